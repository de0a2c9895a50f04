import type { TransformerLensWeightsOptions } from '@entk/models/import';

/** Options of `entk import`. */
export interface ImportOptions {
  readonly weights: readonly string[];
  readonly model?: string;
  readonly mapping?: string;
  readonly activation?: TransformerLensWeightsOptions['activation'];
  readonly json: boolean;
  /** Where the parameters go, as safetensors, with the description beside it. */
  readonly out?: string;
  /** Where a description goes that is guessed from names and shapes. */
  readonly draft?: string;
  /** Write the draft over a file. */
  readonly force: boolean;
}
