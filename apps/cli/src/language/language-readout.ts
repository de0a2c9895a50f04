import { DenseMatrix, MisuseError, requireInteger } from '@entk/core';
import { randomReadouts } from '@entk/models';
import type { Contexts, Tokeniser } from '@entk/text';
import { readReadouts } from '../inputs/examples.js';
import type { LanguageReadout } from './language-plan.js';
import { readoutUsages } from './readout-usages.js';

const caller = 'analyze';

/** Two random read-outs agree to some per mille in cosine in the last blocks; their mean is steadier still. */
const usualReadouts = 2;
const mostReadouts = 8;

/** What the words of `--read-out` stand for; without them some random ones, as many as `--readouts` says. */
export async function languageReadout(
  { readOut: words, readouts }: { readonly readOut?: readonly string[]; readonly readouts?: number },
  { tokeniser, contexts, outputs, seed }: LanguageOutputs,
): Promise<LanguageReadout> {
  if (words === undefined) return random(readouts ?? usualReadouts, outputs, seed);
  if (readouts !== undefined) {
    throw new MisuseError({ in: caller, rule: '--read-out and --readouts exclude each other', got: words.join(' ') });
  }
  const [kind, ...rest] = words;
  if (kind.endsWith('.npy') && rest.length === 0) {
    return { text: `read-outs of ${kind}`, weights: await readReadouts(kind, outputs) };
  }
  switch (kind) {
    case 'log-probability':
      if (rest.length > 0) break;
      if (contexts.next.data.includes(-1)) {
        throw new MisuseError({
          in: caller,
          rule: '--read-out log-probability needs a token after the last context',
          remedy: 'give one context less, or a longer text',
        });
      }
      return {
        text: 'log-probability of the token that comes next, which is no loss kernel of a sampled posterior',
        logProbabilityOf: contexts.next,
      };
    case 'logit':
    case 'difference': {
      if (rest.length !== (kind === 'logit' ? 1 : 2)) break;
      const tokens = rest.map((text) => tokenOf(tokeniser, text));
      const weights = new DenseMatrix(1, outputs);
      tokens.forEach((token, i) => weights.set(0, token, i === 0 ? 1 : -1));
      const shown = rest.map((text) => JSON.stringify(text));
      return {
        text: kind === 'logit' ? `logit of ${shown[0]}` : `logit of ${shown[0]} less that of ${shown[1]}`,
        weights,
      };
    }
  }
  throw new MisuseError({
    in: caller,
    rule: `--read-out must be one of ${readoutUsages.join(', ')}`,
    got: words.join(' '),
  });
}

/** What read-outs are of. */
export interface LanguageOutputs {
  readonly tokeniser: Tokeniser;
  readonly contexts: Contexts;
  /** V. */
  readonly outputs: number;
  readonly seed: number;
}

function random(count: number, outputs: number, seed: number): LanguageReadout {
  requireInteger(caller, 'readouts', count, { min: 1, max: mostReadouts });
  const weights = randomReadouts({ outputs, count, seed });
  return { text: `${count} random read-out${count > 1 ? 's' : ''} of all ${outputs} logits (seed ${seed})`, weights };
}

function tokenOf(tokeniser: Tokeniser, text: string): number {
  const { tokens } = tokeniser.encode(text);
  if (tokens.length === 1) return tokens[0];
  throw new MisuseError({
    in: caller,
    rule: '--read-out takes texts that are one token, with the space before a word',
    got: text,
    context: `${tokens.length} tokens: ${Array.from(tokens, (token) => JSON.stringify(tokeniser.textOf(token))).join(', ')}`,
  });
}
