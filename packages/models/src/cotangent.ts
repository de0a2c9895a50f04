import {
  add,
  asLastOfRows,
  identity,
  matMul,
  multiply,
  multiplyByScalar,
  ones,
  reshape,
  scoped,
  type Tensor,
  transposeAxes,
} from './tensor/index.js';

/**
 * The gradients of C scalars by one activation, for N examples: δ[n, c, t, h], kept factored as long as it is.
 *
 * The factored form is δ[n, c, t, h] = rows[n, c] · outputs[c, t, h] · examples[n, t, h], a missing factor being all
 * ones. It begins as the identity and stays factored through elementwise layers always, and through matrices while no
 * `examples` follow `outputs`: a matrix, an elementwise layer and another matrix make it dense. The gradients of
 * a network's last layers, where most parameters of a shallow network are, never become an [N, C, T, H] array this way,
 * and kernels made from them cost a C-th part.
 */
export type Cotangent = FactoredCotangent | DenseCotangent;

/** δ[n, c, t, h] = rows[n, c] · outputs[c, t, h] · examples[n, t, h]. */
export interface FactoredCotangent {
  readonly form: 'factored';
  /** T. */
  readonly positions: number;
  /** Axes [C·T, H], row c·T + t. */
  readonly outputs: Tensor;
  /** True while `outputs` is a diagonal matrix [C, T·H]; an example's slopes then go to `rows`, (t, h) being c. */
  readonly diagonal: boolean;
  /** Axes [N, C], or all ones. */
  readonly rows?: Tensor;
  /** Axes [N·T, H], or all ones. */
  readonly examples?: Tensor;
}

/** δ as an array of axes [N·C·T, H], row (n·C + c)·T + t. */
export interface DenseCotangent {
  readonly form: 'dense';
  /** T. */
  readonly positions: number;
  readonly values: Tensor;
  /** C, so that N is values.shape[0] / (C·T). */
  readonly outputCount: number;
}

/** The cotangent of the outputs themselves: δ[n, c, h] = 1 where c = h. */
export function identityCotangent(outputCount: number): Cotangent {
  return { form: 'factored', positions: 1, outputs: identity(outputCount), diagonal: true };
}

/** One cotangent vector an example, axes [N·T, H]: what a loss gives to training. */
export function vectorCotangent(values: Tensor, positions = 1): DenseCotangent {
  return { form: 'dense', positions, values, outputCount: 1 };
}

/** δ times a matrix [H, H′] from the right: the way back through a linear map at every position. */
export function throughMatrix(cotangent: Cotangent, matrix: Tensor): Cotangent {
  return throughLinear(cotangent, cotangent.positions, (values) => matMul(values, matrix));
}

/**
 * The way back through a linear map of whole examples, which may mix positions.
 *
 * @param positions T′ of the cotangent that comes out.
 * @param map Its transpose on any number of blocks of T positions one below the other, [M·T, H] → [M·T′, H′].
 */
export function throughLinear(cotangent: Cotangent, positions: number, map: (values: Tensor) => Tensor): Cotangent {
  if (cotangent.form === 'dense') return { ...cotangent, positions, values: map(cotangent.values) };
  const { outputs, examples } = cotangent;
  if (!examples) return { ...cotangent, positions, outputs: map(outputs), diagonal: false };
  return throughLinear(toDense(cotangent, examples.shape[0] / cotangent.positions), positions, map);
}

/**
 * The way back through a map under which every number of the input goes into one number of the output at most, with a
 * slope of its own.
 *
 * @param spread Copies numbers of the output to the places of the input that they may come from, [M·T, H] → [M·T′, H′].
 * @param slope Axes [N·T′, H′].
 */
export function throughChoice(
  cotangent: FactoredCotangent,
  positions: number,
  spread: (values: Tensor) => Tensor,
  slope: Tensor,
): FactoredCotangent {
  const { outputs, examples } = cotangent;
  return {
    ...cotangent,
    positions,
    outputs: spread(outputs),
    diagonal: false,
    examples: examples ? multiply(spread(examples), slope) : slope,
  };
}

