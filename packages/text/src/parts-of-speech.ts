import { EntkError, MisuseError } from '@entk/core';

/** A word, a number or a mark of a text, and what it is. */
export interface TaggedWord {
  readonly start: number;
  /** Where it ends, in UTF-16 units. */
  readonly end: number;
  /** `NOUN`, as universal part-of-speech tags are. */
  readonly tag: string;
}

/**
 * The parts of speech of an English text, by the statistical tagger of wink-nlp (about 95 % right by its own account,
 * so that scores against them have a ceiling).
 *
 * The packages `wink-nlp` and `wink-eng-lite-web-model` are loaded when this is first called.
 *
 * @returns In the order of the text.
 * @throws EntkError where the two packages are not installed.
 * @throws MisuseError if the text is no string.
 * @example
 * ```ts
 * import { partsOfSpeech } from '@entk/text';
 *
 * const words = await partsOfSpeech('The cat sleeps.');
 * words.map(({ tag }) => tag); // ['DET', 'NOUN', 'VERB', 'PUNCT']
 * ```
 */
export async function partsOfSpeech(text: string): Promise<TaggedWord[]> {
  if (typeof text !== 'string') {
    throw new MisuseError({ in: 'partsOfSpeech', rule: 'text must be a string', got: text });
  }
  const { nlp, its } = await loaded();
  const tokens = nlp.readDoc(text).tokens();
  const asked = ['value', 'pos', 'precedingSpaces'] as const;
  const [values, tags, spaces] = asked.map((name) => tokens.out<string>(its[name]));
  const words: TaggedWord[] = [];
  let at = 0;
  values.forEach((value, i) => {
    const expected = at + spaces[i].length;
    const start = text.startsWith(value, expected) ? expected : text.indexOf(value, at);
    if (start < 0) return;
    at = start + value.length;
    if (tags[i] !== 'SPACE') words.push({ start, end: at, tag: tags[i] });
  });
  return words;
}

type Nlp = ReturnType<typeof import('wink-nlp')['default']>;

interface Tagger {
  readonly nlp: Nlp;
  readonly its: Nlp['its'];
}

let tagger: Promise<Tagger> | undefined;

function loaded(): Promise<Tagger> {
  tagger ??= load();
  return tagger;
}

async function load(): Promise<Tagger> {
  try {
    const [{ default: winkNLP }, { default: model }] = await Promise.all([
      import('wink-nlp'),
      import('wink-eng-lite-web-model'),
    ]);
    const nlp = winkNLP(model, ['sbd', 'pos']);
    return { nlp, its: nlp.its };
  } catch (error) {
    tagger = undefined;
    throw new EntkError(
      `partsOfSpeech: wink-nlp and wink-eng-lite-web-model must be installed; npm install wink-nlp wink-eng-lite-web-model (${(error as Error).message})`,
    );
  }
}
