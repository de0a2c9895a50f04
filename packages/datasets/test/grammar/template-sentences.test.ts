// Also tests grammar/lexicon.ts: its words are those of the sentences.
import { MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { templatePartsOfSpeech, templateSentences, type TemplateWord } from '../../src/index.js';

describe('templateSentences', () => {
  const { text, words } = templateSentences({ sentences: 400, depth: 3, seed: 5 });
  const textOf = ({ start, end }: TemplateWord) => text.slice(start, end);
  const of = (tag: TemplateWord['partOfSpeech']) => words.filter(({ partOfSpeech }) => partOfSpeech === tag);

  it('says where each word stands: the words with spaces before all but marks are the text', () => {
    const written = words.map((word) => (word.partOfSpeech === 'PUNCT' ? '' : ' ') + textOf(word)).join('');
    expect(written.trimStart()).toBe(text);
    for (const tag of templatePartsOfSpeech) expect(of(tag).length).toBeGreaterThan(10);
  });

  it('begins and ends sentences as they are counted', () => {
    const first = words.filter(({ place }) => place === 0);
    expect(first).toHaveLength(400);
    for (const word of first) expect(textOf(word)[0]).toMatch(/[A-Z]/);
    expect(words.filter((word) => textOf(word) === '.')).toHaveLength(400);
    words.forEach(({ place }, index) => {
      const before = words[index - 1];
      expect(place).toBe(!before || textOf(before) === '.' ? 0 : before.place + 1);
    });
  });

  it('gives nouns and verbs the number of their form: nouns of several and verbs of one end in s', () => {
    for (const word of of('NOUN')) expect(word.number).toBe(textOf(word).endsWith('s') ? 'Plur' : 'Sing');
    for (const word of of('VERB')) expect(word.number).toBe(textOf(word).endsWith('s') ? 'Sing' : 'Plur');
  });

  it('lets the verb of a main clause agree with the subject before it, over the clauses between', () => {
    let subject: TemplateWord | undefined;
    let checked = 0;
    const wrong = words.filter((word) => {
      if (word.depth > 0) return false;
      if (word.role === 'subject') subject = word;
      if (word.partOfSpeech !== 'VERB') return false;
      checked++;
      return word.number !== subject?.number;
    });
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThanOrEqual(400);
  });

  it('takes pronouns in the case of their role', () => {
    const subjects = new Set(['he', 'she', 'they', 'we']);
    const others = new Set(['him', 'her', 'them', 'us']);
    const rolesOf = (forms: ReadonlySet<string>) =>
      new Set(of('PRON').flatMap((word) => (forms.has(textOf(word).toLowerCase()) ? [word.role] : [])));
    expect([...rolesOf(subjects)]).toEqual(['subject']);
    expect(new Set(rolesOf(others))).toEqual(new Set(['object', 'oblique']));
  });

  it('goes as deep as asked and no deeper', () => {
    expect(Math.max(...words.map(({ depth }) => depth))).toBe(3);
    const flat = templateSentences({ sentences: 100, depth: 0 });
    expect(Math.max(...flat.words.map(({ depth }) => depth))).toBe(0);
  });

  it('gives the same for the same seed', () => {
    const sentences = (seed: number) => templateSentences({ sentences: 5, seed });
    expect(sentences(2)).toEqual(sentences(2));
    expect(sentences(2).text).not.toBe(sentences(3).text);
    expect(templateSentences({ sentences: 9, seed: 2 }).text.startsWith(sentences(2).text)).toBe(true);
  });

  it('refuses no sentences and clauses deeper than anybody reads', () => {
    expect(() => templateSentences({ sentences: 0 })).toThrow(MisuseError);
    expect(() => templateSentences({ sentences: 1, depth: 5 })).toThrow(
      'templateSentences: depth must be an integer in 0..4',
    );
  });
});
