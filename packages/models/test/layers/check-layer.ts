import { createRandom, DenseMatrix, type NdArray, ndArray, sizeOf } from '@entk/core';
import {
  float32Tolerance,
  inFloat64,
  type LayerSpec,
  type NetworkSpec,
  referenceJacobian,
  referenceOutputs,
  withoutSigns,
} from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, it } from 'vitest';
import {
  identityCotangent,
  initialiseBackend,
  type ParameterSet,
  type ParameterTensors,
  parameterTensors,
  type ParameterUse,
  toDense,
  vectorCotangent,
} from '../../src/index.js';
import { disposeAll, fromTensor, scoped, tensorCount, toTensor } from '../../src/tensor/index.js';
import { layerOf } from '../reference/in-this-library.js';

const examples = 3;

/**
 * What every layer must satisfy, against the float64 interpreter: the layer by itself, on inputs that are an array of
 * parameters too, so that one finite difference gives the derivatives by both.
 *
 * @param outputs What `outputSize` must say for `inputSize`.
 */
export function checkLayer(
  spec: LayerSpec,
  inputSize: number,
  outputs: number,
  parameters: NetworkSpec['parameters'] = {},
) {
  const layer = layerOf(spec);
  const random = createRandom(7).fork(JSON.stringify(spec));
  const values: ParameterSet = new Map(
    Object.entries(parameters).map(([name, shape]) => [name, normalArray(shape, () => random.normal())]),
  );
  const inputs = normalArray([examples, inputSize], () => awayFromZero(random.normal()));
  /** The layer behind x = 0·input + b for each example: its derivatives by b are those by the layer's input. */
  const shifted: NetworkSpec = {
    inputSize,
    layers: [{ kind: 'dense', weight: 'zero', bias: 'x' }, spec],
    parameters: { zero: [inputSize, inputSize], x: [inputSize], ...parameters },
  };
  const alone: NetworkSpec = { inputSize, layers: [spec], parameters };
  const tolerance = float32Tolerance(alone);

  beforeAll(() => initialiseBackend());

  it('names the size of its outputs', () => {
    const faults: string[] = [];
    const shapes = new Map(Object.entries(parameters));
    expect(layer.outputShape({ positions: 1, width: inputSize }, shapes, (fault) => faults.push(fault))).toEqual({
      positions: 1,
      width: outputs,
    });
    expect(faults).toEqual([]);
    expect(layer.kind.length).toBeGreaterThan(0);
    expect(layer.parameters.toSorted()).toEqual(Object.keys(parameters).toSorted());
  });

  it('computes forward what the float64 interpreter does', () => {
    const result = run((tensors, batch) =>
      fromTensor(layer.forward({ values: batch, positions: 1 }, tensors).output.values),
    );
    expect(result.shape).toEqual([examples, outputs]);
    expect(Array.from(result.data)).toBeCloseToArray(referenceOutputs(alone, inFloat64(values), inputs).data, {
      absolute: tolerance * magnitudeOutputs(alone),
    });
  });

  it('pulls back to its input what finite differences say', () => {
    const cotangent = normalArray([examples, outputs], () => random.normal());
    const pulled = run((tensors, batch) => {
      const pass = layer.forward({ values: batch, positions: 1 }, tensors);
      const { input } = pass.pullback(vectorCotangent(toTensor(cotangent)));
      return fromTensor(toDense(input(), examples).values);
    });
    const expected = new DenseMatrix(examples, inputSize);
    forEachExample((n, one) => {
      const weights = rowOf(cotangent, n);
      const jacobian = inputJacobian(shifted, values, one);
      for (let i = 0; i < inputSize; i++) {
        for (let o = 0; o < outputs; o++) expected.data[n * inputSize + i] += weights[o] * jacobian.get(o, i);
      }
    });
    expect(Array.from(pulled.data)).toBeCloseToArray(expected.data, { absolute: 4 * tolerance * largest(expected) });
  });

  for (const name of Object.keys(parameters)) {
    it(`gives factors of ${name} whose products are the Jacobian`, () => {
      const expected = referenceJacobian(alone, inFloat64(values), inputs, [name]);
      const size = sizeOf(parameters[name]);
      const jacobian = run((tensors, batch) => {
        const pass = layer.forward({ values: batch, positions: 1 }, tensors);
        return writtenOut(pass.pullback(identityCotangent(outputs)).uses, name, outputs, size);
      });
      expect(Array.from(jacobian)).toBeCloseToArray(expected.data, {
        absolute: tolerance * magnitudeJacobian(alone, name),
      });
      const summed = run((tensors, batch) => {
        const pass = layer.forward({ values: batch, positions: 1 }, tensors);
        const ones = vectorCotangent(toTensor({ shape: [examples, outputs], data: filled(examples * outputs) }));
        return writtenOut(pass.pullback(ones).uses, name, 1, size);
      });
      const overOutputs = DenseMatrix.generate(examples, size, (n, p) => {
        let sum = 0;
        for (let o = 0; o < outputs; o++) sum += expected.get(n * outputs + o, p);
        return sum;
      });
      expect(Array.from(summed)).toBeCloseToArray(overOutputs.data, {
        absolute: tolerance * outputs * magnitudeJacobian(alone, name),
      });
    });
  }

  it('pushes forward what finite differences say, from its input, its parameters, each and both', () => {
    const byInput = normalArray([examples, inputSize], () => random.normal());
    const byParameters = new Map(
      Object.entries(parameters).map(([name, shape]) => [name, normalArray(shape, () => random.normal())]),
    );
    for (const takesInput of [false, true]) {
      for (const names of subsets(Object.keys(parameters))) {
        const tangents = new Map(names.map((name) => [name, byParameters.get(name) as NdArray]));
        const pushed = run((tensors, batch) => {
          const pass = layer.forward({ values: batch, positions: 1 }, tensors);
          const moved = new Map(Array.from(tangents, ([name, array]) => [name, toTensor(array)]));
          const result = pass.pushforward(takesInput ? toTensor(byInput) : undefined, moved);
          return result && fromTensor(result);
        });
        if (!takesInput && names.length === 0) {
          expect(pushed).toBeUndefined();
          continue;
        }
        const expected = new DenseMatrix(examples, outputs);
        forEachExample((n, one) => {
          if (takesInput) addProduct(expected.rowSpan(n), inputJacobian(shifted, values, one), rowOf(byInput, n));
          for (const [name, { data }] of tangents) {
            addProduct(expected.rowSpan(n), referenceJacobian(alone, inFloat64(values), one, [name]), data);
          }
        });
        expect(pushed?.shape).toEqual([examples, outputs]);
        expect(Array.from(pushed?.data ?? [])).toBeCloseToArray(expected.data, {
          absolute: 8 * tolerance * largest(expected),
        });
      }
    }
  });

  it('has adjoint pullback and pushforward: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩', () => {
    const v = normalArray([examples, outputs], () => random.normal());
    const byInput = normalArray([examples, inputSize], () => random.normal());
    const tangents = new Map(
      Object.entries(parameters).map(([name, shape]) => [name, normalArray(shape, () => random.normal())]),
    );
    const [pushed, terms] = run((tensors, batch) => {
      const pass = layer.forward({ values: batch, positions: 1 }, tensors);
      const moved = new Map(Array.from(tangents, ([name, array]) => [name, toTensor(array)]));
      const result = pass.pushforward(toTensor(byInput), moved) ?? toTensor(ndArray([0]));
      const { input, uses } = pass.pullback(vectorCotangent(toTensor(v)));
      const pulled = fromTensor(toDense(input(), examples).values).data;
      const products = Array.from(pulled, (value, index) => value * byInput.data[index]);
      for (const [name, { data }] of tangents) {
        writtenOut(uses, name, 1, data.length).forEach((value, index) =>
          products.push(value * data[index % data.length]),
        );
      }
      return [fromTensor(result).data, products];
    });
    const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
    const right = terms.reduce((sum, term) => sum + term, 0);
    expect(Math.abs(dot(v.data, pushed) - right)).toBeLessThan(tolerance * size);
  });

  it('leaves no tensor behind', () => {
    const before = tensorCount();
    run((tensors, batch) => fromTensor(layer.forward({ values: batch, positions: 1 }, tensors).output.values));
    expect(tensorCount()).toBe(before);
  });

  function run<T>(body: (tensors: ParameterTensors, batch: ReturnType<typeof toTensor>) => T): T {
    const tensors = parameterTensors(values);
    try {
      return scoped(() => body(tensors, toTensor(inputs)));
    } finally {
      disposeAll(tensors.values());
    }
  }

  function forEachExample(body: (n: number, one: NdArray) => void): void {
    for (let n = 0; n < examples; n++) body(n, ndArray([1, inputSize], rowOf(inputs, n).slice()));
  }

  function magnitudeOutputs(network: NetworkSpec): number {
    const { spec: absolute, parameters: sizes, inputs: batch } = withoutSigns(network, inFloat64(values), inputs);
    return largest(referenceOutputs(absolute, sizes, batch));
  }

  function magnitudeJacobian(network: NetworkSpec, name: string): number {
    const { spec: absolute, parameters: sizes, inputs: batch } = withoutSigns(network, inFloat64(values), inputs);
    return largest(referenceJacobian(absolute, sizes, batch, [name]));
  }
}

