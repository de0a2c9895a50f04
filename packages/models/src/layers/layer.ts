import type { Cotangent } from '../cotangent.js';
import type { Spans, Tensor } from '../tensor/index.js';

/** Parameters and buffers in the backend's memory, by name. */
export type ParameterTensors = ReadonlyMap<string, Tensor>;

/** The shapes of a network's parameters, buffers included, by name. */
export type ParameterShapes = ReadonlyMap<string, readonly number[]>;

/** What one example is at one place of a network: T positions of H numbers each, or T tokens. */
export interface ActivationShape {
  /** T; 1 where there is no sequence. */
  readonly positions: number;
  /** H, or for tokens the number V of different ones. */
  readonly width: number;
  /** Integers 0 … V − 1 instead of numbers, which only an embedding takes. */
  readonly tokens?: boolean;
  /**
   * Of a feature map: the extents [height, width], or [length], of the grid that the positions are, row by row. Its H
   * numbers a position are its channels. Without it positions are a sequence.
   */
  readonly grid?: readonly number[];
}

/** T×H, of images height×width×channels. */
export function activationText({ positions, grid = [positions], width }: ActivationShape): string {
  return [...grid, width].join('×');
}

/** A batch at one place of a network. */
export interface Activation {
  /** Axes [N·T, H], row n·T + t; for tokens int32 with axes [N·T]. */
  readonly values: Tensor;
  /** T. */
  readonly positions: number;
  /** As of {@link ActivationShape}. A layer that keeps the positions keeps it. */
  readonly grid?: readonly number[];
  /** Of sequences of different length: which positions hold a token. A layer that keeps the positions keeps it. */
  readonly spans?: Spans;
}

/**
 * One use of a parameter, as the factors of its gradient; sums run over the positions t.
 *
 * - `matrix`: ∂f_c(x_n)/∂W = Σ_t δ[n, c, t, ·] ⊗ a[n, t, ·], of shape [out, in]; its transpose when `transposed`.
 * - `vector`: ∂f_c(x_n)/∂b = Σ_t δ[n, c, t, ·].
 * - `lookup`: row r of ∂f_c(x_n)/∂E is the sum of δ[n, c, t, ·] over those t that have indices[n, t] = r.
 *
 * A parameter that a network uses several times has several uses, and its gradient is their sum. A weight of more axes,
 * [out, in, height, width] of a convolution, is a matrix [out, in·height·width] here.
 */
export type ParameterUse = MatrixUse | VectorUse | LookupUse;

/** The gradient Σ_t δ ⊗ a of a weight matrix, or Σ_t a ⊗ δ when the matrix is used transposed. */
export interface MatrixUse {
  readonly kind: 'matrix';
  readonly parameter: string;
  readonly transposed: boolean;
  readonly cotangent: Cotangent;
  /** Axes [N·T, in]. */
  readonly activation: Tensor;
}

/** The gradient Σ_t δ of a vector that is added to every position of an activation. */
export interface VectorUse {
  readonly kind: 'vector';
  readonly parameter: string;
  readonly cotangent: Cotangent;
}

/** The gradient of a matrix of which every position reads one row: a matrix use with a one-hot activation. */
export interface LookupUse {
  readonly kind: 'lookup';
  readonly parameter: string;
  readonly cotangent: Cotangent;
  /** Which row each position reads; int32, axes [N·T]. */
  readonly indices: Tensor;
}

/** Float32 numbers that a layer holds of an example, at most. */
export interface HeldNumbers {
  /** From the forward pass on: its output, and what its pass keeps beside. */
  readonly forward: number;
  /**
   * From the way back of C outputs on: the cotangent of its input, multiplied out, and of its uses those that are its
   * own.
   */
  readonly pullback: number;
  /** Beside these for a while, within one of its maps. */
  readonly working: number;
}

/** Cotangents of the layer's input, and the factors of its parameters. */
export interface Pullback {
  /** Computed when asked for: nobody needs it below the first layer that has parameters. */
  readonly input: () => Cotangent;
  readonly uses: readonly ParameterUse[];
}

