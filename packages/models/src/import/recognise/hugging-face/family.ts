import type { LayerDescription } from '../../../description/network-description.js';
import type { WeightMapping } from '../../weight-mapping.js';

/** What a family of models makes of a configuration. */
export interface FamilyNetwork {
  readonly vocabulary: number;
  /** Numbers of a hidden state, where those of the last layer are the outputs. */
  readonly width?: number;
  /** Positions that the model was made for, where nobody says how long the inputs are. */
  readonly mostPositions: number;
  readonly layers: readonly LayerDescription[];
  readonly mapping?: WeightMapping;
  readonly assumptions?: readonly string[];
}

/** What a family looks at beside the configuration. */
export interface FamilyInputs {
  readonly config: object;
  /** Names of the tensors. */
  readonly names: ReadonlySet<string>;
  /** T, if it is known. */
  readonly positions?: number;
}

/** A family of models: how the `model_type` of a `config.json` is a network. */
export interface Family {
  /** `model_type`. */
  readonly modelType: string;
  network(inputs: FamilyInputs): FamilyNetwork;
}

/** The first prefix under which a tensor stands; the first of all, if none does. */
export function prefixOf(names: ReadonlySet<string>, prefixes: readonly string[], tensor: string): string {
  return prefixes.find((prefix) => names.has(`${prefix}${tensor}`)) ?? prefixes[0];
}

/** The unembedding: a weight of its own, or the embedding once more. */
export function unembedding(
  { tied, embedding }: { readonly tied: boolean; readonly embedding: string },
  own: string,
): { readonly layer: LayerDescription; readonly ignore: readonly string[] } {
  if (!tied) return { layer: { kind: 'dense', weight: own }, ignore: [] };
  return { layer: { kind: 'dense', weight: embedding }, ignore: [own] };
}

/** softcap·tanh(x/softcap), of logits. */
export function capped(softcap: number | undefined): LayerDescription[] {
  if (softcap === undefined) return [];
  return [{ kind: 'scale', factor: 1 / softcap }, { kind: 'tanh' }, { kind: 'scale', factor: softcap }];
}
