import type { DenseMatrix } from './dense-matrix.js';

/** The order of the rows of a flattened kernel: `exampleMajor` is row n·C + c, `classMajor` row c·N + n. */
export type RowOrder = 'exampleMajor' | 'classMajor';

/**
 * Reference features of one kind, as a data set knows them and an alignment compares with.
 *
 * The columns come in groups, and a group is one feature a person can name: a cosine and a sine of one frequency
 * (group size 2) or a plain vector (group size 1). Columns of a group are orthonormal.
 */
export interface FeatureFamily {
  /** `a`, `sum`, `indicator`: what figures and reports call it. */
  readonly name: string;
  /** Axes [N, F] (or [N·C, F] for features of a flattened kernel), unit columns, groups side by side. */
  readonly features: DenseMatrix;
  /**
   * The order of the rows of features of a flattened kernel, where it is known: an alignment refuses a basis in
   * another.
   */
  readonly rowOrder?: RowOrder;
  readonly groupSize: number;
  /** One label a group, F / groupSize of them. */
  readonly labels: readonly string[];
}
