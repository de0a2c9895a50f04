/** Options of `entk gallery`. */
export interface GalleryOptions {
  readonly experiment: 'modular-addition' | 'superposition';
  readonly seeds: readonly number[];
  readonly out: string;
  readonly json: boolean;
  readonly threads?: number;
  readonly p: readonly number[];
  readonly alpha: number;
  readonly epochs: number;
  readonly sparsity: readonly number[];
  readonly features: number;
  readonly examples: number;
  readonly steps: number;
  /** The paper's n for modular addition, its m for superposition; its own value without it. */
  readonly hiddenUnits?: number;
}
