import { log } from './elementary/index.js';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { requireInteger } from './requirements.js';

/** A stream of random numbers. The same seed gives the same numbers in Node and in a browser. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** Uniform in 0 … bound − 1. */
  integer(bound: number): number;
  /** A uniformly random order of 0 … length − 1. */
  permutation(length: number): Uint32Array;
  /** `count` standard normal numbers. */
  normals(count: number): Float64Array;
  /** An independent stream of its own, so that a draw more in one place moves nothing elsewhere. */
  fork(label: string): Random;
}

/**
 * Opens the stream of a seed (xoroshiro128+; normals by Marsaglia's polar method).
 *
 * @param seed A non-negative integer below 2^53.
 * @throws MisuseError if the seed is invalid.
 *
 * @example
 * ```ts
 * import { createRandom } from '@entk/core';
 *
 * createRandom(1).integer(6) === createRandom(1).integer(6); // true
 * ```
 */
export function createRandom(seed: number): Random {
  requireInteger('createRandom', 'seed', seed, { min: 0 });
  return streamOf(String(seed));
}

function streamOf(name: string): Random {
  const generator = xoroshiro128plus(hash(name));
  let spare: number | undefined;

  const uniform = () => uniformFloat64(generator);
  const integer = (bound: number) => uniformInt(generator, 0, bound - 1);

  function normal(): number {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const scale = Math.sqrt((-2 * log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  function permutation(length: number): Uint32Array {
    const order = Uint32Array.from({ length }, (_, index) => index);
    for (let last = length - 1; last > 0; last--) {
      const other = integer(last + 1);
      const kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    return order;
  }

  function normals(count: number): Float64Array {
    const values = new Float64Array(count);
    for (let index = 0; index < count; index++) values[index] = normal();
    return values;
  }

  return { uniform, normal, integer, permutation, normals, fork: (label) => streamOf(`${name}/${label}`) };
}

/** FNV-1a with a final avalanche: names that differ by a digit must not give seeds that differ by a bit. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return (state ^ (state >>> 16)) | 0;
}
