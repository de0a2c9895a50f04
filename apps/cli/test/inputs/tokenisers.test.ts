import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokeniserBeside } from '../../src/inputs/tokenisers.js';
import { temporaryFolder } from '../entk.js';

const metadata = { format: 'safetensors', texts: new Map() } as const;

describe('tokeniserBeside', () => {
  it('reads the vocabulary of a GGUF file', async () => {
    const gguf = new Map<string, string | string[] | number[]>([
      ['tokenizer.ggml.model', 'gpt2'],
      ['tokenizer.ggml.pre', 'gpt-2'],
      ['tokenizer.ggml.tokens', ['a', 'b', 'ab']],
      ['tokenizer.ggml.merges', ['a b']],
    ]);
    const tokeniser = await tokeniserBeside('analyze', 'model.gguf', { ...metadata, format: 'gguf', gguf }, 3);
    expect(Array.from(tokeniser.encode('abb').tokens)).toEqual([2, 1]);
  });

  it('names the file that is not there, or that is no tokeniser', async () => {
    const folder = temporaryFolder();
    const weights = join(folder, 'model.safetensors');
    await expect(tokeniserBeside('analyze', weights, metadata, 3)).rejects.toThrow(
      'tokenizer.json must stand beside the weights, for --text',
    );
    writeFileSync(join(folder, 'tokenizer.json'), '[');
    await expect(tokeniserBeside('analyze', weights, metadata, 3)).rejects.toThrow(join(folder, 'tokenizer.json'));
  });
});
