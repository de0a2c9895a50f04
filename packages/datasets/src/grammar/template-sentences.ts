import { createRandom, type Random, requireInteger, requireOptions } from '@entk/core';
import { type GrammaticalNumber, lexicon } from './lexicon.js';

/** Options of {@link templateSentences}. */
export interface TemplateSentencesOptions {
  /** How many sentences. */
  readonly sentences: number;
  /** The deepest clause: 0 for main clauses alone, 1 for a relative clause in them, … @default 2 */
  readonly depth?: number;
  /** @default 0 */
  readonly seed?: number;
}

/** Universal part-of-speech tags of the words that the grammar has. */
export const templatePartsOfSpeech = [
  'ADJ',
  'ADP',
  'ADV',
  'CCONJ',
  'DET',
  'NOUN',
  'PRON',
  'PROPN',
  'PUNCT',
  'VERB',
] as const;

export type TemplatePartOfSpeech = (typeof templatePartsOfSpeech)[number];

/** A word or a mark, where it stands, and what the grammar made it as. */
export interface TemplateWord {
  readonly start: number;
  /** Where it ends, in UTF-16 units. */
  readonly end: number;
  readonly partOfSpeech: TemplatePartOfSpeech;
  /** Of nouns, names, pronouns and verbs; a verb has that of its subject. */
  readonly number?: GrammaticalNumber;
  /** Of nouns, names and pronouns: what the phrase is that they head. */
  readonly role?: 'subject' | 'object' | 'oblique';
  /** How many relative clauses it stands in. */
  readonly depth: number;
  /** Of the words of its sentence, from 0. */
  readonly place: number;
}

/** A text of sentences with everything known about each of its words. */
export interface TemplateSentences {
  /** The sentences, with spaces between them. */
  readonly text: string;
  /** In the order of the text. */
  readonly words: readonly TemplateWord[];
  readonly seed: number;
}

/**
 * English sentences of a small grammar, with exact labels: part of speech, number, subject or object, how deep in
 * relative clauses and where in the sentence, which no tagger had to guess.
 *
 * A sentence is one clause, or two that are joined. A clause is a subject and a verb that agrees with it, with an
 * object, an adverb or a prepositional phrase or without; a phrase is a name, a pronoun, or a noun with a determiner,
 * adjectives and a relative clause, `the sailors that Mary remembers`. Words are drawn uniformly.
 *
 * @throws MisuseError if a number is no integer in its range: at least one sentence, a depth of 0 … 4.
 * @remarks O(words): some nine a sentence.
 *
 * @example
 * ```ts
 * import { templateSentences } from '@entk/datasets';
 *
 * const { text, words } = templateSentences({ sentences: 2, seed: 1 });
 * const [first] = words;
 * text.slice(first.start, first.end).length === first.end - first.start; // true
 * words[words.length - 1].partOfSpeech; // 'PUNCT'
 * ```
 */
export function templateSentences(options: TemplateSentencesOptions): TemplateSentences {
  const caller = 'templateSentences';
  requireOptions<TemplateSentencesOptions>(caller, options, { sentences: true, depth: true, seed: true });
  const { sentences, depth = 2, seed = 0 } = options;
  requireInteger(caller, 'sentences', sentences, { min: 1 });
  requireInteger(caller, 'depth', depth, { min: 0, max: deepest });
  requireInteger(caller, 'seed', seed, { min: 0 });
  const random = createRandom(seed).fork('template sentences');
  let text = '';
  const words: TemplateWord[] = [];
  for (let count = 0; count < sentences; count++) {
    const sentence = new SentenceWriter(random, depth).written();
    sentence.forEach(({ word, ...label }, place) => {
      const isMark = label.partOfSpeech === 'PUNCT';
      if (text !== '' && !isMark) text += ' ';
      const start = text.length;
      text += place === 0 ? word[0].toUpperCase() + word.slice(1) : word;
      words.push({ start, end: text.length, ...label, place });
    });
  }
  return { text, words, seed };
}

/** Sentences grow with the depth, and nobody reads deeper ones. */
const deepest = 4;