/** δ[n, c, t, h] · slope[n, t, h]: the way back through an elementwise layer of that slope, [N·T, H]. */
export function throughElementwise(cotangent: Cotangent, slope: Tensor): Cotangent {
  if (cotangent.form === 'dense') return { ...cotangent, values: timesExamples(cotangent, slope) };
  if (!cotangent.diagonal) {
    const { examples } = cotangent;
    return { ...cotangent, examples: examples ? multiply(examples, slope) : slope };
  }
  const { positions, rows } = cotangent;
  const [height, width] = slope.shape;
  const ofOutputs = positions === 1 ? slope : reshape(slope, [height / positions, positions * width]);
  return { ...cotangent, rows: rows ? multiply(rows, ofOutputs) : ofOutputs };
}

/** δ[n, c, t, h] · gain[h]: the way back through a product with a vector [H] at every position. */
export function throughGain(cotangent: Cotangent, gain: Tensor): Cotangent {
  return cotangent.form === 'factored'
    ? { ...cotangent, outputs: multiply(cotangent.outputs, gain) }
    : { ...cotangent, values: multiply(cotangent.values, gain) };
}

/** δ times a number. */
export function throughScalar(cotangent: Cotangent, factor: number): Cotangent {
  return cotangent.form === 'factored'
    ? { ...cotangent, outputs: multiplyByScalar(cotangent.outputs, factor) }
    : { ...cotangent, values: multiplyByScalar(cotangent.values, factor) };
}

/**
 * δ of one position of H·T numbers, channel after channel, as one of T positions of H: the way back through `flatten`
 * of a grid.
 */
export function withChannels(cotangent: Cotangent, positions: number): Cotangent {
  const split = (tensor: Tensor) => {
    const [height, size] = tensor.shape;
    const width = size / positions;
    return reshape(transposeAxes(reshape(tensor, [height, width, positions]), [0, 2, 1]), [height * positions, width]);
  };
  return rearranged(cotangent, positions, split);
}

/**
 * δ of positions of T·H numbers as one of T positions of H in the place of each: the way back through `flatten`, which
 * leaves one.
 */
export function withPositions(cotangent: Cotangent, positions: number): Cotangent {
  const split = (tensor: Tensor) => reshape(tensor, [tensor.shape[0] * positions, tensor.shape[1] / positions]);
  return rearranged(cotangent, cotangent.positions * positions, split, 'in order');
}

/** δ of the last of T positions as one of all of them, zeros at the others. */
export function asLastPosition(cotangent: Cotangent, positions: number): Cotangent {
  return rearranged(cotangent, positions, (tensor) => asLastOfRows(tensor, positions));
}

/**
 * Brings the numbers of δ to T positions, of every factor alike; a diagonal stays one where they stay in their order.
 */
function rearranged(
  cotangent: Cotangent,
  positions: number,
  move: (tensor: Tensor) => Tensor,
  numbers: 'in order' | 'moved' = 'moved',
): Cotangent {
  if (cotangent.form === 'dense') return { ...cotangent, positions, values: move(cotangent.values) };
  const { outputs, examples } = cotangent;
  const diagonal = cotangent.diagonal && numbers === 'in order';
  return { ...cotangent, positions, outputs: move(outputs), diagonal, examples: examples && move(examples) };
}

/** The T-th part of δ for each of T positions: the way back through their mean. */
export function spreadOverPositions(cotangent: Cotangent, positions: number): Cotangent {
  const spread = (tensor: Tensor, factor: number) => {
    const [height, width] = tensor.shape;
    const copies = multiply(reshape(tensor, [height, 1, width]), multiplyByScalar(ones([1, positions, 1]), factor));
    return reshape(copies, [height * positions, width]);
  };
  if (cotangent.form === 'dense') return { ...cotangent, positions, values: spread(cotangent.values, 1 / positions) };
  const { outputs, examples } = cotangent;
  return {
    ...cotangent,
    positions,
    outputs: spread(outputs, 1 / positions),
    diagonal: false,
    examples: examples && spread(examples, 1),
  };
}