/** A layer applied to a batch: what it gives, and its derivatives there, in both directions. */
export interface LayerPass {
  readonly output: Activation;
  /** Cotangents of the output → cotangents of the input, and for every parameter its factors. */
  pullback(cotangent: Cotangent): Pullback;
  /**
   * Tangents of input and parameters → tangents of the output, axes [N·T, in] → [N·T′, out].
   *
   * A tangent that is missing is zero: of the input for the first layer, of parameters that stay as they are.
   */
  pushforward(tangent: Tensor | undefined, parameterTangents: ParameterTensors): Tensor | undefined;
}

/**
 * A layer of a network, as three maps: forward, and at the place where that was, pullback and pushforward. Training,
 * Jacobians and kernels follow from them.
 *
 * Maps are run inside `scoped`. What forward computed and the way back needs, the pass holds on to; what else a map
 * makes on its way it frees by running `scoped` inside, but for what a chain of layers frees itself: all that the
 * cotangent of an input, or a pushforward, leaves behind.
 */
export interface Layer {
  /** `dense`, `quadratic`: what errors and files call it. */
  readonly kind: string;
  /**
   * What its factory was given, so that `describeNetwork` can say it, lists of layers included; plain layers have none.
   */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Names of the parameters it reads. */
  readonly parameters: readonly string[];
  /**
   * Arrays that it reads beside its parameters and that are no part of θ, as running statistics are: their names, and
   * the number that each is filled with at the start.
   */
  readonly buffers?: Readonly<Record<string, number>>;
  /** Those of them that multiply, and that networks therefore start with 1. */
  readonly gains?: readonly string[];
  /**
   * The layers that it is made of: chains of them, each of which takes the shape that the layer takes, by where they
   * stand in its description (`layers`, `branches[0]`).
   */
  readonly inner?: Readonly<Record<string, readonly Layer[]>>;
  /**
   * Whether single numbers of its output mean something: an elementwise nonlinearity singles units out, so that its
   * basis is privileged, and a layer that scales, pools or reorders leaves them as its input has them. Without it units
   * are mixed.
   */
  readonly units?: 'singled out' | 'kept';
  /**
   * True where each position of its output comes from that position of its input alone, wherever that stands: it can
   * then be computed at some positions only.
   */
  readonly positionwise?: boolean;
  /**
   * True for a layer that mixes positions and leaves out those that hold no token, or that acts by position: sequences
   * of different length pass through it. A `positionwise` layer lets them through anyway.
   */
  readonly leavesOutPadding?: boolean;
  /** The numbers x at which the slope of an elementwise nonlinearity jumps, 0 for `relu`. @default none */
  readonly kinks?: readonly number[];
  /**
   * Of a layer that takes the largest of some numbers, how far that is ahead of the next one: axes as its output,
   * infinity where there is no next one or where both are equal, since of equal ones the first is taken.
   *
   * @default no such layer
   */
  readonly leads?: (input: Activation) => Float32Array;
  /**
   * True where each output is a sum of products of an input and a parameter, and a bias: forward with the absolute
   * values of both then gives Σ |w| |a| + |b|, which the rounding of the sum is proportional to.
   */
  readonly sumsProducts?: boolean;
  /** True for a layer that takes tokens, and nothing else. */
  readonly takesTokens?: boolean;
  /**
   * Shapes of its parameters and buffers that follow from what it takes and from those that are known already; without
   * it, none do. One that is known stays as it is.
   */
  inferredShapes?(input: ActivationShape, known: ParameterShapes): Readonly<Record<string, readonly number[]>>;
  /**
   * What it gives for what it takes.
   *
   * What does not fit is reported, and the shape is then the one that the parameters alone give, so that everything
   * wrong with a network is found at once.
   */
  outputShape(input: ActivationShape, shapes: ParameterShapes, report: (fault: string) => void): ActivationShape;
  /**
   * What it holds, where that is more than its output, the cotangent of its input, and for a while three copies of the
   * cotangent of its output; beside its inner layers, which are counted for themselves.
   */
  held?(input: ActivationShape, output: ActivationShape, outputCount: number, shapes: ParameterShapes): HeldNumbers;
  forward(input: Activation, parameters: ParameterTensors): LayerPass;
}
