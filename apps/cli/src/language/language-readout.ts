import { createRandom, DenseMatrix, MisuseError } from '@entk/core';
import type { Contexts, Tokeniser } from '@entk/text';
import { readReadouts } from '../inputs/examples.js';
import type { LanguageReadout } from './language-plan.js';

const caller = 'analyze';

/** How `--read-out` can be said. */
export const readoutUsages = ['random 2', 'log-probability', 'logit " the"', 'difference " he" " she"', 'U.npy'];

/** Two random read-outs agree to some per mille in cosine in the last blocks; their mean is steadier still. */
const usualReadouts = 2;
const mostReadouts = 8;

/** What the words of `--read-out` stand for. */
export async function languageReadout(
  words: readonly string[] | undefined,
  { tokeniser, contexts, outputs, seed }: LanguageOutputs,
): Promise<LanguageReadout> {
  const [kind = 'random', ...rest] = words ?? [];
  if (kind.endsWith('.npy') && rest.length === 0) {
    return { text: `read-outs of ${kind}`, weights: await readReadouts(kind, outputs) };
  }
  switch (kind) {
    case 'random':
      return randomReadouts(rest, outputs, seed);
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
    got: (words ?? []).join(' '),
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

/** Gaussian weights of variance 1/V: the mean over them of u·f has the trace over all outputs, over V, as expectation. */
function randomReadouts(rest: readonly string[], outputs: number, seed: number): LanguageReadout {
  const count = rest.length === 0 ? usualReadouts : Number(rest[0]);
  if (rest.length > 1 || !Number.isInteger(count) || count < 1 || count > mostReadouts) {
    throw new MisuseError({
      in: caller,
      rule: `--read-out random must be followed by 1 to ${mostReadouts}`,
      got: rest.join(' '),
    });
  }
  const random = createRandom(seed).fork('read-outs');
  const weights = new DenseMatrix(count, outputs, random.normals(count * outputs)).scaleInPlace(1 / Math.sqrt(outputs));
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
