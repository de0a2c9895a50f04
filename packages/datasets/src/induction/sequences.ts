import {
  createRandom,
  MisuseError,
  type NdArray,
  ndArray,
  requireInteger,
  requireMemory,
  requireOptions,
} from '@entk/core';

/** Options of {@link repeatedSequences}. */
export interface RepeatedSequencesOptions {
  /** N, the number of sequences. */
  readonly examples: number;
  /** V. @default 32 */
  readonly vocabularySize?: number;
  /** Tokens of a sequence, the last of which is only predicted: T + 1 for T inputs. @default 41 */
  readonly length?: number;
  /** The least number of tokens before they repeat. @default 9 */
  readonly shortest?: number;
  /** The largest number of tokens before they repeat. @default 20 */
  readonly longest?: number;
  readonly seed?: number;
  readonly memoryBudget?: number;
}

/** Sequences that repeat, with what comes next at every position. */
export interface RepeatedSequences {
  /** x_t, axes [N, T]. */
  readonly inputs: NdArray<Int32Array>;
  /** x_{t+1} as rows of one 1, axes [N, T, V], float32. */
  readonly targets: NdArray;
  /** x_{t+1}, axes [N, T]. */
  readonly next: NdArray<Int32Array>;
  /** h of every sequence: x_t = x_{t−h}. */
  readonly periods: Int32Array;
  readonly vocabularySize: number;
  readonly seed: number;
}

/**
 * The data of induction: h different tokens in random order, repeated to the end, x_t = base[t mod h].
 *
 * h is drawn anew for every sequence, uniformly from shortest … longest. With one h for all, a network can look back by
 * a fixed number of positions; with many, it has to find the previous occurrence of a token and copy what came after it
 * (Olsson et al. 2022, "In-context Learning and Induction Heads"). What is in a sequence is predictable from position h
 * on, and by chance alone before it.
 *
 * @throws MisuseError if a number is no integer in its range: 1 ≤ shortest ≤ longest ≤ V, and a sequence has at least 2
 *   tokens.
 * @throws MemoryBudgetError if the arrays do not fit.
 * @remarks O(N·(T·V + longest)) time; 4·N·T·(V + 2) bytes.
 *
 * @example
 * ```ts
 * import { repeatedSequences } from '@entk/datasets';
 *
 * const { inputs, next, periods } = repeatedSequences({ examples: 3, seed: 0 });
 * inputs.shape; // [3, 40]
 * const [h] = periods;
 * inputs.data[h] === inputs.data[0]; // true
 * next.data[0] === inputs.data[1]; // true
 * ```
 */
export function repeatedSequences(options: RepeatedSequencesOptions): RepeatedSequences {
  const caller = 'repeatedSequences';
  requireOptions<RepeatedSequencesOptions>(caller, options, {
    examples: true,
    vocabularySize: true,
    length: true,
    shortest: true,
    longest: true,
    seed: true,
    memoryBudget: true,
  });
  const { examples, vocabularySize = 32, length = 41, shortest = 9, longest = 20, seed = 0, memoryBudget } = options;
  requireInteger(caller, 'examples', examples, { min: 1 });
  requireInteger(caller, 'vocabularySize', vocabularySize, { min: 1 });
  requireInteger(caller, 'length', length, { min: 2 });
  requireInteger(caller, 'shortest', shortest, { min: 1 });
  requireInteger(caller, 'longest', longest, { min: 1 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  if (longest < shortest || longest > vocabularySize) {
    const rule = `longest must be in ${shortest}..${vocabularySize}, from shortest to the vocabulary's size`;
    throw new MisuseError({ in: caller, rule, got: longest });
  }
  const positions = length - 1;
  const bytes = 4 * examples * positions * (vocabularySize + 2);
  requireMemory(caller, `[${examples}, ${positions}, ${vocabularySize}] targets`, bytes, memoryBudget);

  const random = createRandom(seed).fork('repeated sequences');
  const inputs = new Int32Array(examples * positions);
  const next = new Int32Array(examples * positions);
  const targets = new Float32Array(examples * positions * vocabularySize);
  const periods = new Int32Array(examples);
  for (let n = 0; n < examples; n++) {
    const h = shortest + random.integer(longest - shortest + 1);
    const base = random.permutation(vocabularySize).subarray(0, h);
    periods[n] = h;
    for (let t = 0; t < positions; t++) {
      const row = n * positions + t;
      inputs[row] = base[t % h];
      next[row] = base[(t + 1) % h];
      targets[row * vocabularySize + next[row]] = 1;
    }
  }
  return {
    inputs: ndArray([examples, positions], inputs),
    targets: ndArray([examples, positions, vocabularySize], targets),
    next: ndArray([examples, positions], next),
    periods,
    vocabularySize,
    seed,
  };
}
