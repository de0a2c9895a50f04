// Tests no single file: what holds of the kernel of every network, at any parameters and inputs.
import { DenseMatrix, type NdArray, ndArray } from '@entk/core';
import {
  denseJacobian,
  type FactoredJacobian,
  factoredJacobian,
  rescaleOutputs,
  selectParameters,
} from '@entk/jacobians';
import { defineNetwork, dense, initialiseBackend, quadratic, relu } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { eigh } from '@entk/spectral';
import { orders, orthonormalBases } from '@entk/testing/arbitraries';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { afterEach, beforeAll, describe, it } from 'vitest';
import { type Collapse, crossKernel, kernelSpectrum, flattenedTrace, empiricalNtk, rowIndex } from '../../src/index.js';
import { everyCollapse } from '../definition.js';
import { randomJacobian } from '../random-jacobian.js';
import { eps32, sameFactors, semidefinite } from '../tolerances.js';

beforeAll(() => initialiseBackend());
afterEach(() => expect(tensorCount()).toBe(0));

const seeds = fc.nat(2 ** 31 - 1);
const runs = { numRuns: 60 };
const largest = ({ data }: DenseMatrix) => data.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
/** Sums in another order, as a share of the largest entry of the flattened kernel, which bounds every term. */
const roundingOf = (jacobian: FactoredJacobian) => ({
  absolute: sameFactors * jacobian.outputCount * largest(flattened(jacobian)) + 1e-300,
});
const flattened = (jacobian: FactoredJacobian) =>
  empiricalNtk(jacobian, { kind: 'flattened', rowOrder: 'exampleMajor' }).matrix;
const sum = (matrices: readonly DenseMatrix[]) =>
  DenseMatrix.generate(matrices[0].rows, matrices[0].columns, (i, j) =>
    matrices.reduce((total, matrix) => total + matrix.get(i, j), 0),
  );
const scaled = (matrix: DenseMatrix, factor: number) =>
  DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) => factor * matrix.get(i, j));
const outputsOf = ({ outputCount }: FactoredJacobian) => Array.from({ length: outputCount }, (_, output) => output);

