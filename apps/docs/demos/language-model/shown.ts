import { spectrumPanel } from '@entk/figures';
import { figureAspect } from '../figure/aspect.js';
import { describeEigenvalue } from '../figure/describe.js';
import type { ShownFigure } from '../figure/shown-figure.js';
import { numberText, percentText } from '../settings/number-text.js';
import type { TextMessage, WeightMessage } from './session.js';

/** A token with the entry of a vector there. */
export interface ShownToken {
  readonly text: string;
  readonly value: number;
  /** Of the largest entry, −1 … 1. */
  readonly share: number;
}

/** Every token of every context, coloured by one vector. */
export function shownTokens(
  { contexts }: TextMessage,
  { vectors, kept }: WeightMessage,
  vector: number,
): ShownToken[][] {
  const length = contexts[0]?.length ?? 0;
  const valueAt = (row: number) => vectors[row * kept + vector];
  let largest = 0;
  for (let row = 0; row < contexts.length * length; row++) largest = Math.max(largest, Math.abs(valueAt(row)));
  return contexts.map((pieces, n) =>
    pieces.map((text, t) => {
      const value = valueAt(n * length + t);
      return { text, value, share: largest > 0 ? value / largest : 0 };
    }),
  );
}

/** Where a vector is largest, told with the tokens before. */
export function largestTokens(tokens: readonly (readonly ShownToken[])[], count = 5): string[] {
  const all = tokens.flatMap((context) =>
    context.map((token, t) => ({ token, before: context.slice(Math.max(0, t - 3), t) })),
  );
  return all
    .toSorted((a, b) => Math.abs(b.token.value) - Math.abs(a.token.value))
    .slice(0, count)
    .map(({ token, before }) => {
      const words = before.map(({ text }) => text).join('');
      return `${words.trimStart()}[${token.text.trim()}] ${token.value > 0 ? '+' : '−'}${numberText(Math.abs(token.value))}`;
    });
}

/** The weights by block, and the kinds of weight in the order of the network. */
export function weightTable(weights: readonly WeightMessage[]): {
  readonly kinds: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly (WeightMessage | undefined)[] }[];
} {
  const kinds = [...new Set(weights.map(({ kind }) => kind))];
  const blocks = [...new Set(weights.map(({ block }) => block))].toSorted((a, b) => (a ?? -1) - (b ?? -1));
  const rows = blocks.map((block) => ({
    label: block === undefined ? '–' : String(block),
    cells: kinds.map((kind) => weights.find((one) => one.block === block && one.kind === kind)),
  }));
  return { kinds, rows };
}

/** λ₁ as a share of the trace. */
export function leadingShare({ values, trace }: WeightMessage): string {
  return percentText(trace > 0 ? values[0] / trace : 0);
}

/** The spectrum of one weight, or what stands in its place. */
export function shownSpectrum(weight: WeightMessage | undefined): ShownFigure {
  const heading = weight ? `Spectrum of ${weight.name}` : 'Spectrum of one weight';
  return {
    figure:
      weight &&
      spectrumPanel(
        {
          curves: [{ label: 'eigenvalue', eigenvalues: Float64Array.from(weight.values) }],
          drops: weight.drops.filter((after) => after < weight.values.length),
        },
        { aspect: figureAspect },
      ),
    heading,
    placeholder: 'Eigenvalues by rank, with a rule at every drop that stands out.',
    file: 'language-spectrum',
    describe: weight && (({ column }) => describeEigenvalue(Array.from(weight.values), column)),
    words: weight ? dropsText(weight) : 'Choose a weight in the table.',
  };
}

function dropsText({ drops, values, trace }: WeightMessage): string {
  const found =
    drops.length === 0
      ? 'No drop stands out.'
      : `Drops after ${drops.map((after) => `k\u00A0=\u00A0${after}`).join(', ')}.`;
  const sum = Array.from(values).reduce((total, value) => total + value, 0);
  return `${found} The ${values.length} eigenvalues shown hold ${percentText(sum / trace)} of the trace; the first holds ${percentText(values[0] / trace)}.`;
}

/** The model and the text in a sentence. */
export function explainText({ parameterCount, vocabulary, contexts, weightCount, loss }: TextMessage): string {
  const tokens = contexts.length * (contexts[0]?.length ?? 0);
  const lossText = loss === undefined || Number.isNaN(loss) ? '' : ` Loss of the next token: ${numberText(loss)} nats.`;
  return `${numberText(parameterCount)} parameters, ${numberText(vocabulary)} tokens in the vocabulary; ${weightCount} weights at ${numberText(tokens)} tokens of text.${lossText}`;
}
