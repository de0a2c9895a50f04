import {
  createRandom,
  MisuseError,
  type NdArray,
  ndArray,
  requireInteger,
  requireMemory,
  requireNumber,
  requireOptions,
} from '@entk/core';

/** Options of {@link modularAddition}. */
export interface ModularAdditionOptions {
  /** The modulus, at least 3. */
  readonly p: number;
  /** The share of pairs to train on. @default 0.7, as in the paper's figures */
  readonly alpha?: number;
  /** Of the split, the only random choice here. @default 0 */
  readonly seed?: number;
  readonly memoryBudget?: number;
}

/** All p² pairs of residues with their sums. Row a·p + b is the pair (a, b), in every array. */
export interface ModularAddition {
  readonly p: number;
  readonly alpha: number;
  readonly seed: number;
  /** One-hot pairs, axes [p², 2p], float32: a one in column a and one in column p + b. */
  readonly inputs: NdArray;
  /** One-hot sums, axes [p², p], float32. */
  readonly targets: NdArray;
  /** (a + b) mod p, p² of them. */
  readonly labels: Uint32Array;
  /** Rows to train on, ⌊α p²⌋ of them, ascending. */
  readonly train: Uint32Array;
  /** The other rows, ascending. */
  readonly test: Uint32Array;
}

/**
 * The data of modular addition: every pair (a, b) of residues modulo p, one-hot, and its sum (paper section 4).
 *
 * The split takes ⌊α p²⌋ rows without replacement, each set of rows as likely as any other.
 * Time and memory O(p³): 0.3 MB at p = 29, 17 MB at p = 113.
 *
 * @throws MisuseError if p is no integer of at least 3, α is outside (0, 1), or so small that no pair is left to train
 *   on.
 * @throws MemoryBudgetError if the arrays do not fit.
 *
 * @example
 * ```ts
 * import { modularAddition } from '@entk/datasets';
 *
 * const { inputs, labels, train, test } = modularAddition({ p: 29, alpha: 0.7, seed: 0 });
 * inputs.shape; // [841, 58]
 * labels[3 * 29 + 28]; // 2
 * [train.length, test.length]; // [588, 253]
 * ```
 */
export function modularAddition(options: ModularAdditionOptions): ModularAddition {
  requireOptions<ModularAdditionOptions>('modularAddition', options, {
    p: true,
    alpha: true,
    seed: true,
    memoryBudget: true,
  });
  const { p, alpha = 0.7, seed = 0, memoryBudget } = options;
  requireInteger('modularAddition', 'p', p, { min: 3 });
  requireNumber('modularAddition', 'alpha', alpha, { above: 0, below: 1 });
  const pairs = p * p;
  requireMemory('modularAddition', `p = ${p}`, 4 * pairs * (3 * p + 3), memoryBudget, 'take a smaller p');
  const trained = Math.floor(alpha * pairs);
  if (trained === 0) {
    throw new MisuseError({
      in: 'modularAddition',
      rule: `alpha must leave at least one of the ${pairs} pairs to train on`,
      got: alpha,
      context: `⌊alpha · p²⌋ = ${trained}`,
    });
  }

  const inputs = ndArray([pairs, 2 * p]);
  const targets = ndArray([pairs, p]);
  const labels = new Uint32Array(pairs);
  for (let row = 0; row < pairs; row++) {
    const a = Math.floor(row / p);
    const b = row % p;
    labels[row] = (a + b) % p;
    inputs.data[row * 2 * p + a] = 1;
    inputs.data[row * 2 * p + p + b] = 1;
    targets.data[row * p + labels[row]] = 1;
  }
  const order = createRandom(seed).fork('split').permutation(pairs);
  const train = order.slice(0, trained).sort();
  const test = order.slice(trained).sort();
  return { p, alpha, seed, inputs, targets, labels, train, test };
}
