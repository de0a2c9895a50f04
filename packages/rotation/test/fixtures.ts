import { readFileSync } from 'node:fs';
import { DenseMatrix } from '@entk/core';
import { multiply } from '@entk/linalg';
import { type ModularAdditionEpoch, modularAdditionReference } from '@entk/testing';

export interface MatchFigures {
  readonly meanBestMatch: number;
  readonly smallestBestMatch: number;
  readonly 'pairsAbove0.9': number;
}

interface StageFigures extends MatchFigures {
  readonly firstEnergies: number[];
  readonly secondEnergies: number[];
}

export interface CliffFigures {
  readonly before: MatchFigures;
  readonly half: StageFigures;
  readonly halfPlusFour: StageFigures;
  readonly jointly: MatchFigures & { readonly offDiagonalAfter: number; readonly commutatorShare: number };
}

const folder = new URL('fixtures/', import.meta.url);

/** NumPy's figures; how they were made stands in `fixtures/make-cliffs.py`. */
export function expectedOf(cliff: 'layer1' | 'second'): CliffFigures {
  return JSON.parse(readFileSync(new URL('cliffs.json', folder), 'utf8')).expected[cliff];
}

/** The 56 vectors of a cliff, [841, 56]. */
export function cliffBasis(cliff: 'layer1' | 'second'): DenseMatrix {
  const bytes = readFileSync(new URL(`${cliff}-cliff.bin`, folder));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return DenseMatrix.generate(841, 56, (i, j) => view.getFloat32(4 * (i * 56 + j), true));
}

/** Unit cosines and sines of 2πk·argument/p, k = 1 … ⌊p/2⌋, pairs side by side. */
export function fourierPairs(p: number, argument: (a: number, b: number) => number): DenseMatrix {
  return DenseMatrix.generate(p * p, 2 * Math.floor(p / 2), (row, column) => {
    const angle = (2 * Math.PI * (Math.floor(column / 2) + 1) * argument(Math.floor(row / p), row % p)) / p;
    return ((column % 2 === 0 ? Math.cos(angle) : Math.sin(angle)) * Math.SQRT2) / p;
  });
}

/** The figures of a basis against cos/sin pairs, by squared projection. */
export function matchFigures(basis: DenseMatrix, families: readonly DenseMatrix[]): MatchFigures {
  const bestOfVector = Array.from({ length: basis.columns }, () => 0);
  let above = 0;
  for (const features of families) {
    const products = features.transpose().mmul(basis);
    for (let pair = 0; pair < features.columns; pair += 2) {
      const row = bestOfVector.map((_, j) => products.get(pair, j) ** 2 + products.get(pair + 1, j) ** 2);
      row.forEach((value, j) => (bestOfVector[j] = Math.max(bestOfVector[j], value)));
      if (Math.max(...row) > 0.9) above++;
    }
  }
  return {
    meanBestMatch: bestOfVector.reduce((sum, value) => sum + value, 0) / basis.columns,
    smallestBestMatch: Math.min(...bestOfVector),
    'pairsAbove0.9': above,
  };
}

/** NumPy's figures of the rotations without a prior; how they were made stands in `fixtures/make-without-prior.py`. */
export function withoutPrior(): {
  readonly [cliff in 'layer1' | 'second']: {
    readonly quartimax: MatchFigures;
    readonly unitsAlone: MatchFigures & { readonly blockSizes: readonly number[] };
    readonly split: MatchFigures & { readonly values: readonly number[] };
    readonly splitUntrained: MatchFigures;
  };
} & {
  readonly [epoch in 'second-100' | 'second-150']: { readonly split: MatchFigures };
} & {
  readonly [network in 'm10-S0.3' | 'm10-S0.9' | 'm40-S0.9']: {
    readonly eigenvectors: number;
    readonly byOutputs: number;
    readonly mostPossible: number;
  };
} {
  return JSON.parse(readFileSync(new URL('without-prior.json', folder), 'utf8')).expected;
}

/** A network of modular addition on all 841 pairs, float64 from its float32 weights. */
export interface ReferenceNetwork {
  /** One-hot pairs, axes [841, 58]. */
  readonly inputs: DenseMatrix;
  /** Pre-activations h, axes [841, 512]; the units are their squares. */
  readonly hidden: DenseMatrix;
  readonly activations: DenseMatrix;
  /** Axes [841, 29]. */
  readonly outputs: DenseMatrix;
  /** The class-mean kernel, axes [841, 841]. */
  readonly kernel: () => DenseMatrix;
}

export function referenceNetwork(epoch: ModularAdditionEpoch): ReferenceNetwork {
  const p = 29;
  const tensors = tensorsOf(modularAdditionReference(epoch).bytes);
  const [first, second] = [tensors.get('net.0.weight'), tensors.get('net.3.weight')] as [DenseMatrix, DenseMatrix];
  const n = first.rows;
  const inputs = DenseMatrix.generate(p * p, 2 * p, (i, j) => Number(j === Math.floor(i / p) || j === p + (i % p)));
  const hidden = multiply(inputs, first, { transposeRight: true }).scaleInPlace(1 / Math.sqrt(2 * p));
  const activations = DenseMatrix.generate(p * p, n, (i, j) => hidden.get(i, j) ** 2);
  const outputs = multiply(activations, second, { transposeRight: true }).scaleInPlace(1 / n);
  function kernel(): DenseMatrix {
    const lengths = second.data.reduce((sums, value, at) => {
      sums[at % n] += value ** 2 / p;
      return sums;
    }, new Float64Array(n));
    const weighted = DenseMatrix.generate(p * p, n, (i, j) => hidden.get(i, j) * lengths[j]);
    const slopes = multiply(weighted, hidden, { transposeRight: true });
    const values = multiply(activations, activations, { transposeRight: true });
    return DenseMatrix.generate(p * p, p * p, (row, column) => {
      const [i, j] = row < column ? [row, column] : [column, row];
      const shared = Number(Math.floor(i / p) === Math.floor(j / p)) + Number(i % p === j % p);
      return ((2 / p) * slopes.get(i, j) * shared + values.get(i, j)) / n ** 2;
    });
  }
  return { inputs, hidden, activations, outputs, kernel };
}

/** The float32 tensors of a safetensors file, as matrices; a vector is one row. */
export function tensorsOf(bytes: Uint8Array): Map<string, DenseMatrix> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  const header: Record<string, { shape: number[]; data_offsets: number[] }> = JSON.parse(
    new TextDecoder().decode(bytes.subarray(8, 8 + length)),
  );
  return new Map(
    Object.entries(header)
      .filter(([name]) => name !== '__metadata__')
      .map(([name, { shape, data_offsets: offsets }]) => {
        const columns = shape.at(-1) ?? 1;
        const count = shape.reduce((product, extent) => product * extent, 1);
        const at = (i: number, j: number) => view.getFloat32(8 + length + offsets[0] + 4 * (i * columns + j), true);
        return [name, DenseMatrix.generate(count / columns, columns, at)];
      }),
  );
}
