// Also tests spectrum/block-sides.ts, spectrum/gradient-rows.ts, spectrum/jacobian-sides.ts, spectrum/row-order.ts, spectrum/unit-images.ts: ways to the pairs of one kernel, met at its door.
import { createRandom, DenseMatrix, MemoryBudgetError, MisuseError, ndArray, type RowOrder } from '@entk/core';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, normalParameters, networkFromDescription } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { randomNetwork } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import {
  type Collapse,
  type KernelSpectrum,
  kernelSpectrum,
  type KernelSpectrumOptions,
  flattenedTrace,
  jacobianBlocks,
} from '../../src/index.js';
import { spectrumSides } from '../../src/spectrum/side.js';
import { collapsedByDefinition, everyCollapse } from '../definition.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { everyKind, kindsOf, randomJacobian } from '../random-jacobian.js';
import { sameFactors, denseValue, leastMappedShare, searchResidual } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const rowOrders = ['classMajor', 'exampleMajor'] as const;

/** Of the flattened kernel. */
function flattenedSpectrum(
  jacobian: FactoredJacobian,
  { rowOrder = 'classMajor', ...options }: KernelSpectrumOptions & { readonly rowOrder?: RowOrder },
): Promise<KernelSpectrum> {
  return kernelSpectrum(jacobian, { kind: 'flattened', rowOrder }, options);
}

/** The flattened kernel of the written-out Jacobian, by plain loops. */
function explicitKernel(jacobian: FactoredJacobian, rowOrder: RowOrder): DenseMatrix {
  const J = explicitJacobian(jacobian);
  return collapsedByDefinition(J, J, jacobian.outputCount, { kind: 'flattened', rowOrder });
}

/** ml-matrix's eigenvalues, descending, and zeros after them. */
function explicitValues(kernel: DenseMatrix, count: number): number[] {
  const values = new EigenvalueDecomposition(kernel, { assumeSymmetric: true }).realEigenvalues;
  const descending = values.toSorted((a, b) => b - a);
  return Array.from({ length: count }, (_, index) => descending[index] ?? 0);
}

/** How many columns hold vectors that rounding on the way from JᵀJ leaves alone. */
function clearCount({ values }: KernelSpectrum): number {
  return values.filter((value) => value > leastMappedShare * values[0]).length;
}

function firstColumns(matrix: DenseMatrix, count: number): DenseMatrix {
  return DenseMatrix.generate(matrix.rows, count, (i, j) => matrix.get(i, j));
}

const valueTolerance = (side: KernelSpectrum['side'], rows: number) =>
  side === 'operator' ? searchResidual : denseValue(rows);

/** A random network of every layer: sequences, embeddings, norms, tied weights. */
function sequenceTrial(seed: number) {
  const { description, parameters, inputs } = randomNetwork(seed);
  return { network: networkFromDescription(description), parameters, inputs };
}

/** P = 16, N·C = 20, and with `copies` as many rows again of no new rank. */
function autoencoderJacobian(examples = 5, copies = 1): FactoredJacobian {
  const network = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
  const rows = Float32Array.from(createRandom(1).normals(4 * examples));
  const data = Float32Array.from({ length: rows.length * copies }, (_, index) => rows[index % rows.length]);
  const parameters = new Map(normalParameters(network, createRandom(0))).set(
    'b',
    ndArray([4], new Float32Array(4).fill(20)),
  );
  return factoredJacobian(network, parameters, ndArray([examples * copies, 4], data));
}

