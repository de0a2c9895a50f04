/** Whether one is meant or several. */
export type GrammaticalNumber = 'Sing' | 'Plur';

/** A noun or a verb by its number: `captain`, `captains`; `sees`, `see`. */
export type ByNumber = Readonly<Record<GrammaticalNumber, string>>;

/** Regular plurals alone, so that a form says its number. */
const nouns = [
  'captain',
  'sailor',
  'teacher',
  'farmer',
  'doctor',
  'singer',
  'neighbor',
  'painter',
  'soldier',
  'student',
  'horse',
  'bird',
  'dog',
  'letter',
  'window',
  'garden',
  'river',
  'table',
  'stone',
  'machine',
];

const transitive = ['see', 'follow', 'like', 'help', 'remember', 'praise', 'find', 'hear', 'visit', 'trust'];
const intransitive = ['sleep', 'laugh', 'wait', 'sing', 'run', 'smile', 'work', 'listen'];

const oneAndSeveral = (word: string): ByNumber => ({ Sing: word, Plur: `${word}s` });
const agreeing = (word: string): ByNumber => ({ Sing: `${word}s`, Plur: word });

/** The words of the template grammar. */
export const lexicon = {
  determiners: {
    Sing: ['the', 'a', 'every', 'this', 'that', 'one'],
    Plur: ['the', 'some', 'many', 'these', 'those', 'several'],
  },
  nouns: nouns.map(oneAndSeveral),
  transitive: transitive.map(agreeing),
  intransitive: intransitive.map(agreeing),
  adjectives: ['old', 'young', 'small', 'quiet', 'clever', 'tired', 'famous', 'strange', 'happy', 'brave'],
  adverbs: ['slowly', 'often', 'quietly', 'sometimes', 'again', 'loudly', 'today', 'rarely'],
  names: ['Mary', 'John', 'Anna', 'Peter', 'Julia', 'Robert', 'Alice', 'David', 'Laura', 'Thomas'],
  prepositions: ['near', 'behind', 'with', 'without', 'under', 'beside'],
  conjunctions: ['and', 'but', 'or'],
  relative: 'that',
  subjects: { Sing: ['he', 'she', 'it'], Plur: ['they', 'we'] },
  objects: { Sing: ['him', 'her', 'it'], Plur: ['them', 'us'] },
} as const;