/**
 * δ of one position as one of each of T, times w[n, t]: the way back through Σ_t w[n, t] x[n, t, ·].
 *
 * @param weights Axes [N·T, 1].
 */
export function spreadByWeights(cotangent: Cotangent, positions: number, weights: Tensor): Cotangent {
  const copied = (tensor: Tensor) => {
    const [height, width] = tensor.shape;
    const copies = multiply(reshape(tensor, [height, 1, width]), ones([1, positions, 1]));
    return reshape(copies, [height * positions, width]);
  };
  const spread = rearranged(cotangent, positions, copied);
  if (spread.form === 'dense') return { ...spread, values: timesExamples(spread, weights) };
  return throughElementwise(spread, multiply(weights, ones([1, spread.outputs.shape[1]])));
}

/**
 * δ at G positions for each of its own, position t·G + g having the outputs of group g and zeros elsewhere.
 *
 * @param members Axes [G, H]: 1 where an output belongs to the group.
 */
export function splitIntoGroups(cotangent: Cotangent, members: Tensor): Cotangent {
  const [groups, width] = members.shape;
  const split = (tensor: Tensor) => {
    const [height] = tensor.shape;
    const parts = multiply(reshape(tensor, [height, 1, width]), reshape(members, [1, groups, width]));
    return reshape(parts, [height * groups, width]);
  };
  return rearranged(cotangent, cotangent.positions * groups, split);
}

/** The sum of two cotangents of one activation, where paths of a network meet again. */
export function sumOfCotangents(left: Cotangent, right: Cotangent, exampleCount: number): Cotangent {
  if (left.form === 'factored' && right.form === 'factored' && left.rows === right.rows) {
    if (!left.examples && !right.examples) {
      const diagonal = left.diagonal && right.diagonal;
      return { ...left, outputs: add(left.outputs, right.outputs), diagonal };
    }
  }
  const a = toDense(left, exampleCount);
  return { ...a, values: add(a.values, toDense(right, exampleCount).values) };
}

/** δ multiplied out to [N·C·T, H]. */
export function toDense(cotangent: Cotangent, exampleCount: number): DenseCotangent {
  if (cotangent.form === 'dense') return cotangent;
  const { outputs, rows, examples, positions } = cotangent;
  const [height, width] = outputs.shape;
  const outputCount = height / positions;
  const written = scoped(() => {
    let values = reshape(outputs, [1, outputCount, positions * width]);
    if (rows) values = multiply(values, reshape(rows, [exampleCount, outputCount, 1]));
    if (examples) values = multiply(values, reshape(examples, [exampleCount, 1, positions * width]));
    if (values.shape[0] !== exampleCount) values = repeated(values, exampleCount);
    return reshape(values, [exampleCount * height, width]);
  });
  return { form: 'dense', positions, values: written, outputCount };
}

/** The values of a dense δ times factors[n, t, h], or times factors[n, t] where they are [N·T, 1]. */
export function timesExamples({ values, outputCount, positions }: DenseCotangent, factors: Tensor): Tensor {
  if (outputCount === 1) return multiply(values, factors);
  const [height, width] = values.shape;
  const examples = height / outputCount / positions;
  const [axes, ofFactors] =
    factors.shape[1] === width
      ? [
          [examples, outputCount, positions * width],
          [examples, 1, positions * width],
        ]
      : [
          [examples, outputCount, positions, width],
          [examples, 1, positions, 1],
        ];
  return reshape(multiply(reshape(values, axes), reshape(factors, ofFactors)), [height, width]);
}

/** The same [1, C, T·H] block for every example, as a product with a column of ones. */
function repeated(block: Tensor, exampleCount: number): Tensor {
  const [, outputCount, width] = block.shape;
  const row = reshape(block, [1, outputCount * width]);
  return reshape(matMul(ones([exampleCount, 1]), row), [exampleCount, outputCount, width]);
}
