// Tests no single file: the worker's side of “A language model”, which does not stand below src.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { templateSentences } from '@entk/datasets';
import { initialiseBackend } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../demos/language-model/code.js';
import { exampleRequest } from '../../demos/language-model/request.js';
import { type LanguageMessage, LanguageSession, type WeightMessage } from '../../demos/language-model/session.js';
import { explainText, largestTokens, shownTokens, weightTable } from '../../demos/language-model/shown.js';
import type { FinishedLanguage } from '../../demos/language-model/use-language-model.js';

beforeAll(() => initialiseBackend());

const program = fileURLToPath(new URL('../../../cli/bin/entk.js', import.meta.url));
const folder = fileURLToPath(new URL('../../public/examples/language-model/', import.meta.url));
const fileOf = (name: string) => new File([new Uint8Array(readFileSync(folder + name))], name);
const files = ['model.safetensors', 'config.json', 'tokenizer.json', 'tokenizer_config.json'].map(fileOf);
const text = readFileSync(`${folder}text.txt`, 'utf8');
const finished = JSON.parse(readFileSync(`${folder}run.json`, 'utf8')) as FinishedLanguage;

async function analysed(given = files, of = text, request = exampleRequest): Promise<FinishedLanguage> {
  const messages: LanguageMessage[] = [];
  await new LanguageSession(initialiseBackend).analyse(given, of, request, (message) => void messages.push(message));
  const texts = messages.flatMap((message) => ('text' in message ? [message.text] : []));
  const weights = messages.flatMap((message) => ('weights' in message ? [message.weights] : []));
  return { text: texts[texts.length - 1], weights: weights.toReversed().flat() };
}

describe('the language session', () => {
  it('finds what the page opens with, and what `entk analyze` finds', async () => {
    const before = tensorCount();
    const found = await analysed();
    expect(tensorCount()).toBe(before);
    expect(found.text.contexts).toEqual(finished.text.contexts);
    expect(found.weights.map(({ name }) => name)).toEqual(finished.weights.map(({ name }) => name));
    const { command } = codeOf(files, `${folder}text.txt`, exampleRequest, undefined);
    const out = mkdtempSync('/tmp/entk-language-');
    try {
      const words = command.trim().split(' ').slice(1);
      const given = words.map((word) => ({ '.': folder, analysis: out })[word] ?? word);
      // Built, since its threads are.
      await promisify(execFile)(process.execPath, [program, ...given]);
      const { weights } = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8')) as {
        weights: { name: string; eigenvalues: number[] }[];
      };
      const of = new Map(weights.map(({ name, eigenvalues }) => [name, eigenvalues]));
      for (const { name, values } of found.weights) expect(Array.from(values)).toEqual(of.get(name));
    } finally {
      rmSync(out, { recursive: true });
    }
    // Four digits of the largest.
    for (const [i, { values }] of finished.weights.entries()) {
      expect(values[0] / found.weights[i].values[0]).toBeCloseTo(1, 3);
    }
  }, 60_000);

  it('is copied as a program that gives the same spectrum', async () => {
    const snippets = fileURLToPath(new URL('../.snippets', import.meta.url));
    mkdirSync(snippets, { recursive: true });
    const place = mkdtempSync(join(snippets, 'language-'));
    try {
      const [weight] = finished.weights;
      const { typescript } = codeOf(files, 'text.txt', exampleRequest, weight.name);
      const absolute = typescript
        .replaceAll("readFileSync('", `readFileSync('${folder}`)
        .replace('readFileSync(file)', `readFileSync('${folder}' + file)`);
      writeFileSync(join(place, 'language.ts'), absolute);
      const { spectra } = (await import(join(place, 'language.ts'))) as { spectra: { values: Float64Array }[] };
      expect(spectra).toHaveLength(1);
      expect(spectra[0].values[0] / weight.values[0]).toBeCloseTo(1, 3);
    } finally {
      rmSync(place, { recursive: true });
    }
  }, 60_000);

  it('says in one line what is wrong with files and texts', async () => {
    const cut = new File(
      [new Uint8Array(readFileSync(`${folder}model.safetensors`)).subarray(0, 1000)],
      'model.safetensors',
    );
    await expect(analysed([])).rejects.toThrow('a .gguf file must be given');
    await expect(analysed([cut, ...files.slice(1)])).rejects.toThrow(/^readSafetensors: /);
    await expect(analysed(files.slice(0, 1))).rejects.toThrow('config.json');
    await expect(analysed(files.slice(0, 2))).rejects.toThrow('tokenizer.json must be among the files');
    await expect(analysed(files, 'the cat .')).rejects.toThrow(/^textContexts: /);
  });
});

describe('the example', () => {
  it('was trained on the grammar: it expects the next word better than its frequency does', () => {
    const words = templateSentences({ sentences: 2000, depth: 1, seed: 1 }).text.match(/\w+|[^\w\s]/g) ?? [];
    const counts = new Map<string, number>();
    for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
    let entropy = 0;
    for (const count of counts.values()) entropy -= (count / words.length) * Math.log(count / words.length);
    expect(finished.text.loss).toBeLessThan(entropy - 0.5);
  });
});

describe('what is shown', () => {
  const weight: WeightMessage = {
    name: 'b.0.W',
    block: 0,
    kind: 'b.W',
    values: [2, 1],
    trace: 4,
    drops: [],
    vectors: [0.1, 0, -0.8, 0, 0.4, 0, 0.2, 1],
    kept: 2,
  };
  const told = {
    ...finished.text,
    contexts: [
      ['<s>', 'the'],
      [' old', ' cat'],
    ],
  };

  it('colours each token by its own entry, as a share of the largest', () => {
    const tokens = shownTokens(told, weight, 0);
    expect(tokens.flat().map(({ value }) => value)).toEqual([0.1, -0.8, 0.4, 0.2]);
    expect(tokens.flat().map(({ share }) => share)).toEqual([0.125, -1, 0.5, 0.25]);
    expect(largestTokens(tokens, 2)).toEqual(['<s>[the] −0.800', '[old] +0.400']);
  });

  it('sorts weights into blocks and kinds, and says what a model is', () => {
    const other = { ...weight, name: 'b.1.W', block: 1 };
    const { kinds, rows } = weightTable([weight, other]);
    expect([kinds, rows.map(({ label, cells }) => [label, cells.length])]).toEqual([
      ['b.W'],
      [
        ['0', 1],
        ['1', 1],
      ],
    ]);
    expect(explainText(finished.text)).toMatch(
      /^49,152 parameters, 155 tokens in the vocabulary; 14 weights at 256 tokens of text\. Loss/,
    );
  });
});
