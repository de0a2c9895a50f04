import { DenseMatrix, type NdArray, ndArray, type NumericArray, sizeOf } from '@entk/core';
import { type Float64Parameters, type Interpretation, referenceOutputs } from './interpreter.js';
import type { LayerSpec, NetworkSpec } from './spec.js';

/**
 * ∂f_c(x_n)/∂θ_μ by central differences of steps h and 2h, extrapolated: axes [N·C, P]. Its error is of order h⁴, and
 * eps64/h of the outputs, about 1e-12, far below float32.
 *
 * @param interpretation Called for each evaluation.
 */
export function referenceJacobian(
  spec: NetworkSpec,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
  names: readonly string[] = Array.from(parameters.keys()),
  interpretation: () => Interpretation = () => ({}),
): DenseMatrix {
  const at = (name: string, index: number, step: number) => {
    const moved = new Map(parameters);
    const { shape, data } = parameters.get(name) as { shape: readonly number[]; data: Float64Array };
    moved.set(name, { shape, data: data.with(index, data[index] + step) });
    return referenceOutputs(spec, moved, inputs, interpretation()).data;
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

const kindsWithSigns: readonly string[] = ['dense', 'scale', 'quadratic', 'relu', 'cubic'];

/**
 * The network with every sign gone: |W|, |b|, |x|, and no gate. No entry of the network's outputs or Jacobian is larger
 * than this one's, and the roundings of a computation are bounded by it. For dense layers, scales and powers only.
 */
export function withoutSigns(spec: NetworkSpec, parameters: Float64Parameters, inputs: NdArray) {
  const layers = spec.layers.map((layer): LayerSpec => {
    if (!kindsWithSigns.includes(layer.kind)) throw new Error(`no bound by signs for ${layer.kind}`);
    if (layer.kind === 'relu') return { kind: 'scale', factor: 1 };
    return layer.kind === 'scale' ? { ...layer, factor: Math.abs(layer.factor) } : layer;
  });
  const sizes: Float64Parameters = new Map(
    Array.from(parameters, ([name, { shape, data }]) => [name, { shape, data: data.map(Math.abs) }] as const),
  );
  return { spec: { ...spec, layers }, parameters: sizes, inputs: ndArray(inputs.shape, inputs.data.map(Math.abs)) };
}

/**
 * Roundings on the way through a network in float32, forward or back, as a share of the largest number of the network
 * without signs: a product of inner length l errs by l + 1 units, a bias or an elementwise map by 2 more, and a power
 * multiplies the errors behind it. The factor 2 is for the way back, which meets the errors of the way forward again.
 */
export function float32Tolerance({ layers, parameters, inputSize }: NetworkSpec): number {
  let units = 1;
  for (const layer of layers) {
    if (layer.kind === 'dense') units += Math.max(...parameters[layer.weight], inputSize) + 3;
    else units = (layer.kind === 'quadratic' ? 2 : layer.kind === 'cubic' ? 3 : 1) * units + 2;
  }
  return 2 * units * 2 ** -24;
}

/** The smallest |x| that any ReLU sees: a finite difference must not step over the kink. */
export function distanceToKink(
  spec: NetworkSpec,
  parameters: Float64Parameters,
  inputs: NdArray<NumericArray>,
): number {
  let distance = Infinity;
  referenceOutputs(spec, parameters, inputs, {
    onLayer(layer, values) {
      if (layer.kind === 'relu') distance = Math.min(distance, ...values.flat().map(Math.abs));
    },
  });
  return distance;
}