describe('the kernel of any network', () => {
  it('is symmetric in every collapse, and positive semidefinite', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const jacobian = randomJacobian(seed);
        for (const collapse of everyCollapse(jacobian.outputCount)) {
          const { matrix } = empiricalNtk(jacobian, collapse);
          expect(matrix).toBeSymmetric({ relativeToMax: sameFactors });
          const { values } = await eigh(matrix, { vectors: false });
          expect(values[values.length - 1]).toBeGreaterThanOrEqual(-semidefinite * matrix.rows * largest(matrix));
        }
      }),
      runs,
    );
  });

  it('has collapses that agree: trace = C · mean = Σ per class; blocks and mean output of the flattened', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const jacobian = randomJacobian(seed);
        const [C, N] = [jacobian.outputCount, jacobian.exampleCount];
        const of = (collapse: Collapse) => empiricalNtk(jacobian, collapse).matrix;
        const tolerance = roundingOf(jacobian);
        const trace = of({ kind: 'trace' });
        expect(scaled(of({ kind: 'classMean' }), C)).toBeCloseToArray(trace, tolerance);
        const classes = outputsOf(jacobian).map((output) => of({ kind: 'perClass', output }));
        expect(sum(classes)).toBeCloseToArray(trace, tolerance);
        const whole = flattened(jacobian);
        const block = (i: number, j: number) =>
          DenseMatrix.generate(N, N, (a, b) =>
            whole.get(rowIndex('exampleMajor', a, i, N, C), rowIndex('exampleMajor', b, j, N, C)),
          );
        classes.forEach((matrix, output) => expect(block(output, output)).toBeCloseToArray(matrix, tolerance));
        const blocks = outputsOf(jacobian).flatMap((i) => outputsOf(jacobian).map((j) => block(i, j)));
        expect(scaled(sum(blocks), 1 / C ** 2)).toBeCloseToArray(of({ kind: 'meanOutput' }), tolerance);
        const other = of({ kind: 'flattened', rowOrder: 'classMajor' });
        const reordered = DenseMatrix.generate(N * C, N * C, (r, s) =>
          other.get(
            rowIndex('classMajor', Math.floor(r / C), r % C, N, C),
            rowIndex('classMajor', Math.floor(s / C), s % C, N, C),
          ),
        );
        expect(reordered).toBeCloseToArray(whole, tolerance);
        const diagonal = Array.from({ length: N * C }, (_, i) => whole.get(i, i)).reduce(
          (total, entry) => total + entry,
          0,
        );
        expect([flattenedTrace(jacobian)]).toBeCloseToArray([diagonal], { absolute: N * C * tolerance.absolute });
      }),
      runs,
    );
  });

  it('is the sum of the kernels by each parameter', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const jacobian = randomJacobian(seed);
        const names = Array.from(jacobian.parameterShapes.keys());
        for (const collapse of everyCollapse(jacobian.outputCount)) {
          const parts = names.map((name) => empiricalNtk(selectParameters(jacobian, [name]), collapse).matrix);
          expect(sum(parts)).toBeCloseToArray(empiricalNtk(jacobian, collapse).matrix, roundingOf(jacobian));
        }
      }),
      runs,
    );
  });

  it('is J Jᵀ of the dense Jacobian', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const jacobian = randomJacobian(seed);
        const rows = jacobian.exampleCount * jacobian.outputCount;
        const product = new DenseMatrix(rows, rows);
        for (const { data } of denseJacobian(jacobian).values()) {
          const size = data.length / rows;
          for (let r = 0; r < rows; r++) {
            for (let s = 0; s < rows; s++) {
              for (let k = 0; k < size; k++) product.data[r * rows + s] += data[r * size + k] * data[s * size + k];
            }
          }
        }
        expect(flattened(jacobian)).toBeCloseToArray(product, roundingOf(jacobian));
      }),
      runs,
    );
  });

  it('is itself at β = 0, and D K D with factors D', () => {
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.double({ min: 0.1, max: 2, noNaN: true })), (seed, stream) => {
        const jacobian = randomJacobian(seed);
        const C = jacobian.outputCount;
        const importance = Array.from({ length: C }, () => stream.next().value);
        const atZero = rescaleOutputs(
          jacobian,
          importance.map((value) => value ** 0),
        );
        const whole = flattened(jacobian);
        expect(flattened(atZero)).toBeCloseToArray(whole);
        const rescaled = flattened(rescaleOutputs(jacobian, importance));
        const expected = DenseMatrix.generate(
          whole.rows,
          whole.rows,
          (r, s) => importance[r % C] * whole.get(r, s) * importance[s % C],
        );
        expect(rescaled).toBeCloseToArray(expected, { absolute: 4 * roundingOf(jacobian).absolute });
      }),
      runs,
    );
  });
});

