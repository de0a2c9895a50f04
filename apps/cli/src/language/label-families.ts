import type { RowLabels } from '@entk/alignment';
import { partsOfSpeech, type TaggedWord } from '@entk/text';
import { type LanguagePlan, tokenOfRow, rowCount } from './language-plan.js';

type Rows = Pick<LanguagePlan, 'contexts' | 'positions' | 'textOf'>;

/** Tokens that stand so often in the rows are labels of their own, at most so many. */
const mostTokens = 40;

/** What the rows of a text can be labelled with, without asking anybody; the first is what tables show. */
export async function labelFamilies(rows: Rows, own: readonly TaggedWord[] | undefined): Promise<RowLabels[]> {
  const words = await partsOfSpeech(rows.contexts.text);
  return [
    ...(own ? [nextWordLabels('labels given, of the next word', rows, own)] : []),
    nextWordLabels('part of speech of the next word', rows, words),
    tokenLabels('token', rows, ({ tokens }) => tokens.data),
    tokenLabels('next token', rows, ({ next }) => next.data),
    positionLabels(rows),
    frequencyLabels(rows),
  ];
}

/**
 * The label of the word that the next token begins; none where it begins no word, so that a word of several tokens
 * counts once.
 */
export function nextWordLabels(name: string, rows: Rows, words: readonly TaggedWord[]): RowLabels {
  const labels = Array.from(new Set(words.map(({ tag }) => tag))).toSorted();
  const wordAt = new Map(words.map(({ start, tag }) => [start, tag]));
  const { ends, text, next } = rows.contexts;
  const labelOf = eachRow(rows, (at) => {
    if (next.data[at] < 0) return -1;
    const begins = ends[at] + (/^\s*/.exec(text.slice(ends[at], ends[at] + mostSpaces)) as RegExpExecArray)[0].length;
    const tag = wordAt.get(begins);
    return tag === undefined ? -1 : labels.indexOf(tag);
  });
  return { name, labels, labelOf };
}

/** White space before a word that is looked past. */
const mostSpaces = 16;

function tokenLabels(name: string, rows: Rows, pick: (contexts: Rows['contexts']) => ArrayLike<number>): RowLabels {
  const tokens = pick(rows.contexts);
  const counts = new Map<number, number>();
  eachRow(rows, (at) => {
    if (tokens[at] >= 0) counts.set(tokens[at], (counts.get(tokens[at]) ?? 0) + 1);
    return 0;
  });
  const common = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostTokens);
  const place = new Map(common.map(([token], index) => [token, index]));
  // Every other token is one label together, so that a label is told from all rows.
  const others = common.length;
  return {
    name,
    labels: [...common.map(([token]) => JSON.stringify(rows.textOf(token))), 'any other'],
    labelOf: eachRow(rows, (at) => (tokens[at] < 0 ? -1 : (place.get(tokens[at]) ?? others))),
  };
}

/** Eighths of a context. */
function positionLabels(rows: Rows): RowLabels {
  const [, length] = rows.contexts.tokens.shape;
  const parts = Math.min(8, length);
  const labels = Array.from({ length: parts }, (_, i) => `part ${i + 1} of ${parts}`);
  return {
    name: 'position in the context',
    labels,
    labelOf: eachRow(rows, (at) => Math.floor(((at % length) * parts) / length)),
  };
}

/** How often the token of a row stands among all rows. */
function frequencyLabels(rows: Rows): RowLabels {
  const { data } = rows.contexts.tokens;
  const counts = new Map<number, number>();
  for (const token of data) counts.set(token, (counts.get(token) ?? 0) + 1);
  const bounds = [1, 3, 10, 30];
  const labels = ['once', '2 or 3 times', '4 to 10 times', '11 to 30 times', 'more than 30 times'];
  return {
    name: 'frequency of the token in the text',
    labels,
    labelOf: eachRow(rows, (at) => {
      const place = bounds.findIndex((bound) => (counts.get(data[at]) as number) <= bound);
      return place < 0 ? bounds.length : place;
    }),
  };
}

function eachRow(rows: Rows, labelOf: (at: number) => number): Int32Array {
  return Int32Array.from({ length: rowCount(rows) }, (_, row) => labelOf(tokenOfRow(rows, row)));
}
