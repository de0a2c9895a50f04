import { type NdArray, ndArray, requireInteger, requireOptions } from '@entk/core';
import { type ModularAddition, modularAddition, type ModularAdditionOptions } from './data-set.js';
import { pythonShuffle } from './python-shuffle.js';

/** Options of {@link modularAdditionTokens}. */
export interface ModularAdditionTokensOptions extends Omit<ModularAdditionOptions, 'alpha' | 'seed'> {
  /** The share of pairs to train on. @default 0.5, as in the later version of the paper */
  readonly alpha?: number;
  /** Of the split, below 2³². @default 0 */
  readonly seed?: number;
}

/** All p² pairs of residues as tokens, with their sums. Row a·p + b is the pair (a, b), in every array. */
export interface ModularAdditionTokens extends Omit<ModularAddition, 'inputs'> {
  /** Tokens a, b and p, which asks for the sum: axes [p², 3], of a vocabulary of p + 1. */
  readonly inputs: NdArray<Int32Array>;
}

/**
 * The data of modular addition for a transformer: every pair (a, b) of residues modulo p as the tokens a, b, p, and its
 * sum.
 *
 * The split is the one that Python makes: `random.seed(seed)`, `random.shuffle` of the pairs in order, the first
 * ⌊α p²⌋ to train on. So a network trained there and one trained here can have seen the same pairs.
 *
 * @throws MisuseError if p is no integer of at least 3, the seed no integer below 2³², or alpha is outside (0, 1) or so
 *   small that no pair is left to train on.
 * @throws MemoryBudgetError if the arrays do not fit.
 *
 * @example
 * ```ts
 * import { modularAdditionTokens } from '@entk/datasets';
 *
 * const { inputs, labels, train } = modularAdditionTokens({ p: 29 });
 * Array.from(inputs.data.subarray(3 * (3 * 29 + 28), 3 * (3 * 29 + 29))); // [3, 28, 29]
 * labels[3 * 29 + 28]; // 2
 * train.length; // 420
 * ```
 */
export function modularAdditionTokens(options: ModularAdditionTokensOptions): ModularAdditionTokens {
  const caller = 'modularAdditionTokens';
  requireOptions<ModularAdditionTokensOptions>(caller, options, {
    p: true,
    alpha: true,
    seed: true,
    memoryBudget: true,
  });
  const { p, alpha = 0.5, seed = 0, memoryBudget } = options;
  requireInteger(caller, 'seed', seed, { min: 0, max: 2 ** 32 - 1 });
  const { targets, labels, train: trained } = modularAddition({ p, alpha, memoryBudget });
  const pairs = p * p;
  const tokens = Int32Array.from({ length: 3 * pairs }, (_, index) => {
    const row = Math.floor(index / 3);
    return [Math.floor(row / p), row % p, p][index % 3];
  });
  const order = pythonShuffle(seed, pairs);
  const train = order.slice(0, trained.length).sort();
  const test = order.slice(trained.length).sort();
  return { p, alpha, seed, inputs: ndArray([pairs, 3], tokens), targets, labels, train, test };
}