describe('the kernel of a network of two layers', () => {
  const [D, H, C] = [3, 4, 3];
  /** Exact in float32, and far from the numbers that have fewer digits. */
  const width = fc.integer({ min: -64, max: 64 }).map((value) => value / 64);
  const array = (shape: readonly number[]) =>
    fc
      .array(width, { minLength: shape[0] * shape[1], maxLength: shape[0] * shape[1] })
      .map((list) => ndArray(shape, Float32Array.from(list)));
  const network = defineNetwork({
    inputSize: D,
    layers: [dense({ weight: 'W1' }), quadratic(), dense({ weight: 'W2' })],
    parameters: { W1: [H, D], W2: [C, H] },
  });
  const jacobianAt = (first: NdArray, second: NdArray, inputs: NdArray) =>
    factoredJacobian(
      network,
      new Map([
        ['W1', first],
        ['W2', second],
      ]),
      inputs,
    );

  it('only permutes its rows when examples are permuted', () => {
    fc.assert(
      fc.property(array([H, D]), array([C, H]), array([5, D]), orders(5), (first, second, inputs, order) => {
        const permuted = ndArray(
          [5, D],
          Float32Array.from(order.flatMap((n) => [...inputs.data.subarray(n * D, (n + 1) * D)])),
        );
        const [before, after] = [inputs, permuted].map((batch) => jacobianAt(first, second, batch));
        for (const collapse of [{ kind: 'classMean' }, { kind: 'meanOutput' }] as const) {
          const [k, moved] = [before, after].map((jacobian) => empiricalNtk(jacobian, collapse).matrix);
          const expected = DenseMatrix.generate(5, 5, (i, j) => k.get(order[i], order[j]));
          expect(moved).toBeCloseToArray(expected, roundingOf(before));
        }
        const cross = crossKernel(before, after, { kind: 'trace' }).matrix;
        const own = empiricalNtk(before, { kind: 'trace' }).matrix;
        const expected = DenseMatrix.generate(5, 5, (i, j) => own.get(i, order[j]));
        expect(cross).toBeCloseToArray(expected, roundingOf(before));
      }),
      runs,
    );
  });

  it('keeps trace and flattened spectrum when outputs are rotated by the last layer', async () => {
    await fc.assert(
      fc.asyncProperty(
        array([H, D]),
        array([C, H]),
        array([4, D]),
        orthonormalBases(C, C),
        async (first, second, inputs, q) => {
          const turned = ndArray([C, H]);
          for (let c = 0; c < C; c++) {
            for (let h = 0; h < H; h++) {
              let total = 0;
              for (let k = 0; k < C; k++) total += q.get(c, k) * second.data[k * H + h];
              turned.data[c * H + h] = total;
            }
          }
          const [before, after] = [second, turned].map((last) => jacobianAt(first, last, inputs));
          const [spectrum, other] = await Promise.all(
            [before, after].map((jacobian) =>
              kernelSpectrum(jacobian, { kind: 'flattened', rowOrder: 'classMajor' }, { count: 4 * C, side: 'matrix' }),
            ),
          );
          // The rotated weights are rounded to float32: their kernel moves by 2 ‖δ‖ of rounding of factors of that
          // size.
          const absolute = 64 * eps32 * (spectrum.values[0] || 1);
          expect(other.values).toBeCloseToArray(spectrum.values, { absolute });
          const traces = [before, after].map((jacobian) => empiricalNtk(jacobian, { kind: 'trace' }).matrix);
          expect(traces[1]).toBeCloseToArray(traces[0], { absolute });
        },
      ),
      runs,
    );
  });

  it('has rank 0 where all weights of a ReLU network are 0, and λ_k ≥ 0 for duplicate and zero inputs', async () => {
    const rectified = defineNetwork({
      inputSize: D,
      layers: [dense({ weight: 'W1' }), relu(), dense({ weight: 'W2' })],
      parameters: { W1: [H, D], W2: [C, H] },
    });
    const zeros = new Map([
      ['W1', ndArray([H, D])],
      ['W2', ndArray([C, H])],
    ]);
    expect(largest(empiricalNtk(factoredJacobian(rectified, zeros, ndArray([3, D])), { kind: 'trace' }).matrix)).toBe(
      0,
    );
    await fc.assert(
      fc.asyncProperty(array([H, D]), array([C, H]), array([1, D]), async (first, second, row) => {
        const inputs = ndArray([3, D], Float32Array.from([...row.data, ...row.data, ...new Float32Array(D)]));
        const { matrix } = empiricalNtk(jacobianAt(first, second, inputs), { kind: 'trace' });
        expect(matrix.rowSpan(0)).toBeCloseToArray(matrix.rowSpan(1));
        expect(largest(DenseMatrix.fromRows([matrix.rowSpan(2)]))).toBe(0);
        const { values } = await eigh(matrix);
        expect(values[2]).toBeGreaterThanOrEqual(-semidefinite * largest(matrix));
      }),
      runs,
    );
  });
});
