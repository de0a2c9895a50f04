import type { RowLabels } from '@entk/alignment';
import type { TemplateWord } from '@entk/datasets';
import { nextWordLabels } from '../../language/label-families.js';
import { type LanguagePlan, rowCount, tokenOfRow } from '../../language/language-plan.js';

type Rows = Pick<LanguagePlan, 'contexts' | 'positions' | 'textOf'>;

/** What the grammar knows of the word that comes next, and of the one that ends; the first is what tables show. */
export function grammarLabels(rows: Rows, words: readonly TemplateWord[]): RowLabels[] {
  const ofNext = (name: string, label: (word: TemplateWord) => string | undefined) =>
    nextWordLabels(
      `${name} of the next word`,
      rows,
      words.flatMap((word) => {
        const tag = label(word);
        return tag === undefined ? [] : [{ start: word.start, end: word.end, tag }];
      }),
    );
  return [
    ofNext('part of speech', ({ partOfSpeech }) => partOfSpeech),
    ofNext('number', ({ number }) => number),
    ofNext('role', ({ role }) => role),
    ofNext('depth', ({ depth }) => `depth ${depth}`),
    ofNext('place', ({ place }) => placeText(place)),
    lastWordLabels(rows, words),
  ];
}

/** Parts of a sentence that are about as long: the sentences have some nine words. */
function placeText(place: number): string {
  const bounds = [0, 2, 5, 9];
  const names = ['first word', 'words 2 and 3', 'words 4 to 6', 'words 7 to 10'];
  return names[bounds.findIndex((bound) => place <= bound)] ?? 'later words';
}

/** The part of speech of the word that the token of the row ends. */
function lastWordLabels(rows: Rows, words: readonly TemplateWord[]): RowLabels {
  const labels = Array.from(new Set(words.map(({ partOfSpeech }) => partOfSpeech))).toSorted();
  const ending = new Map(words.map(({ end, partOfSpeech }) => [end, labels.indexOf(partOfSpeech)]));
  const { ends, starts } = rows.contexts;
  const labelOf = Int32Array.from({ length: rowCount(rows) }, (_, row) => {
    const at = tokenOfRow(rows, row);
    return ends[at] > starts[at] ? (ending.get(ends[at]) ?? -1) : -1;
  });
  return { name: 'part of speech of the word', labels, labelOf };
}
