import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@entk/core';
import { transformerCases } from '@entk/testing';
import { temporaryFolder } from './entk.js';

/** The words of the tokeniser, whose ids follow those of two special tokens. */
const words = 'the a cat dog bird sleeps runs sings old small and , .'.split(' ');
const vocab = Object.fromEntries(['[UNK]', '<s>', ...words].map((word, id) => [word, id]));

/** A small Llama of PyTorch's with a tokeniser of a few words beside it, and a text of them. */
export function modelAndText(sentences = 60): {
  readonly model: string;
  readonly text: string;
  readonly folder: string;
} {
  const folder = temporaryFolder();
  const model = join(folder, 'model');
  cpSync(transformerCases().find(({ name }) => name === 'llama-s1')?.folder as string, model, { recursive: true });
  const tokenizer = {
    model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
    pre_tokenizer: { type: 'WhitespaceSplit' },
  };
  writeFileSync(join(model, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(model, 'tokenizer_config.json'), JSON.stringify({ bos_token: '<s>' }));
  const random = createRandom(0);
  const pick = (...of: string[]) => of[random.integer(of.length)];
  const sentence = () =>
    `${pick('the', 'a')} ${pick('old', 'small')} ${pick('cat', 'dog', 'bird')} ${pick('sleeps', 'runs', 'sings')} .`;
  const text = join(folder, 'text.txt');
  writeFileSync(text, Array.from({ length: sentences }, sentence).join(' '));
  return { model, text, folder };
}