describe('kernelSpectrum of a flattened kernel', () => {
  for (const side of spectrumSides) {
    it(`finds on side ${side} what ml-matrix finds in the explicit kernel, for random networks of every kind`, async () => {
      const met = new Set<string>();
      await fc.assert(
        fc.asyncProperty(fc.nat(1e6), fc.constantFrom(...rowOrders), async (seed, rowOrder) => {
          const jacobian = randomJacobian(seed);
          for (const kind of kindsOf(jacobian)) met.add(kind);
          const [NC, P] = [jacobian.exampleCount * jacobian.outputCount, jacobian.parameterCount];
          const rows = { matrix: NC, parameters: P, operator: Math.min(NC, P) }[side];
          const count = 1 + createRandom(seed).integer(Math.max(NC, P) + 3);
          const K = explicitKernel(jacobian, rowOrder);
          const result = await flattenedSpectrum(jacobian, { count, side, rowOrder });

          const largest = Math.max(...explicitValues(K, 1), 0);
          const error = valueTolerance(side, Math.max(NC, P));
          expect(result).toMatchObject({
            side,
            collapse: { rowOrder },
            size: NC,
            rankBound: Math.min(NC, P),
            noise: 1e-7,
          });
          expect(result.values).toHaveLength(Math.min(count, rows));
          expect(result.values).toBeCloseToArray(explicitValues(K, result.values.length), {
            absolute: error * largest,
          });
          const trace = flattenedTrace(jacobian);
          expect(Math.abs((result.trace as number) - trace)).toBeLessThanOrEqual(sameFactors * trace);
          expect(['converged', 'rank-exceeded']).toContain(result.status.kind);
          if (count > result.rankBound) {
            expect(result.status).toMatchObject({ kind: 'rank-exceeded', requested: count });
          }
          expectPairs(K, result, error);
        }),
        { numRuns: 80, seed: 31 },
      );
      expect([...met].toSorted()).toEqual(everyKind.toSorted());
    });
  }

  it('tells the numerical rank, whatever is asked for, on every side', async () => {
    // The bias keeps every ReLU open: two copies of one example of C = 4 outputs have rank 4 of P = 16 and N·C = 8.
    const jacobian = autoencoderJacobian(1, 2);
    for (const [side, found] of [
      ['matrix', 8],
      ['parameters', 16],
      ['operator', 8],
    ] as const) {
      const result = await flattenedSpectrum(jacobian, { count: 40, side });
      expect(result.status).toEqual({ kind: 'rank-exceeded', rank: 4, requested: 40 });
      expect(result.values).toHaveLength(found);
      expect(result.vectors?.columns).toBe(found);
      expect(result.rankBound).toBe(8);
      const within = await flattenedSpectrum(jacobian, { count: 4, side });
      expect(within.status).toEqual({ kind: 'converged' });
      expect([result.rank, within.rank]).toEqual([4, undefined]);
    }
  });

  it('leaves a column of zeros where JᵀJ has an eigenvalue that the kernel does not have', async () => {
    const { vectors, values } = await flattenedSpectrum(autoencoderJacobian(1, 1), { count: 16, side: 'parameters' });
    expect(values.subarray(4)).toBeCloseToArray(new Float64Array(12), { absolute: denseValue(16) * values[0] });
    expect(vectors).toMatchObject({ rows: 4, columns: 16 });
    for (let i = 0; i < 4; i++) {
      expect(vectors?.rowSpan(i).subarray(4)).toBeCloseToArray(new Float64Array(12));
    }
  });

  it('spans the same space on every side, in either order of rows', async () => {
    const jacobian = autoencoderJacobian();
    for (const rowOrder of rowOrders) {
      const [data, ...others] = await Promise.all(
        spectrumSides.map((side) => flattenedSpectrum(jacobian, { count: 6, side, rowOrder })),
      );
      const gap = (data.values[5] - (await flattenedSpectrum(jacobian, { count: 7 })).values[6]) / data.values[0];
      for (const other of others) {
        expect(other.vectors).toSpanTheSameSubspace(data.vectors as DenseMatrix, {
          tolerance: (2 * searchResidual) / gap,
        });
      }
    }
  });

  it('takes the smaller side of its own accord, rows class by class', async () => {
    const [few, many] = [autoencoderJacobian(2), autoencoderJacobian(5)];
    expect(await flattenedSpectrum(few, { count: 1 })).toMatchObject({ side: 'matrix' });
    expect(await flattenedSpectrum(many, { count: 1 })).toMatchObject({ side: 'parameters' });
  });

  it('leaves vectors out when asked to, with the same values', async () => {
    const jacobian = autoencoderJacobian();
    for (const side of spectrumSides) {
      const [with_, without] = await Promise.all(
        [true, false].map((vectors) => flattenedSpectrum(jacobian, { count: 5, side, vectors })),
      );
      expect(without.vectors).toBeUndefined();
      expect(with_.vectors).toMatchObject({ rows: 20, columns: 5 });
      expect(without.values).toBeCloseToArray(with_.values, { relativeToMax: valueTolerance(side, 20) });
    }
  });

  it('gives the same bits for the same seed, and changes and keeps nothing', async () => {
    const jacobian = autoencoderJacobian();
    const [before, tensors] = [explicitJacobian(jacobian).data, tensorCount()];
    for (const side of spectrumSides) {
      const run = () => flattenedSpectrum(jacobian, { count: 5, side, seed: 7 });
      expect(await run()).toEqual(await run());
    }
    expect(explicitJacobian(jacobian).data).toEqual(before);
    expect(tensorCount()).toBe(tensors);
  });

  it('stops when it is told to, before it begins and on the way', async () => {
    const jacobian = autoencoderJacobian(40);
    const reason = new Error('enough');
    for (const side of spectrumSides) {
      await expect(flattenedSpectrum(jacobian, { count: 3, side, signal: AbortSignal.abort(reason) })).rejects.toBe(
        reason,
      );
    }
    const stop = new AbortController();
    const run = flattenedSpectrum(jacobian, {
      count: 3,
      side: 'operator',
      signal: stop.signal,
      onProgress: () => stop.abort(reason),
    });
    await expect(run).rejects.toBe(reason);
  });
});