/** How often the grammar takes a way where it has several. */
const chance = {
  joined: 0.25,
  pronoun: 0.2,
  name: 0.2,
  plural: 0.5,
  adjective: 0.35,
  relative: 0.3,
  ofSubject: 0.5,
  transitive: 0.6,
  adverb: 0.3,
  prepositional: 0.25,
} as const;

type WordDraft = Omit<TemplateWord, 'start' | 'end' | 'place'> & { readonly word: string };

type Role = NonNullable<TemplateWord['role']>;

/** Writes one sentence, word by word. */
class SentenceWriter {
  readonly #random: Random;
  readonly #deepest: number;
  readonly #words: WordDraft[] = [];

  constructor(random: Random, depth: number) {
    this.#random = random;
    this.#deepest = depth;
  }

  written(): readonly WordDraft[] {
    this.#clause(0);
    if (this.#happens('joined')) {
      this.#put({ word: ',', partOfSpeech: 'PUNCT', depth: 0 });
      this.#put({ word: this.#oneOf(lexicon.conjunctions), partOfSpeech: 'CCONJ', depth: 0 });
      this.#clause(0);
    }
    this.#put({ word: '.', partOfSpeech: 'PUNCT', depth: 0 });
    return this.#words;
  }

  #clause(depth: number): void {
    const number = this.#phrase('subject', depth);
    if (this.#happens('transitive')) {
      this.#verb('transitive', number, depth);
      this.#phrase('object', depth);
    } else {
      this.#verb('intransitive', number, depth);
    }
    if (this.#happens('adverb')) this.#put({ word: this.#oneOf(lexicon.adverbs), partOfSpeech: 'ADV', depth });
    if (this.#happens('prepositional')) {
      this.#put({ word: this.#oneOf(lexicon.prepositions), partOfSpeech: 'ADP', depth });
      this.#phrase('oblique', depth);
    }
  }

  /** Gives its number, for the verb. */
  #phrase(role: Role, depth: number): GrammaticalNumber {
    if (this.#happens('pronoun')) {
      const number = this.#number();
      const words = role === 'subject' ? lexicon.subjects[number] : lexicon.objects[number];
      this.#put({ word: this.#oneOf(words), partOfSpeech: 'PRON', number, role, depth });
      return number;
    }
    if (this.#happens('name')) {
      this.#put({ word: this.#oneOf(lexicon.names), partOfSpeech: 'PROPN', number: 'Sing', role, depth });
      return 'Sing';
    }
    const number = this.#number();
    const adjectives = this.#happens('adjective') ? [this.#oneOf(lexicon.adjectives)] : [];
    const noun = this.#oneOf(lexicon.nouns)[number];
    const determiner = this.#oneOf(lexicon.determiners[number]);
    const beforeVowel = /^[aeiou]/.test(adjectives[0] ?? noun);
    this.#put({ word: determiner === 'a' && beforeVowel ? 'an' : determiner, partOfSpeech: 'DET', depth });
    for (const word of adjectives) this.#put({ word, partOfSpeech: 'ADJ', depth });
    this.#put({ word: noun, partOfSpeech: 'NOUN', number, role, depth });
    if (depth < this.#deepest && this.#happens('relative')) this.#relativeClause(number, depth + 1);
    return number;
  }

  /** `that remember Mary`, of the noun as subject, or `that Mary remembers`, as object. */
  #relativeClause(ofNoun: GrammaticalNumber, depth: number): void {
    this.#put({ word: lexicon.relative, partOfSpeech: 'PRON', depth });
    if (this.#happens('ofSubject')) {
      this.#verb('transitive', ofNoun, depth);
      this.#phrase('object', depth);
    } else {
      this.#verb('transitive', this.#phrase('subject', depth), depth);
    }
  }

  #verb(kind: 'transitive' | 'intransitive', number: GrammaticalNumber, depth: number): void {
    this.#put({ word: this.#oneOf(lexicon[kind])[number], partOfSpeech: 'VERB', number, depth });
  }

  #number(): GrammaticalNumber {
    return this.#happens('plural') ? 'Plur' : 'Sing';
  }

  #put(word: WordDraft): void {
    this.#words.push(word);
  }

  #happens(what: keyof typeof chance): boolean {
    return this.#random.uniform() < chance[what];
  }

  #oneOf<T>(words: readonly T[]): T {
    return words[this.#random.integer(words.length)];
  }
}
