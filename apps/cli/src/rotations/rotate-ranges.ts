import { heatmapSummary, mostPossible } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, workOf, type WorkOptions } from '@entk/core';
import { columnNorms, multiply } from '@entk/linalg';
import type { KernelSpectrum } from '@entk/kernels';
import type { Rotation } from '@entk/rotation';
import type { Cliff } from '@entk/spectral';
import { heatmapOf } from '../analysis/align-cliffs.js';
import type { KernelPlan } from '../analysis/measurements.js';
import { topExamples } from '../analysis/top-examples.js';
import type { Reading } from './network-readings.js';
import type { NamedValue, RangeRotation, RotatedMatch } from './range-rotation.js';
import type { RotatedLoads } from './rotation-kind.js';

/** Loads of a vector that are named. */
const namedLoads = 5;

/**
 * Rotates every range of eigenvectors by every rotation that was asked for.
 *
 * @param cliffs Those that the detector found.
 * @param ranges They and those that were named. Those beyond the rank, and those of fewer vectors than a rotation
 *   takes, are left out.
 */
export async function rotateRanges(
  spectrum: KernelSpectrum,
  { cliffs, ranges }: { readonly cliffs: readonly Cliff[]; readonly ranges: readonly Cliff[] },
  {
    rotations: planned,
    families,
    labels,
    readings,
  }: Pick<KernelPlan, 'rotations' | 'families' | 'labels' | 'readings'>,
  { signal, onProgress, memoryBudget }: WorkOptions,
): Promise<RangeRotation[]> {
  const { vectors, rank = Infinity } = spectrum;
  if (!vectors) return [];
  const rotations: RangeRotation[] = [];
  const tasks = planned.flatMap((plan) =>
    (plan.ranges?.(cliffs) ?? ranges)
      .filter(({ from, to }) => to <= Math.min(rank, vectors.columns) && to - from >= (plan.leastVectors ?? 2))
      .map((range) => ({ plan, range })),
  );
  for (const [done, { plan, range }] of tasks.entries()) {
    const { from, to } = range;
    onProgress?.({ stage: 'rotations', done, total: tasks.length, detail: `${plan.word}, ${from + 1} … ${to}` });
    const basis = vectors.columnRange(from, to);
    const { rotation, loads, text = plan.text } = await plan.rotate(basis, spectrum, workOf({ signal, memoryBudget }));
    const reads = readings?.().map((reading) => cosinesOf(reading, rotation.basis)) ?? [];
    const { criterion, operators, offDiagonal, blocks, status } = rotation;
    const energies = energiesOf(rotation, spectrum.values.subarray(from, to));
    const extremes = topExamples(
      { ...spectrum, values: energies, vectors: rotation.basis, rank: undefined },
      spectrum.exampleCount,
      labels,
    );
    rotations.push({
      from,
      to,
      word: plan.word,
      text,
      rotation: { criterion, operators, offDiagonal, blocks, status, basis: rotation.basis },
      vectors: Array.from(energies, (kernelEnergy, column) => ({
        kernelEnergy,
        block: blocks.findIndex((block) => column >= block.from && column < block.to),
        ...(loads && { loads: { of: loads.of, largest: largestLoads(loads, column) } }),
        ...(readings && { reads: reads.map((read) => ({ of: read.of, largest: largestLoads(read, column) })) }),
        ...(extremes[column] && {
          examples: { positive: extremes[column].positive, negative: extremes[column].negative },
        }),
      })),
      match: families.length > 0 ? matchOf(basis, rotation.basis, range, spectrum, families) : undefined,
    });
  }
  return rotations;
}

function matchOf(
  basis: DenseMatrix,
  rotated: DenseMatrix,
  { from }: Cliff,
  { rowOrder }: Pick<KernelSpectrum, 'rowOrder'>,
  families: readonly FeatureFamily[],
): RotatedMatch {
  const [before, after] = [basis, rotated].map((vectors) => heatmapOf({ vectors, rowOrder }, families, from));
  const { meanOverBestAssignment, reachableOverBestAssignment } = mostPossible({ vectors: basis, rowOrder }, families);
  return {
    before,
    after,
    summaries: { before: heatmapSummary(before), after: heatmapSummary(after) },
    mostPossible: meanOverBestAssignment,
    mostReachable: reachableOverBestAssignment,
  };
}

/** vᵀ K v = Σ λ_i R_ij² of every vector. */
function energiesOf({ rotation }: Pick<Rotation, 'rotation'>, values: Float64Array): Float64Array {
  return Float64Array.from({ length: rotation.columns }, (_, column) =>
    values.reduce((sum, value, row) => sum + value * rotation.get(row, column) ** 2, 0),
  );
}

/** |f · v| / ‖f‖ with its sign; 0 of a unit or an output that is zero on all examples. */
function cosinesOf({ of, names, values }: Reading, basis: DenseMatrix): RotatedLoads {
  const norms = columnNorms(values);
  const products = multiply(values, basis, { transposeLeft: true });
  const cosines = DenseMatrix.generate(products.rows, products.columns, (i, j) =>
    norms[i] > 0 ? products.get(i, j) / norms[i] : 0,
  );
  return { of, names, values: cosines };
}

function largestLoads({ names, values, smallest = false }: RotatedLoads, column: number): NamedValue[] {
  const loads = values.columnCopy(column);
  const order = Array.from(loads.keys()).sort((left, right) => Math.abs(loads[right]) - Math.abs(loads[left]));
  return (smallest ? order.toReversed() : order)
    .slice(0, namedLoads)
    .map((place) => ({ name: names[place], value: loads[place] }));
}