describe('kernelSpectrum of every collapse', () => {
  for (const side of spectrumSides) {
    for (const source of ['jacobian', 'blocks'] as const) {
      it(`finds on side ${side}, from ${source}, what ml-matrix finds in the kernel of the definition`, async () => {
        for (const seed of [1, 2, 3, 5, 8, 13, 21, 34]) {
          const { network, parameters, inputs } = sequenceTrial(seed);
          const jacobian = factoredJacobian(network, parameters, inputs);
          const { exampleCount: N, outputCount: C, parameterCount: P } = jacobian;
          const J = explicitJacobian(jacobian);
          const [scale] = explicitValues(explicitKernel(jacobian, 'classMajor'), 1);
          const taken = source === 'jacobian' ? jacobian : jacobianBlocks(network, parameters, inputs);
          for (const collapse of everyCollapse(C)) {
            const K = collapsedByDefinition(J, J, C, collapse);
            const count = Math.min(4, K.rows);
            const result = await kernelSpectrum(taken, collapse, { count, side });
            const width = collapse.kind === 'trace' || collapse.kind === 'classMean' ? C * P : P;
            expect(result).toMatchObject({
              side,
              collapse,
              parameters: Array.from(parameters.keys()),
              exampleCount: N,
              outputCount: C,
              size: K.rows,
              rankBound: Math.min(K.rows, width),
              noise: 1e-7,
            });
            const error = valueTolerance(side, Math.max(K.rows, width));
            expect(result.values).toBeCloseToArray(explicitValues(K, result.values.length), {
              absolute: error * scale,
            });
            const trace = Array.from({ length: K.rows }, (_, i) => K.get(i, i)).reduce((sum, value) => sum + value, 0);
            // Operators of blocks pull back what the collapse reads, in float32: other roundings than those of all
            // outputs.
            const roundings = side === 'operator' && source === 'blocks' ? error : 0;
            expect(Math.abs((result.trace as number) - trace)).toBeLessThanOrEqual(
              (sameFactors + roundings * K.rows) * scale * C,
            );
            // The outputs of a softmax have a constant mean: its kernel is rounding, and has no vectors.
            if (result.values[0] > sameFactors * scale) expectPairs(K, result, error, roundings * scale);
          }
        }
      });
    }
  }

  it('takes the matrix of an [N, N] kernel while it fits, then the parameters, then the operator', async () => {
    const jacobian = autoencoderJacobian(100);
    const sideOf = async (collapse: Collapse, memoryBudget?: number) =>
      (await kernelSpectrum(jacobian, collapse, { count: 2, vectors: false, memoryBudget })).side;
    expect(await sideOf({ kind: 'classMean' })).toBe('matrix');
    // 100 rows; 16 parameters by one output, 64 by all four.
    expect(await sideOf({ kind: 'perClass', output: 0 }, 3e5)).toBe('parameters');
    expect(await sideOf({ kind: 'classMean' }, 3.1e5)).toBe('parameters');
    await expect(sideOf({ kind: 'classMean' }, 1e4)).rejects.toThrow('must hold side "operator" (');
  });
});

