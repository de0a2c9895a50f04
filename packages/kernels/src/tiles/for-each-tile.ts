import { breathe, DenseMatrix, type WorkOptions } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type Collapse, collapseText } from '../collapse/collapse.js';
import { outputScale } from '../collapse/outputs.js';
import { crossKernel, empiricalNtk } from '../kernel.js';
import type { JacobianBlocks } from './jacobian-blocks.js';
import { ofOneOutput, type TilePlan } from './plan.js';

/** A run of rows (or columns) of a tile and where it stands in the kernel. */
export interface Run {
  readonly inTile: number;
  readonly inKernel: number;
  readonly count: number;
}

/** A part of a symmetric kernel, on or above its diagonal; off the diagonal it stands for its transpose too. */
export interface Tile {
  readonly index: number;
  readonly matrix: DenseMatrix;
  readonly rows: readonly Run[];
  readonly columns: readonly Run[];
  readonly onDiagonal: boolean;
}

/** What is wanted of a walk over the tiles. */
export interface TileWalk extends WorkOptions {
  /** Tiles to leave out. */
  readonly isDone?: (index: number) => boolean;
}

/**
 * Computes the tiles on and above the diagonal one after the other, row of tiles by row of tiles.
 *
 * The factors of a row's examples are computed once a row; those of its columns are kept as the plan says, or computed
 * again.
 */
export async function forEachTile(
  blocks: JacobianBlocks,
  collapse: Collapse,
  plan: TilePlan,
  { isDone = () => false, signal, onProgress }: TileWalk,
  consume: (tile: Tile) => void | Promise<void>,
): Promise<void> {
  const strips = stripsOf(blocks, collapse, plan);
  const work =
    plan.outputs === 'together' ? togetherWork(blocks, collapse, plan, strips) : singlyWork(blocks, collapse, strips);
  let index = 0;
  for (let a = 0; a < strips.length; a++) {
    for (let b = a; b < strips.length; b++, index++) {
      if (isDone(index)) continue;
      await breathe(signal);
      const matrix = work(a, b);
      await consume({ index, matrix, rows: strips[a].runs, columns: strips[b].runs, onDiagonal: a === b });
      const stage = `tiles of the ${collapseText(collapse)} kernel`;
      onProgress?.({ stage, done: index + 1, total: plan.tileCount });
    }
  }
}

/** Examples from … to − 1, of all outputs or of one, and the kernel's rows that they have. */
export interface Strip {
  readonly from: number;
  readonly to: number;
  readonly output?: number;
  readonly runs: readonly Run[];
}

/** The strips of a kernel, each of which meets itself and those after it in a tile. */
export function stripsOf(
  { exampleCount, outputCount }: Pick<JacobianBlocks, 'exampleCount' | 'outputCount'>,
  collapse: Collapse,
  { tileSize, outputs }: Pick<TilePlan, 'tileSize' | 'outputs'>,
): Strip[] {
  const starts = Array.from({ length: Math.ceil(exampleCount / tileSize) }, (_, index) => index * tileSize);
  const ranges = starts.map((from) => ({ from, to: Math.min(from + tileSize, exampleCount) }));
  const classes = Array.from({ length: outputCount }, (_, c) => c);
  if (collapse.kind !== 'flattened') {
    return ranges.map(({ from, to }) => ({ from, to, runs: [{ inTile: 0, inKernel: from, count: to - from }] }));
  }
  if (outputs === 'oneByOne') {
    return classes.flatMap((output) =>
      ranges.map(({ from, to }) => ({
        from,
        to,
        output,
        runs: [{ inTile: 0, inKernel: output * exampleCount + from, count: to - from }],
      })),
    );
  }
  return ranges.map(({ from, to }) => {
    const count = to - from;
    const runs =
      collapse.rowOrder === 'exampleMajor'
        ? [{ inTile: 0, inKernel: from * outputCount, count: count * outputCount }]
        : classes.map((c) => ({ inTile: c * count, inKernel: c * exampleCount + from, count }));
    return { from, to, runs };
  });
}

type TileWork = (a: number, b: number) => DenseMatrix;

function togetherWork(
  blocks: JacobianBlocks,
  collapse: Collapse,
  { keptBlocks }: TilePlan,
  strips: readonly Strip[],
): TileWork {
  const budget = { memoryBudget: Infinity };
  const kept = new Map<number, FactoredJacobian>();
  let row: { readonly index: number; readonly factors: FactoredJacobian } | undefined;
  const factorsOf = (index: number) => {
    const found = row?.index === index ? row.factors : kept.get(index);
    if (found) return found;
    const factors = blocks.take(strips[index].from, strips[index].to);
    if (index >= strips.length - keptBlocks) kept.set(index, factors);
    return factors;
  };
  return (a, b) => {
    if (row?.index !== a) {
      row = undefined;
      row = { index: a, factors: factorsOf(a) };
    }
    if (a === b) return empiricalNtk(row.factors, collapse, budget).matrix;
    return crossKernel(row.factors, factorsOf(b), collapse, budget).matrix;
  };
}

function singlyWork(blocks: JacobianBlocks, collapse: Collapse, strips: readonly Strip[]): TileWork {
  const { outputCount, outputFactors } = blocks;
  const byOutput = new Map<number, JacobianBlocks>();
  const take = (output: number, { from, to }: Strip) => {
    const ofOutput = byOutput.get(output) ?? ofOneOutput(blocks, output);
    byOutput.set(output, ofOutput);
    return ofOutput.take(from, to);
  };
  const between = (left: number, a: Strip, right: number, b: Strip) => {
    const only = { kind: 'perClass', output: 0 } as const;
    const factors = take(left, a);
    const isSame = left === right && a === b;
    const { matrix } = isSame
      ? empiricalNtk(factors, only, { memoryBudget: Infinity })
      : crossKernel(factors, take(right, b), only, { memoryBudget: Infinity });
    return matrix.scaleInPlace(outputFactors[left] * outputFactors[right]);
  };
  return (a, b) => {
    const [left, right] = [strips[a], strips[b]];
    if (collapse.kind === 'flattened') return between(left.output as number, left, right.output as number, right);
    if (collapse.kind === 'perClass') return between(collapse.output, left, collapse.output, right);
    const sum = between(0, left, 0, right);
    for (let c = 1; c < outputCount; c++) sum.addInPlace(between(c, left, c, right));
    return sum.scaleInPlace(outputScale(collapse, outputCount));
  };
}
