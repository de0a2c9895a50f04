import { choiceField, type Fields, numberField, textField } from '../address/fields.js';
import type { NumberSettings } from '../settings/number-setting.js';

/** How a text is cut, as options of `entk analyze`. */
export interface LanguageRequest {
  /** T, tokens of a context. */
  readonly context: number;
  /** The most contexts. */
  readonly contexts: number;
}

export const numbers: NumberSettings<keyof LanguageRequest> = {
  context: { label: 'tokens of a context', option: 'context', min: 4, max: 256, step: 1, hint: 'each begins anew' },
  contexts: { label: 'contexts', option: 'contexts', min: 1, max: 64, step: 1, hint: 'the first of the text' },
};

/** The page opens with it. */
export const exampleRequest: LanguageRequest = { context: 32, contexts: 8 };

/** 1,024 tokens. */
export const usualRequest: LanguageRequest = { context: 64, contexts: 16 };

/** Eigenvalues of each kernel, vectors that are kept, and the seed of the read-outs: those of `entk analyze`. */
export const [topValues, readouts, seed] = [50, 2, 0];

/** Vectors that can be read. */
export const keptVectors = 6;

/** What is on show, as the address has it. */
export interface LanguageView {
  readonly example: 'grammar' | 'files';
  readonly weight: string | undefined;
  /** From 1. */
  readonly vector: number;
}

export const fields: Fields<LanguageRequest & LanguageView> = {
  example: choiceField('example', ['grammar', 'files'] as const),
  context: numberField(numbers.context),
  contexts: numberField(numbers.contexts),
  weight: textField('weight'),
  vector: numberField({ label: 'vector', option: 'vector', min: 1, max: keptVectors, step: 1, hint: '' }),
};
