import { DenseMatrix, type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import { type Float64Parameters, type Interpretation, referenceOutputs } from './interpreter.js';
import type { LayerDescription, NetworkDescription } from './description.js';

/**
 * ∂f_c(x_n)/∂θ_μ by central differences of steps h and 2h, extrapolated: axes [N·C, P]. Its error is of order h⁴, and
 * eps64/h of the outputs, about 1e-12, far below float32.
 *
 * @param interpretation Called for each evaluation.
 */
export function referenceJacobian(
  description: NetworkDescription,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
  names: readonly string[] = Array.from(parameters.keys()),
  interpretation: () => Interpretation = () => ({}),
): DenseMatrix {
  const at = (name: string, index: number, step: number) => {
    const moved = new Map(parameters);
    const { shape, data } = parameters.get(name) as { shape: readonly number[]; data: Float64Array };
    moved.set(name, { shape, data: data.with(index, data[index] + step) });
    return referenceOutputs(description, moved, inputs, interpretation()).data;
  };
  const columns: Float64Array[] = [];
  for (const [name, { shape }] of parameters) {
    if (!names.includes(name)) continue;
    for (let index = 0; index < sizeOf(shape); index++) {
      const [right, left] = [at(name, index, differenceStep), at(name, index, -differenceStep)];
      const [farRight, farLeft] = [at(name, index, 2 * differenceStep), at(name, index, -2 * differenceStep)];
      columns.push(
        right.map((value, row) => (8 * (value - left[row]) - (farRight[row] - farLeft[row])) / (12 * differenceStep)),
      );
    }
  }
  return DenseMatrix.fromRows(columns).transpose();
}

/** Outputs stay below some hundreds in the tests' networks, and derivatives of a parameter's fifth order too. */
export const differenceStep = 1e-4;

/**
 * The network with every sign gone: |W|, |b|, |x|, and no gate. No entry of the network's outputs or Jacobian is larger
 * than this one's, and the roundings of a computation are bounded by it. For dense layers, scales and powers only.
 */
export function withoutSigns(description: NetworkDescription, parameters: Float64Parameters, inputs: NdArray) {
  const layers = description.layers.map((layer: LayerDescription): LayerDescription => {
    if (layer.kind !== 'dense' && !(layer.kind in powerOf)) throw new Error(`no bound by signs for ${layer.kind}`);
    if (layer.kind === 'relu') return { kind: 'scale', factor: 1 };
    return layer.kind === 'scale' ? { ...layer, factor: Math.abs(layer.factor as number) } : layer;
  });
  const sizes: Float64Parameters = new Map(
    Array.from(parameters, ([name, { shape, data }]) => [name, { shape, data: data.map(Math.abs) }] as const),
  );
  return {
    description: { ...description, layers },
    parameters: sizes,
    inputs: ndArray(inputs.shape, inputs.data.map(Math.abs)),
  };
}

/** How a layer without parameters multiplies the roundings before it. */
const powerOf: Readonly<Record<string, number>> = { scale: 1, relu: 1, quadratic: 2, cubic: 3 };

/**
 * Roundings on the way through a network in float32, forward or back, as a share of the largest number of the network
 * without signs: a product of inner length l errs by l + 1 units, a bias or an elementwise map by 2 more, and a power
 * multiplies the errors before it. The factor 2 is for the way back, which meets the errors of the way forward again.
 */
export function float32Tolerance({ layers, parameters, inputs: { size = 0 } }: NetworkDescription): number {
  let units = 1;
  for (const { kind, weight } of layers as readonly LayerDescription[]) {
    if (kind === 'dense') units += Math.max(...parameters[weight as string], size) + 3;
    else units = powerOf[kind] * units + 2;
  }
  return 2 * units * 2 ** -24;
}
