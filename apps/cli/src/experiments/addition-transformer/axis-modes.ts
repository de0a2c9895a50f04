import {
  alignmentHeatmap,
  compareWithPermutedExamples,
  compareWithRandomUnits,
  heatmapSummary,
  mostPossible,
} from '@entk/alignment';
import { breathe, createRandom, DenseMatrix, type WorkOptions } from '@entk/core';
import { activations, namedLayers, normalParameters } from '@entk/models';
import { oneLayerTransformerParameterNames } from '@entk/models/networks';
import { rotateByUnits } from '@entk/rotation';
import type { TransformerOnPairs } from './on-pairs.js';
import type { Families } from './overlaps.js';
import { type AdditionTransformerSettings, initialDeviation } from './settings.js';

/** A band of a kernel's vectors against the waves of the axes, before and after a rotation by the MLP's units. */
export interface AxisModes {
  /** The parameter whose kernel it is of. */
  readonly parameter: string;
  readonly from: number;
  readonly to: number;
  /** Mean over vectors of the largest squared norm on a cosine and sine of the axis sums at a key frequency. */
  readonly asIs: number;
  readonly rotated: number;
  /** What no basis of the span exceeds. */
  readonly mostPossible: number;
  /** The same after a rotation by units that should say nothing. */
  readonly draws: {
    readonly untrained: readonly number[];
    readonly random: readonly number[];
    readonly permuted: readonly number[];
  };
}

/** Draws of each kind of control. */
const mostDraws = 19;

const { mlpOut, unembedding } = oneLayerTransformerParameterNames;

/**
 * The bands that hold the sums of waves of a and of b: the first of W_out's kernel without its constant, and the second
 * of W_U's. Nothing is said of the inputs: the units of the MLP, after their ReLU, decide the basis.
 */
export async function measureAxisModes(
  at: TransformerOnPairs,
  bases: ReadonlyMap<string, DenseMatrix>,
  { axisSum }: Families,
  { seed, controlDraws = mostDraws }: AdditionTransformerSettings,
  { signal }: WorkOptions = {},
): Promise<AxisModes[]> {
  const n = axisSum.labels.length;
  const units = unitsOf(at);
  const options = { draws: Math.min(mostDraws, controlDraws), seed, signal };
  const scoreOf = (basis: DenseMatrix) =>
    heatmapSummary(alignmentHeatmap(basis, [axisSum], { quantity: 'squared norm' })).meanColumnMax;
  const found: AxisModes[] = [];
  for (const [parameter, from, to] of [
    [mlpOut, 1, 2 * n + 1],
    [unembedding, 2 * n + 1, 4 * n + 1],
  ] as const) {
    const vectors = bases.get(parameter);
    if (!vectors || vectors.columns < to) continue;
    const basis = vectors.columnRange(from, to);
    const score = async (some: DenseMatrix) => scoreOf((await rotateByUnits(basis, some, { signal })).basis);
    const untrained: number[] = [];
    for (let draw = 0; draw < options.draws; draw++) {
      await breathe(signal);
      const random = createRandom(seed).fork(`untrained units ${draw}`);
      untrained.push(
        await score(unitsOf({ ...at, parameters: normalParameters(at.network, random, initialDeviation) })),
      );
    }
    found.push({
      parameter,
      from,
      to,
      asIs: scoreOf(basis),
      rotated: await score(units),
      mostPossible: mostPossible(basis, [axisSum]).meanSquaredColumnMax,
      draws: {
        untrained,
        random: Array.from((await compareWithRandomUnits(units, score, options)).draws),
        permuted: Array.from((await compareWithPermutedExamples(units, score, options)).draws),
      },
    });
  }
  return found;
}

/** The units of the MLP after their ReLU, axes [p², M]. */
function unitsOf({ network, parameters, inputs }: TransformerOnPairs): DenseMatrix {
  const hidden = namedLayers(network).find(({ privileged }) => privileged)?.name ?? '';
  return DenseMatrix.fromArray(activations(network, parameters, inputs, { layer: hidden }));
}
