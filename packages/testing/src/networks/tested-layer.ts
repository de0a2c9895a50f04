import type { NdArray } from '@entk/core';
import type { LayerDescription } from './description.js';

/** What the checks need of a library of layers. */
export interface LayerLibrary<Tensor, Cotangent> {
  makeLayer(layer: LayerDescription): TestedLayer<Tensor, Cotangent>;
  scoped<T>(body: () => T): T;
  tensorCount(): number;
  toTensor(array: NdArray): Tensor;
  toIntegerTensor(integers: Int32Array): Tensor;
  fromTensor(tensor: Tensor): NdArray;
  integersOf(tensor: Tensor): Int32Array;
  /** The cotangent of C outputs of one position. */
  identityCotangent(outputCount: number): Cotangent;
  /** One vector an example, values [N·T, H]. */
  vectorCotangent(values: Tensor, positions: number): Cotangent;
  /** A cotangent of one position of T·H numbers as one of T positions. */
  withPositions(cotangent: Cotangent, positions: number): Cotangent;
  toDense(cotangent: Cotangent, exampleCount: number): TestedCotangent<Tensor, Cotangent>;
}

/** δ written out, [N·C·T, H], row (n·C + c)·T + t. */
export interface TestedCotangent<Tensor, Cotangent> {
  readonly cotangent: Cotangent;
  readonly values: Tensor;
  readonly outputCount: number;
  readonly positions: number;
}

/** A layer as the checks see it. */
export interface TestedLayer<Tensor, Cotangent> {
  readonly kind: string;
  readonly parameters: readonly string[];
  /** Names of arrays that it reads beside them, each with a number. */
  readonly buffers?: Readonly<Record<string, number>>;
  readonly takesTokens?: boolean;
  outputShape(
    input: TestedShape,
    shapes: ReadonlyMap<string, readonly number[]>,
    report: (fault: string) => void,
  ): TestedShape;
  forward(
    input: { readonly values: Tensor; readonly positions: number; readonly grid?: readonly number[] },
    parameters: ReadonlyMap<string, Tensor>,
  ): TestedPass<Tensor, Cotangent>;
}

/** T, H, whether they are tokens, and the grid that the positions are. */
export interface TestedShape {
  readonly positions: number;
  readonly width: number;
  readonly tokens?: boolean;
  readonly grid?: readonly number[];
}

/** A layer at a place. */
export interface TestedPass<Tensor, Cotangent> {
  readonly output: { readonly values: Tensor; readonly positions: number; readonly grid?: readonly number[] };
  pullback(cotangent: Cotangent): { input(): Cotangent; readonly uses: readonly TestedUse<Tensor, Cotangent>[] };
  pushforward(tangent: Tensor | undefined, parameterTangents: ReadonlyMap<string, Tensor>): Tensor | undefined;
}

/** One use of a parameter: Σ_t δ ⊗ a, Σ_t a ⊗ δ, Σ_t δ, or δ_t added to the row that position t read. */
export type TestedUse<Tensor, Cotangent> =
  | {
      readonly kind: 'matrix';
      readonly parameter: string;
      readonly transposed: boolean;
      readonly cotangent: Cotangent;
      readonly activation: Tensor;
    }
  | { readonly kind: 'vector'; readonly parameter: string; readonly cotangent: Cotangent }
  | { readonly kind: 'lookup'; readonly parameter: string; readonly cotangent: Cotangent; readonly indices: Tensor };