/** Σ over the uses of one parameter of δ ⊗ a, [N·C, P], by plain loops. */
export function writtenOut(uses: readonly ParameterUse[], name: string, outputs: number, size: number): Float64Array {
  const count = uses.flatMap((use) => (use.kind === 'matrix' ? [use.activation.shape[0]] : []))[0] ?? examples;
  const jacobian = new Float64Array(count * outputs * size);
  for (const use of uses.filter(({ parameter }) => parameter === name)) {
    const { shape, data } = fromTensor(toDense(use.cotangent, count).values);
    const width = shape[1];
    const activation = use.kind === 'matrix' ? fromTensor(use.activation) : undefined;
    const inputs = activation ? activation.shape[1] : 1;
    for (let row = 0; row < count * outputs; row++) {
      const n = Math.floor(row / outputs);
      for (let o = 0; o < width; o++) {
        for (let i = 0; i < inputs; i++) {
          const place = use.kind === 'matrix' && use.transposed ? i * width + o : o * inputs + i;
          jacobian[row * size + place] += data[row * width + o] * (activation ? activation.data[n * inputs + i] : 1);
        }
      }
    }
  }
  return jacobian;
}

function inputJacobian(shifted: NetworkSpec, values: ParameterSet, one: NdArray): DenseMatrix {
  const zero = shifted.parameters.zero;
  const at = new Map([['zero', ndArray(zero)], ['x', ndArray([one.data.length], one.data)], ...values]);
  return referenceJacobian(shifted, inFloat64(at), one, ['x']);
}

function addProduct(target: Float64Array, matrix: DenseMatrix, vector: ArrayLike<number>): void {
  for (let i = 0; i < matrix.rows; i++) {
    for (let j = 0; j < matrix.columns; j++) target[i] += matrix.get(i, j) * vector[j];
  }
}

function subsets(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((__, index) => bits & (1 << index)));
}

function normalArray(shape: readonly number[], draw: () => number): NdArray {
  const array = ndArray(shape);
  for (let index = 0; index < array.data.length; index++) array.data[index] = draw();
  return array;
}

/** Far from the kink of a ReLU. */
function awayFromZero(value: number): number {
  return value + Math.sign(value) * 0.1;
}

function rowOf({ shape: [, columns], data }: NdArray, row: number): Float32Array {
  return data.subarray(row * columns, (row + 1) * columns);
}

function filled(length: number): Float32Array {
  return new Float32Array(length).fill(1);
}

function largest({ data }: DenseMatrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += a[index] * b[index];
  return sum;
}
