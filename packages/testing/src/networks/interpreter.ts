import { DenseMatrix, type NdArray, type NumericArray, sizeOf } from '@entk/core';
import type { LayerDescription, NetworkDescription } from './description.js';
import type { Evaluation, Float64Parameter, LayerReference, Rows } from './layers/reference.js';
import * as references from './layers/references.js';

/** Parameters in float64, by name, in the order of θ. */
export type Float64Parameters = ReadonlyMap<string, Float64Parameter>;

/** What watches and disturbs an interpretation. */
export interface Interpretation {
  /** Called with what each layer gets. */
  readonly onLayer?: (layer: LayerDescription, input: Rows, grid?: readonly number[]) => void;
  /** Called with every number that a layer computes; gives the number to take in its place. */
  readonly rounded?: Evaluation['rounded'];
}

/** The reference of every kind of layer, by its name. */
export const layerReferences: ReadonlyMap<string, LayerReference> = new Map(
  Object.entries(references).map(([kind, reference]) => [kind, reference as LayerReference]),
);

/** The float32 numbers of a parameter set, exactly. */
export function inFloat64(parameters: ReadonlyMap<string, NdArray>): Float64Parameters {
  return new Map(Array.from(parameters, ([name, { shape, data }]) => [name, { shape, data: Float64Array.from(data) }]));
}

/** f of every example, [N, C], by plain loops in float64 that share no line with any package under test. */
export function referenceOutputs(
  { inputs: { positions = 1, grid, vocabulary }, layers }: NetworkDescription,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
  { onLayer, rounded = (value) => value }: Interpretation = {},
): DenseMatrix {
  const parameter = (name: string) => {
    const found = parameters.get(name);
    if (!found) throw new Error(`the reference has no parameter "${name}"`);
    return found;
  };
  const evaluationOn = (start?: readonly number[], span?: Evaluation['span']): Evaluation => ({
    rounded,
    span,
    parameter,
    grid: start,
    through(chain, rows) {
      let [values, current]: [Rows, readonly number[] | undefined] = [rows, start];
      for (const layer of chain) {
        onLayer?.(layer, values, current);
        const reference = referenceOf(layer.kind);
        const at = evaluationOn(current, values.length === positions ? span : undefined);
        const given = reference.apply(values, layer, at);
        const kept = given.length === values.length ? current : undefined;
        current = reference.gridAfter ? reference.gridAfter(values, layer, at) : kept;
        values = given;
      }
      return values as number[][];
    },
  });
  const outputs = examplesOf(inputs, positions).map((rows) => {
    const { through } = evaluationOn(grid, vocabulary === undefined ? undefined : spanOf(rows));
    // What stands in the place of padding must not be seen.
    const read = vocabulary === undefined ? rows : rows.map(([token]) => [Math.max(token, 0)]);
    return through(layers, read).flat();
  });
  return DenseMatrix.fromRows(outputs);
}

function referenceOf(kind: string): LayerReference {
  const reference = layerReferences.get(kind);
  if (!reference) throw new Error(`there is no reference for the layer ${kind}`);
  return reference;
}

function spanOf(tokens: Rows): Evaluation['span'] {
  const present = tokens.map(([token]) => token >= 0);
  return { from: present.indexOf(true), to: present.lastIndexOf(true) + 1 };
}

/** Each example as [T][D], or [T][1] for tokens. */
function examplesOf({ shape: [count, ...axes], data }: NdArray<NumericArray>, positions: number): number[][][] {
  const width = sizeOf(axes) / positions;
  return Array.from({ length: count }, (_, n) =>
    Array.from({ length: positions }, (__, t) =>
      Array.from({ length: width }, (___, i) => Number(data[(n * positions + t) * width + i])),
    ),
  );
}