describe('kernelSpectrum', () => {
  const classMajor = { kind: 'flattened', rowOrder: 'classMajor' } as const;
  const refusals: [string, Collapse, KernelSpectrumOptions, string][] = [
    ['no pairs', classMajor, { count: 0 }, 'kernelSpectrum: count must be an integer of at least 1, got 0'],
    ['half a pair', classMajor, { count: 1.5 }, 'kernelSpectrum: count must be an integer of at least 1, got 1.5'],
    [
      'another side',
      classMajor,
      { count: 1, side: 'both' as 'matrix' },
      'kernelSpectrum: side must be one of matrix, parameters, operator, got "both"',
    ],
    [
      'another order',
      { kind: 'flattened', rowOrder: 'c' as 'classMajor' },
      { count: 1 },
      'kernelSpectrum: rowOrder must be one of exampleMajor, classMajor, got "c"',
    ],
    [
      'an output that there is not',
      { kind: 'perClass', output: 4 },
      { count: 1 },
      'kernelSpectrum: output index must be an integer in 0..3, got 4',
    ],
  ];
  for (const [what, collapse, options, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const run = kernelSpectrum(autoencoderJacobian(), collapse, options);
      await expect(run).rejects.toThrow(message);
      await expect(run).rejects.toBeInstanceOf(MisuseError);
    });
  }

  it('refuses a side that does not fit, naming one that does and then runs', async () => {
    const jacobian = autoencoderJacobian(100);
    const memoryBudget = 2e6;
    const error = await flattenedSpectrum(jacobian, { count: 3, side: 'matrix', memoryBudget }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(MemoryBudgetError);
    expect((error as Error).message).toMatch(
      /^kernelSpectrum: the memory budget of 2.0 MB must hold side "matrix" \([\d.]+ MB\); side "parameters" would fit$/,
    );
    const { status } = await flattenedSpectrum(jacobian, { count: 3, side: 'parameters', memoryBudget });
    expect(status.kind).toBe('converged');
  });
});

/** Orthonormal vectors with K v = λ v, and residuals that bound what is left of it, but for `roundings` of K. */
function expectPairs(K: DenseMatrix, result: KernelSpectrum, error: number, roundings = 0): void {
  const clear = clearCount(result);
  if (clear === 0) return;
  const { values, residuals, side } = result;
  const V = firstColumns(result.vectors as DenseMatrix, clear);
  const least = values[clear - 1] / values[0];
  expect(V).toHaveOrthonormalColumns({ tolerance: error / least });
  const image = K.mmul(V);
  for (let j = 0; j < clear; j++) {
    let square = 0;
    for (let i = 0; i < K.rows; i++) square += (image.get(i, j) - values[j] * V.get(i, j)) ** 2;
    const stretched = side === 'matrix' ? 1 : Math.sqrt(values[0] / values[j]);
    const bound = residuals[j] * stretched + denseValue(K.rows) * stretched + roundings / values[0];
    expect(Math.sqrt(square) / values[0]).toBeLessThanOrEqual(bound);
  }
}
