import { describe, expect, it } from 'vitest';
import { partsOfSpeech } from '../src/index.js';

describe('partsOfSpeech', () => {
  it('tags words and marks where they stand, white space left out', async () => {
    const text = "She  quickly opened\n\nthe old letters; they weren't hers.";
    const words = await partsOfSpeech(text);
    const tagged = Object.fromEntries(words.map(({ start, end, tag }) => [text.slice(start, end), tag]));
    expect(tagged).toMatchObject({
      She: 'PRON',
      quickly: 'ADV',
      opened: 'VERB',
      the: 'DET',
      old: 'ADJ',
      letters: 'NOUN',
      ';': 'PUNCT',
    });
    words.slice(1).forEach(({ start }, i) => expect(start).toBeGreaterThanOrEqual(words[i].end));
  });

  it('gives nothing for nothing, and refuses what is no text', async () => {
    expect(await partsOfSpeech(' \n')).toEqual([]);
    await expect(partsOfSpeech(undefined as never)).rejects.toThrow('text must be a string');
  });
});
