import { createRandom, DenseMatrix, type NdArray, ndArray, sizeOf } from '@entk/core';
import { it } from 'vitest';
import { expect } from '../matchers/register.js';
import {
  addProducts,
  adjointShare,
  awayFromZero,
  once,
  sizeOfWeights,
  subsets,
  weightedRows,
} from './check-numbers.js';
import { referenceJacobian } from './float64.js';
import type { NetworkDescription } from './description.js';
import { inFloat64, referenceOutputs } from './interpreter.js';
import { type LayerCase, sumOf } from './layers/reference.js';
import { roundingTolerance } from './rounding.js';
import { writtenOut } from './written-out.js';
import type { LayerLibrary, TestedLayer, TestedPass } from './tested-layer.js';

const examples = 3;

/**
 * What every layer must satisfy, in every library of layers: shapes; forward as the float64 interpreter; pullback and
 * pushforward as finite differences of it, by inputs and by every parameter; both as adjoints; no tensor left behind.
 *
 * Call it inside `describe`.
 *
 * @param register Gets the name and the body of each check. @default Vitest's `it`
 */
export function checkLayer<Tensor, Cotangent>(
  library: LayerLibrary<Tensor, Cotangent>,
  { layer: description, input, output, parameters = {}, buffers = {} }: LayerCase,
  register: (name: string, check: () => void) => unknown = it,
): void {
  const { positions = 1, width, tokens = false, grid } = input;
  const outputs = output.positions * output.width;
  const random = createRandom(7).fork(JSON.stringify([description, input]));
  const values = new Map(Object.entries(parameters).map(([name, shape]) => [name, normals(shape)]));
  for (const [name, shape] of Object.entries(buffers)) {
    values.set(name, ndArray(shape, normals(shape).data.map(Math.abs)));
  }
  const inputs = tokens ? integers([examples, positions]) : normals([examples, positions, width]);
  const alone: NetworkDescription = {
    inputs: tokens ? { positions, vocabulary: width } : { positions, size: width, grid },
    layers: [description],
    parameters,
  };
  /** The layer after x = 0 + x: derivatives by x are those by the layer's input. */
  const shifted: NetworkDescription = {
    inputs: { positions, size: width, grid },
    layers: [{ kind: 'positionEmbedding', weight: 'x' }, description],
    parameters: { x: [positions, width], ...parameters },
  };
  const inFull = inFloat64(values);
  const names = Object.keys(parameters);
  const derivativeBy = once((name: string) => referenceJacobian(alone, inFull, inputs, [name]));
  const roundingBy = once((name: string) => roundingTolerance(alone, inFull, inputs, [name]).jacobian);
  const byInput = once(derivativeByInput);

  register('names the shape of its outputs and its parameters', () => {
    const faults: string[] = [];
    const shapes = new Map(Object.entries({ ...parameters, ...buffers }));
    const shape = layer().outputShape({ positions, width, tokens, grid }, shapes, (fault) => faults.push(fault));
    expect({ positions: shape.positions, width: shape.width, grid: shape.grid }).toEqual(output);
    expect(faults).toEqual([]);
    expect(layer().kind.length).toBeGreaterThan(0);
    expect(layer().parameters.toSorted()).toEqual(names.toSorted());
    expect(Object.keys(layer().buffers ?? {})).toEqual(Object.keys(buffers));
    expect(layer().takesTokens ?? false).toBe(tokens);
  });

  register('computes forward what the float64 interpreter does', () => {
    const result = run(({ output: given }) => [given, library.fromTensor(given.values)] as const);
    expect(result[0].positions).toBe(output.positions);
    expect(result[0].grid).toEqual(output.grid);
    expect(result[1].shape).toEqual([examples * output.positions, output.width]);
    const allowed = roundingTolerance(alone, inFull, inputs, []).outputs;
    expect(Array.from(result[1].data)).toBeCloseToArray(referenceOutputs(alone, inFull, inputs).data, {
      absolute: allowed,
    });
  });

  for (const [form, cotangentOf] of tokens ? [] : cotangents()) {
    register(`pulls back to its input what finite differences say, ${form}`, () => {
      const weights = weightsOf(form);
      const pulled = run((pass) => {
        const dense = library.toDense(pass.pullback(cotangentOf()).input(), examples);
        expect(dense.positions).toBe(positions);
        return library.fromTensor(dense.values);
      });
      const { derivative, allowed } = byInput('x');
      const expected = weightedRows(weights, derivative, outputs);
      expect(Array.from(pulled.data)).toBeCloseToArray(expected.data, { absolute: allowed * sizeOfWeights(weights) });
    });
  }

  for (const [form, cotangentOf] of cotangents()) {
    for (const name of names) {
      register(`gives factors of ${name} whose products are the Jacobian, ${form}`, () => {
        const weights = weightsOf(form);
        const found = run((pass) =>
          writtenOut(library, pass.pullback(cotangentOf()).uses, name, parameters[name], examples),
        );
        expect(found).toBeCloseToArray(weightedRows(weights, derivativeBy(name), outputs).data, {
          absolute: roundingBy(name) * sizeOfWeights(weights),
        });
      });
    }
  }

  register('pushes forward what finite differences say, from its input, its parameters, each and both', () => {
    const moved = new Map(names.map((name) => [name, normals(parameters[name])]));
    const change = normals([examples * positions, width]);
    for (const takesInput of tokens ? [false] : [false, true]) {
      for (const some of subsets(names)) {
        const pushed = run((pass) => {
          const tangents = new Map(some.map((name) => [name, library.toTensor(moved.get(name) as NdArray)]));
          const result = pass.pushforward(takesInput ? library.toTensor(change) : undefined, tangents);
          return result === undefined ? undefined : library.fromTensor(result);
        });
        if (!takesInput && some.length === 0) {
          expect(pushed).toBeUndefined();
          continue;
        }
        const expected = new DenseMatrix(examples, outputs);
        let allowed = 0;
        if (takesInput) {
          const { derivative, allowed: ofInput } = byInput('x');
          addProducts(expected, derivative, outputs, (n) =>
            change.data.subarray(n * positions * width, (n + 1) * positions * width),
          );
          allowed += ofInput * sizeOfWeights(change);
        }
        for (const name of some) {
          const direction = (moved.get(name) as NdArray).data;
          addProducts(expected, derivativeBy(name), outputs, () => direction);
          allowed += roundingBy(name) * direction.reduce((sum, value) => sum + Math.abs(value), 0);
        }
        expect(pushed?.shape).toEqual([examples * output.positions, output.width]);
        expect(Array.from(pushed?.data ?? [])).toBeCloseToArray(expected.data, { absolute: allowed });
      }
    }
  });

  register('has adjoint pullback and pushforward: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩', () => {
    const v = normals([examples * output.positions, output.width]);
    const change = normals([examples * positions, width]);
    const moved = new Map(names.map((name) => [name, normals(parameters[name])]));
    const [left, right] = run((pass) => {
      const tangents = new Map(Array.from(moved, ([name, array]) => [name, library.toTensor(array)]));
      const pushed = pass.pushforward(tokens ? undefined : library.toTensor(change), tangents);
      const pulled = pass.pullback(library.vectorCotangent(library.toTensor(v), output.positions));
      const products = Array.from(moved).flatMap(([name, { data }]) => {
        const gradients = writtenOut(library, pulled.uses, name, parameters[name], examples);
        return Array.from(gradients, (value, index) => value * data[index % data.length]);
      });
      if (!tokens) {
        const { data } = library.fromTensor(library.toDense(pulled.input(), examples).values);
        products.push(...Array.from(data, (value, index) => value * change.data[index]));
      }
      const along = pushed === undefined ? [] : library.fromTensor(pushed).data;
      return [Array.from(along, (value, index) => value * v.data[index]), products];
    });
    const size = [...left, ...right].reduce((sum, value) => sum + Math.abs(value), 0);
    expect(Math.abs(sumOf(left) - sumOf(right))).toBeLessThanOrEqual(adjointShare * size);
  });

  register('leaves no tensor behind', () => {
    const before = library.tensorCount();
    run((pass) => library.fromTensor(pass.output.values));
    expect(library.tensorCount()).toBe(before);
  });

  function layer(): TestedLayer<Tensor, Cotangent> {
    return library.makeLayer(description);
  }

  function run<T>(body: (pass: TestedPass<Tensor, Cotangent>) => T): T {
    return library.scoped(() => {
      const tensors = new Map(Array.from(values, ([name, array]) => [name, library.toTensor(array)]));
      const batch =
        inputs.data instanceof Int32Array
          ? library.toIntegerTensor(inputs.data)
          : library.toTensor(ndArray([examples * positions, width], inputs.data));
      return body(layer().forward({ values: batch, positions, grid }, tensors));
    });
  }

  /** Every form that a cotangent of the outputs can have. */
  function cotangents(): [string, () => Cotangent][] {
    const identity = () => library.withPositions(library.identityCotangent(outputs), output.positions);
    return [
      ['for the outputs', identity],
      ['for a vector', () => library.vectorCotangent(library.toTensor(vector()), output.positions)],
      ['for the outputs, dense', () => library.toDense(identity(), examples).cotangent],
    ];
  }

  function vector(): NdArray {
    const draws = createRandom(11).fork('cotangent');
    return ndArray(
      [examples * output.positions, output.width],
      Float32Array.from({ length: examples * outputs }, () => draws.normal()),
    );
  }

  /** What the cotangent of a form is, [N, scalars · outputs]. */
  function weightsOf(form: string): NdArray {
    if (form === 'for a vector') return ndArray([examples, outputs], vector().data);
    const identity = ndArray([examples, outputs * outputs]);
    for (let n = 0; n < examples; n++) {
      for (let o = 0; o < outputs; o++) identity.data[n * outputs ** 2 + o * (outputs + 1)] = 1;
    }
    return identity;
  }

  /** ∂output/∂input of every example, [N·outputs, T·H]. */
  function derivativeByInput(): { readonly derivative: DenseMatrix; readonly allowed: number } {
    const derivative = new DenseMatrix(examples * outputs, positions * width);
    let allowed = 0;
    for (let n = 0; n < examples; n++) {
      const size = positions * width;
      const x = ndArray([positions, width], Float32Array.from(inputs.data.subarray(n * size, (n + 1) * size)));
      const at = inFloat64(new Map([['x', x], ...values]));
      const zero = ndArray([1, positions, width]);
      derivative.data.set(referenceJacobian(shifted, at, zero, ['x']).data, n * outputs * size);
      allowed = Math.max(allowed, roundingTolerance(shifted, at, zero, ['x']).jacobian);
    }
    return { derivative, allowed };
  }

  function normals(shape: readonly number[]): NdArray {
    return ndArray(
      shape,
      Float32Array.from({ length: sizeOf(shape) }, () => awayFromZero(random.normal())),
    );
  }

  function integers(shape: readonly number[]): NdArray<Int32Array> {
    return ndArray(
      shape,
      Int32Array.from({ length: sizeOf(shape) }, () => random.integer(width)),
    );
  }
}
