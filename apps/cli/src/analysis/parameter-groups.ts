import { isDeepStrictEqual } from 'node:util';
import { MisuseError } from '@entk/core';
import { headsApart, type Layer, type Network, type NetworkWithParameters } from '@entk/models';
import { matchingShapes } from '@entk/models/layers';

/** Parameters whose kernel is taken by itself. */
export interface ParameterGroup {
  /** `net.0`, or `W, b` where names have nothing in common. */
  readonly label: string;
  readonly parameters: readonly string[];
  /** Whether the eigenvectors of its kernel are kept, for what is rotated. @default false */
  readonly vectors?: boolean;
}

/**
 * The parameters of each layer that has any, in the order of the layers, blocks opened; those of a tied layer once. Of
 * a network with attention, whose layers are of many matrices, each parameter by itself.
 */
export function parameterGroups({ layers }: Pick<Network, 'layers'>): ParameterGroup[] {
  if (layers.some(attends)) {
    const names = new Set(layers.flatMap(({ parameters }) => parameters));
    return Array.from(names, (name) => ({ label: name, parameters: [name] }));
  }
  const groups = new Map<string, ParameterGroup>();
  for (const parameters of layers.flatMap(namesOf)) {
    const key = JSON.stringify(parameters);
    if (!groups.has(key)) groups.set(key, { label: labelOf(parameters), parameters });
  }
  return [...groups.values()];
}

/**
 * The groups with the parameters of a choice alone.
 *
 * @param chosen Names; groups without any of them are left out.
 */
export function chosenGroups(groups: readonly ParameterGroup[], chosen: readonly string[]): ParameterGroup[] {
  const kept = groups.flatMap(({ label, parameters, ...group }) => {
    const own = parameters.filter((name) => chosen.includes(name));
    if (own.length === 0) return [];
    return [{ ...group, label: own.length === parameters.length ? label : labelOf(own), parameters: own }];
  });
  return kept.filter(({ parameters }, index) => {
    return kept.findIndex((other) => isDeepStrictEqual(other.parameters, parameters)) === index;
  });
}

/**
 * The names that a choice on the command line stands for: names and patterns separated by commas, as
 * `selectParameters` takes them, or `all`.
 *
 * @throws MisuseError naming what stands for no parameter, and those that there are.
 */
export function chosenParameters(shapes: ReadonlyMap<string, readonly number[]>, choice: string): string[] {
  const names = choice.split(',').map((name) => name.trim());
  if (names.join() === 'all' && !shapes.has('all')) return Array.from(shapes.keys());
  return Array.from(matchingShapes('analyze', shapes, names).keys());
}

/**
 * A network whose heads have parameters of their own where a choice names some of these, `blocks.0.attn.3.**`, and the
 * network as it is where it does not.
 */
export function withChosenHeads<State extends NetworkWithParameters>(state: State, choice: string | undefined): State {
  const { network, parameters } = state;
  if (choice === undefined || isChoice(network, choice) || !network.layers.some(attends)) return state;
  const apart = headsApart(network, parameters);
  return isChoice(apart.network, choice) ? { ...state, ...apart } : state;
}

function isChoice({ parameterShapes }: Network, choice: string): boolean {
  try {
    chosenParameters(parameterShapes, choice);
    return true;
  } catch (error) {
    if (error instanceof MisuseError) return false;
    throw error;
  }
}

function attends({ kind, inner = {} }: Layer): boolean {
  return kind === 'attention' || Object.values(inner).flat().some(attends);
}

/** What a layer reads itself, and then what each layer inside it does. */
function namesOf({ parameters, inner = {} }: Layer): string[][] {
  const inside = Object.values(inner).flat();
  const own = parameters.filter((name) => !inside.some((layer) => layer.parameters.includes(name)));
  return [...(own.length > 0 ? [own] : []), ...inside.flatMap(namesOf)];
}

/** `net.0` of `net.0.weight` and `net.0.bias`. */
function labelOf(parameters: readonly string[]): string {
  const scopes = new Set(parameters.map((name) => name.replace(/[./][^./]*$/, '')));
  const [scope] = scopes;
  return parameters.length > 1 && scopes.size === 1 && !parameters.includes(scope) ? scope : parameters.join(', ');
}
