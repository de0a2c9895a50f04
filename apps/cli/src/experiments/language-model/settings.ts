import type { TemplateSentencesOptions } from '@entk/datasets';

/** What a run of a language model on the template grammar is made of. */
export interface LanguageModelSettings {
  /** A GGUF file, or a folder of Hugging Face. */
  readonly model: string;
  /** A file of text that is measured beside the grammar. */
  readonly text?: string;
  /** T. */
  readonly context: number;
  /** N. */
  readonly contexts: number;
  /** Positions of each context that are not read, from the first. */
  readonly skip: number;
  /** Random read-outs of the logits. */
  readonly readouts: number;
  /** Of the relative clauses. */
  readonly depth: NonNullable<TemplateSentencesOptions['depth']>;
  /** Every so many blocks' weights are taken of the untrained network, the last block's among them. */
  readonly untrainedEvery: number;
  /** Leading vectors of each moved weight. */
  readonly movedVectors: number;
  readonly seed: number;
}

/** The settings of the experiment but the model, which nobody can be given here. */
export const languageModelSettings: Omit<LanguageModelSettings, 'model' | 'text'> = {
  context: 64,
  contexts: 8,
  skip: 8,
  readouts: 2,
  depth: 2,
  untrainedEvery: 6,
  movedVectors: 2,
  seed: 0,
};
