import {
  entryText,
  MisuseError,
  ndArray,
  type NdArray,
  requireInteger,
  requireNumbers,
  ShapeError,
  shapeText,
  requireList,
  requireNdArray,
} from '@entk/core';
import type { Layer } from './layers/layer.js';
import type { Network } from './network.js';
import { noToken } from './tensor/index.js';

/**
 * Tokens [N, T] with −1, which stands for no token, wherever a mask is 0: inputs of sequences of different length.
 * Attention does not look there, `meanOverPositions` leaves it out, and `lastPosition` takes the last position before
 * it; a token keeps the position that it stands at.
 *
 * @param mask Axes [N, T]: 1 at tokens, 0 at padding; the ones of a row stand side by side.
 * @throws ShapeError if the two are not of one shape [N, T].
 * @throws MisuseError for a mask of other numbers than 0 and 1.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { maskTokens } from '@entk/models';
 *
 * const tokens = ndArray([2, 3], Int32Array.of(5, 6, 7, 8, 9, 0));
 * maskTokens(tokens, ndArray([2, 3], Int32Array.of(1, 1, 1, 1, 1, 0))).data; // Int32Array [5, 6, 7, 8, 9, -1]
 * ```
 */
export function maskTokens(
  tokens: NdArray<Int32Array>,
  mask: NdArray<Int32Array | Float32Array | Uint8Array>,
): NdArray<Int32Array> {
  const caller = 'maskTokens';
  for (const [name, array] of Object.entries({ tokens, mask })) {
    requireNdArray(caller, name, array);
    requireNumbers(caller, name, array);
  }
  if (tokens.shape.length !== 2 || shapeText(mask.shape) !== shapeText(tokens.shape)) {
    throw new ShapeError({
      in: caller,
      rule: `a mask must have the axes [N, T] of the tokens, ${shapeText(tokens.shape)}`,
      got: [...mask.shape],
    });
  }
  const wrong = mask.data.findIndex((value) => value !== 0 && value !== 1);
  if (wrong >= 0) {
    const context = entryText(mask.shape, wrong);
    throw new MisuseError({ in: caller, rule: 'a mask must be of 0 and 1', got: mask.data[wrong], context });
  }
  return ndArray(
    [...tokens.shape],
    tokens.data.map((token, index) => (mask.data[index] === 1 ? token : noToken)),
  );
}

/**
 * Sequences of different length as tokens [N, T], each filled up with −1 at its end.
 *
 * @param positions T. @default the length of the longest
 * @throws MisuseError for an empty sequence, one of more than T tokens, or tokens that are no integers from 0.
 *
 * @example
 * ```ts
 * import { padTokens } from '@entk/models';
 *
 * padTokens([[5, 6, 7], [8]]).data; // Int32Array [5, 6, 7, 8, -1, -1]
 * ```
 */
export function padTokens(sequences: readonly ArrayLike<number>[], positions?: number): NdArray<Int32Array> {
  const caller = 'padTokens';
  if (positions !== undefined) requireInteger(caller, 'positions', positions, { min: 1 });
  requireList(caller, 'sequences', sequences);
  for (const tokens of sequences) requireList(caller, 'each sequence', tokens);
  const longest = sequences.reduce((most, { length }) => Math.max(most, length), 0);
  const length = positions ?? longest;
  const short = sequences.findIndex((tokens) => tokens.length === 0 || tokens.length > length);
  if (short >= 0 || sequences.length === 0) {
    throw new MisuseError({
      in: caller,
      rule: `sequences must be one or more, of 1 to ${length} tokens`,
      got: sequences.length === 0 ? 'none' : sequences[short].length,
      ...(short >= 0 && { context: `sequence ${short}` }),
    });
  }
  const padded = ndArray([sequences.length, length], new Int32Array(sequences.length * length).fill(noToken));
  sequences.forEach((tokens, n) => {
    for (let t = 0; t < tokens.length; t++) {
      requireInteger(caller, `token ${t} of sequence ${n}`, tokens[t], { min: 0, max: 2 ** 31 - 1 });
      padded.data[n * length + t] = tokens[t];
    }
  });
  return padded;
}

/**
 * Requires tokens [N, T] of a network, integers 0 … V − 1, or −1 before or after those of a sequence where the network
 * knows what to leave out.
 *
 * @throws MisuseError for any other number, a sequence without a token or with a hole, and for a network that reads
 *   what is no token.
 */
export function requireTokens(
  caller: string,
  network: Network,
  { shape, data }: NdArray<Float32Array | Int32Array>,
): void {
  const [most, positions] = [network.inputSize - 1, network.positions];
  const fail = (rule: string, index: number) => {
    throw new MisuseError({ in: caller, rule, got: data[index], context: entryText(shape, index) });
  };
  let padded = false;
  for (let start = 0; start < data.length; start += positions) {
    let state: 'before' | 'within' | 'after' = 'before';
    for (let index = start; index < start + positions; index++) {
      const token = data[index];
      if (!Number.isInteger(token) || token < noToken || token > most) {
        fail(`tokens must be integers in 0..${most}, or -1 for padding`, index);
      }
      if (token === noToken) {
        padded = true;
        if (state === 'within') state = 'after';
      } else if (state === 'after') fail('padding, -1, must not stand between tokens of a sequence', index);
      else state = 'within';
    }
    if (state === 'before') fail('a sequence must have a token that is not padding', start);
  }
  if (!padded) return;
  const reading = readersOfPadding(network.layers);
  if (reading.length > 0) {
    throw new MisuseError({
      in: caller,
      rule: 'sequences of different length need layers that leave padding, -1, out: attention, lastPosition, meanOverPositions, and those that act by position',
      got: reading.join(', '),
      remedy: 'give sequences of one length',
    });
  }
  if (network.outputPositions > 1) {
    throw new MisuseError({
      in: caller,
      rule: 'outputs of sequences of different length must be of one position each, since padding has none',
      got: `${network.outputPositions} positions`,
      remedy: 'end with lastPosition or meanOverPositions, take readingLast(network), or --read last',
    });
  }
}

/** Kinds of layers that mix positions and do not know which hold no token. */
function readersOfPadding(layers: readonly Layer[]): string[] {
  const found = layers.flatMap(({ kind, positionwise, leavesOutPadding, inner }) => {
    if (inner) return Object.values(inner).flatMap(readersOfPadding);
    return positionwise || leavesOutPadding ? [] : [kind];
  });
  return [...new Set(found)];
}
