import {
  createRandom,
  type NdArray,
  ndArray,
  requireInteger,
  requireMemory,
  requireNumber,
  requireOptions,
} from '@entk/core';
import { importanceOf } from './importance.js';
import { type PresenceStructure, presenceSampler } from './presence.js';

/** Options of {@link superpositionFeatures}. */
export interface SuperpositionOptions extends PresenceStructure {
  /** n, the number of features. */
  readonly features: number;
  /** N, the number of examples. */
  readonly examples: number;
  /** S in [0, 1), the probability that a feature is absent. */
  readonly sparsity: number;
  /** I_i, one for each feature. @default 0.8^i, as in the paper */
  readonly importance?: ArrayLike<number>;
  /**
   * Whether each row is scaled to unit length after sampling: the paper's figure 1 needs it, though
   * its text says only U[0, 1]. @default true
   */
  readonly unitRows?: boolean;
  readonly seed?: number;
  readonly memoryBudget?: number;
}

/** Sparse features, and what they are worth. */
export interface SuperpositionFeatures {
  /** Axes [N, n], float32, entries in [0, 1]: input and target of the autoencoder in one. */
  readonly inputs: NdArray;
  /** I_i, n of them. */
  readonly importance: Float64Array;
  /** Rows without any feature, ascending. They are zero, with unit rows too: nothing has no direction. */
  readonly emptyRows: Uint32Array;
  readonly features: number;
  readonly examples: number;
  readonly sparsity: number;
  readonly unitRows: boolean;
  readonly seed: number;
}

/**
 * The data of Toy Models of Superposition: feature i of an example is absent (0) with probability S, else U[0, 1)
 * (paper section 3.1; Elhage et al. 2022).
 *
 * Presence and values are drawn from two streams, so one seed gives the same values at every sparsity, and, where no
 * structure is asked for, features that are present at a high sparsity are present at every lower one.
 * Structure (Elhage et al. 2022, "correlated and anticorrelated features"): see {@link PresenceStructure}. It keeps
 * every feature's probability 1 − S, that of children apart. O(N·n).
 *
 * @throws MisuseError if n or N is below 1, S outside [0, 1), `importance` of another length or negative, or the
 *   structure impossible.
 * @throws MemoryBudgetError if the array does not fit.
 *
 * @example
 * ```ts
 * import { superpositionFeatures } from '@entk/datasets';
 *
 * const { inputs, importance } = superpositionFeatures({ features: 50, examples: 500, sparsity: 0.9, seed: 0 });
 * inputs.shape; // [500, 50]
 * importance[1]; // 0.8
 * ```
 */
export function superpositionFeatures(options: SuperpositionOptions): SuperpositionFeatures {
  requireOptions<SuperpositionOptions>('superpositionFeatures', options, {
    features: true,
    examples: true,
    sparsity: true,
    importance: true,
    unitRows: true,
    seed: true,
    memoryBudget: true,
    correlated: true,
    antiCorrelated: true,
    hierarchy: true,
  });
  const caller = 'superpositionFeatures';
  const { features, examples, sparsity, unitRows = true, seed = 0, memoryBudget } = options;
  requireInteger(caller, 'features', features, { min: 1 });
  requireInteger(caller, 'examples', examples, { min: 1 });
  requireNumber(caller, 'sparsity', sparsity, { min: 0, below: 1 });
  const importance = importanceOf(caller, features, options.importance);
  requireMemory(caller, `[${examples}, ${features}] features`, 4 * examples * features, memoryBudget);
  const drawPresence = presenceSampler(caller, features, sparsity, options);

  const random = createRandom(seed);
  const presence = random.fork('presence');
  const values = random.fork('values');
  const inputs = ndArray([examples, features]);
  const emptyRows: number[] = [];
  for (let row = 0; row < examples; row++) {
    const drawn = Float64Array.from(drawPresence(presence), (present) => values.uniform() * (present ? 1 : 0));
    const length = Math.sqrt(drawn.reduce((sum, value) => sum + value * value, 0));
    if (length === 0) emptyRows.push(row);
    const scale = unitRows && length > 0 ? 1 / length : 1;
    inputs.data.set(
      drawn.map((value) => value * scale),
      row * features,
    );
  }
  return { inputs, importance, emptyRows: Uint32Array.from(emptyRows), features, examples, sparsity, unitRows, seed };
}
