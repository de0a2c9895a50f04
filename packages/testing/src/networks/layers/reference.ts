import type { Random } from '@entk/core';
import type { LayerDescription, NetworkDescription } from '../description.js';

/** What one example is at one place of a network: [T][H]; of tokens [T][1]. */
export type Rows = readonly (readonly number[])[];

/** A kind of layer as the tests know it, which shares no line with any package under test. */
export interface LayerReference<Options = unknown> {
  /** What the layer gives for what it takes, in float64, by plain loops. */
  apply(rows: Rows, options: Options, evaluation: Evaluation): number[][];
  /**
   * The grid of what the layer gives, for a feature map.
   *
   * @default that of what it takes, if it gives as many positions
   */
  gridAfter?(rows: Rows, options: Options, evaluation: Evaluation): readonly number[] | undefined;
  /** Whether finite differences can be trusted where the layer takes these rows. @default everywhere */
  isTame?(rows: Rows, options: Options, grid?: readonly number[]): boolean;
  /**
   * A layer of the kind for a random network, which gives the shape that it takes; `undefined` where none fits.
   *
   * @default none, and random networks place the kind themselves or not at all
   */
  readonly draw?: (place: Place) => LayerDescription | undefined;
  /** Where the shared checks put layers of the kind: every option, one position and several. */
  readonly cases: readonly LayerCase[];
}

/** What a layer is computed with. */
export interface Evaluation {
  /** A parameter or buffer by name. */
  readonly parameter: (name: string) => Float64Parameter;
  /** Extents of the grid that the positions are, row by row, where the layer takes a feature map. */
  readonly grid?: readonly number[];
  /** Positions `from` … `to` − 1 hold tokens, the others are padding. @default all do */
  readonly span?: { readonly from: number; readonly to: number };
  /** Layers one after the other. */
  readonly through: (layers: readonly LayerDescription[], rows: Rows) => number[][];
  /**
   * Every number that a layer computes passes through it.
   *
   * @param size Of what was added up to it.
   * @param roundings How many a plain computation of it makes.
   */
  readonly rounded: (value: number, size: number, roundings: number) => number;
}

/** A parameter in float64. */
export interface Float64Parameter {
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** A place in a random network. */
export interface Place {
  readonly random: Random;
  /** T. */
  readonly positions: number;
  /** H. */
  readonly width: number;
  /** The kinds that random draws have put into the network so far. */
  readonly drawn: readonly string[];
  /** The name of a parameter of a shape: a new one that begins with the letter, or one that the network has already. */
  readonly parameter: (letter: string, shape: readonly number[]) => string;
}

/** A layer and where it stands. */
export interface LayerCase {
  readonly layer: LayerDescription;
  /** What it takes: T positions of H numbers, maybe on a grid, or tokens of V kinds. */
  readonly input: {
    readonly positions?: number;
    readonly width: number;
    readonly tokens?: boolean;
    readonly grid?: readonly number[];
  };
  /** What it must say that it gives. */
  readonly output: { readonly positions: number; readonly width: number; readonly grid?: readonly number[] };
  readonly parameters?: NetworkDescription['parameters'];
  /** Shapes of what it reads and has no derivatives by; drawn above 0, so that they can be variances. */
  readonly buffers?: NetworkDescription['parameters'];
}

/** Cases of a layer that gives the shape it takes: 4 numbers, 3 positions of 2, and 2 × 2 positions of 2. */
export function shapeKept(layer: LayerDescription): LayerCase[] {
  return [
    { layer, input: { width: 4 }, output: { positions: 1, width: 4 } },
    { layer, input: { positions: 3, width: 2 }, output: { positions: 3, width: 2 } },
    { layer, input: { positions: 4, width: 2, grid: [2, 2] }, output: { positions: 4, width: 2, grid: [2, 2] } },
  ];
}

/** The reference of a function entry by entry. */
export function entrywise<Options>(
  kind: string,
  map: (value: number, options: Options) => number,
  { roundings, size = Math.abs }: { readonly roundings: number; readonly size?: (value: number) => number },
): Pick<LayerReference<Options>, 'apply' | 'draw' | 'cases'> {
  return {
    apply: (rows, options, { rounded }) =>
      rows.map((row) => row.map((value) => rounded(map(value, options), size(value), roundings))),
    draw: () => ({ kind }),
    cases: shapeKept({ kind }),
  };
}

/** The sum of numbers. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The mean of numbers. */
export function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
