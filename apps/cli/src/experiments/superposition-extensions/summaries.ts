import { type ExtensionMeasurements, type Method, methods, type SpectrumOrder } from './measurements.js';
import type { FamilyMatch } from './match.js';

/** Mean and standard deviation over networks. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** The networks of one structure and width. */
export interface ExtensionGroup {
  readonly structure: ExtensionMeasurements['structure'];
  readonly hiddenUnits: number;
  readonly networks: readonly ExtensionMeasurements[];
}

export type Family = keyof FamilyMatch;

export const families: readonly Family[] = ['children', 'parents'];

/** What methods are called in figures and tables. */
export const methodLabels: Readonly<Record<Method, string>> = {
  eigenvectors: 'eNTK: eigenvectors',
  byOutputs: 'eNTK: by outputs',
  byUnits: 'eNTK, class mean: by units',
  pca: 'PCA',
  ica: 'ICA',
  autoencoder: 'sparse autoencoder',
  outputs: 'outputs as they are',
};

/** Ways that ask the kernel, and ways that ask the hidden activations. */
export const kernelMethods = ['eigenvectors', 'byOutputs', 'byUnits'] as const satisfies readonly Method[];
export const hiddenMethods = ['pca', 'ica', 'autoencoder'] as const satisfies readonly Method[];

/** Networks by structure and width, in the order that they come in. */
export function groupsOf(networks: readonly ExtensionMeasurements[]): ExtensionGroup[] {
  const keyOf = ({ structure, hiddenUnits }: ExtensionMeasurements) => `${structure} ${hiddenUnits}`;
  return Array.from(new Set(networks.map(keyOf)), (key) => {
    const own = networks.filter((network) => keyOf(network) === key);
    return { structure: own[0].structure, hiddenUnits: own[0].hiddenUnits, networks: own };
  });
}

/** A method's match with a family over the networks of a group; undefined where features have no parents. */
export function matchOf({ networks }: ExtensionGroup, method: Method, family: Family): Spread | undefined {
  return spreadOf(networks.flatMap(({ matches }) => matches[method][family] ?? []));
}

/** The method of a list that matches a family best. */
export function bestOf(
  group: ExtensionGroup,
  among: readonly Method[],
  family: Family,
): { method: Method; mean: number } {
  const means = among.map((method) => ({ method, mean: matchOf(group, method, family)?.mean ?? 0 }));
  return means.reduce((best, one) => (one.mean > best.mean ? one : best));
}

/** Mean norms of a group in the ranges of the spectrum. */
export function meanOrder(orders: readonly SpectrumOrder[]): SpectrumOrder {
  const meanBy = (of: (order: SpectrumOrder) => number) => spreadOf(orders.map(of))?.mean ?? 0;
  return {
    leading: { parents: meanBy(({ leading }) => leading.parents), children: meanBy(({ leading }) => leading.children) },
    following: {
      parents: meanBy(({ following }) => following.parents),
      children: meanBy(({ following }) => following.children),
    },
  };
}

/** `m = 6, correlated`. */
export function groupName({ structure, hiddenUnits }: ExtensionGroup): string {
  return `${structure}, m = ${hiddenUnits}`;
}

/** The widest networks last. */
export function widthsOf(groups: readonly ExtensionGroup[]): number[] {
  return Array.from(new Set(groups.map(({ hiddenUnits }) => hiddenUnits))).toSorted((left, right) => left - right);
}

/** Whether every method has a label: the list of methods is complete. */
export const labelledMethods = methods.map((method) => ({ method, label: methodLabels[method] }));

function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}
