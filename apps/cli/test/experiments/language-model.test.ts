// Tests every file of its folder: they are the steps of one command, run on a small model and the grammar's text.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateSentences } from '@entk/datasets';
import { figureSvg } from '@entk/figures/node';
import { initialiseBackend, predict } from '@entk/models';
import { transformerCases } from '@entk/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { grammarLabels } from '../../src/experiments/language-model/grammar-labels.js';
import { planGrammar } from '../../src/experiments/language-model/plan-grammar.js';
import { reproduceLanguageModel } from '../../src/experiments/language-model/reproduce.js';
import { languageModelSettings } from '../../src/experiments/language-model/settings.js';
import { leadOver, type WeightScore } from '../../src/experiments/language-model/weight-scores.js';
import { forwardFrom } from '../../src/language/forward-from.js';
import { tokenOfRow } from '../../src/language/language-plan.js';
import { runJob } from '../../src/parallel/jobs.js';
import type { JobPool } from '../../src/parallel/pool.js';
import { entk, temporaryFolder } from '../entk.js';

beforeAll(() => initialiseBackend());

const inThisThread: JobPool = { run: (name, input) => runJob(name, input, {}), close: async () => {} };

/** A small Llama of PyTorch's with a tokeniser of the grammar's most common words. */
function smallModel(): string {
  const model = join(temporaryFolder(), 'model');
  cpSync(transformerCases().find(({ name }) => name === 'llama-s1')?.folder as string, model, { recursive: true });
  const { text } = templateSentences({ sentences: 400 });
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\w+|[.,]/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const common = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, 58);
  const vocab = Object.fromEntries(['[UNK]', '<s>', ...common.map(([word]) => word)].map((word, id) => [word, id]));
  const tokenizer = { model: { type: 'WordLevel', vocab, unk_token: '[UNK]' }, pre_tokenizer: { type: 'Whitespace' } };
  writeFileSync(join(model, 'tokenizer.json'), JSON.stringify(tokenizer));
  writeFileSync(join(model, 'tokenizer_config.json'), JSON.stringify({ bos_token: '<s>' }));
  return model;
}

const small = { context: 16, contexts: 14, skip: 4, untrainedEvery: 1 };

describe('reproduce language-model', () => {
  it('labels tokens by the word that they begin or end, as the grammar made it', async () => {
    const settings = { ...languageModelSettings, ...small, model: smallModel() };
    const { trained } = await planGrammar(settings);
    const { words, text } = templateSentences({ sentences: 200, seed: 0 });
    expect(trained.contexts.text.startsWith(text.slice(0, 500))).toBe(true);
    const [next, , role, , , last] = grammarLabels(trained, words);
    expect(trained.labels.map(({ name }) => name)).toEqual([
      'part of speech of the next word',
      'number of the next word',
      'role of the next word',
      'depth of the next word',
      'place of the next word',
      'part of speech of the word',
    ]);
    let told = 0;
    for (let row = 0; row < 168; row++) {
      const at = tokenOfRow(trained, row);
      // Tokens are whole words here, so that the next word is that after the one which ends at the token.
      const place = words.findIndex(({ end }) => end === trained.contexts.ends[at]);
      if (place < 0 || trained.contexts.starts[at] === trained.contexts.ends[at]) continue;
      told++;
      expect(last.labels[last.labelOf[row]]).toBe(words[place].partOfSpeech);
      expect(next.labels[next.labelOf[row]]).toBe(words[place + 1].partOfSpeech);
      expect(role.labels[role.labelOf[row]]).toBe(words[place + 1].role);
    }
    expect(told).toBeGreaterThan(90);
  });

  it('runs a model from a layer on as from the beginning', async () => {
    const { trained } = await planGrammar({ ...languageModelSettings, ...small, model: smallModel() });
    const { network, parameters, contexts } = trained;
    const [examples] = contexts.tokens.shape;
    const half = await forwardFrom(trained, { layer: 0, values: contexts.tokens, examples }, 3);
    const { values } = await forwardFrom(trained, half);
    const whole = predict(network, parameters, contexts.tokens);
    expect(values.data.length).toBe(whole.data.length);
    whole.data.forEach((value, i) => {
      if (Math.abs(value - values.data[i]) > 1e-4) throw new Error(`${i}: ${value} and ${values.data[i]}`);
    });
  });

  it('gives a report of claims that can fail, beside controls, with what a moved weight changes', async () => {
    const report = await reproduceLanguageModel({ ...small, model: smallModel() }, inThisThread);
    expect(report.claims.map(({ id }) => id)).toEqual([
      'reads-the-grammar',
      'beyond-chance',
      'learnt',
      'last-block-beyond-the-residual',
      'beyond-the-residual',
      'beyond-inputs',
      'beyond-cotangents',
      'rotated-beyond-the-residual',
      'other-labels',
      'own-positions',
      'linear-prediction',
      'moves-its-tokens',
    ]);
    // A model that was never trained on the words reads them no better than their frequencies.
    expect(report.claims[0].holds).toBe(false);
    // In the last block the own position is all there is: J Jᵀv is the change, to first order.
    const { causes } = report.findings as {
      causes: { name: string; steps: { predicted: number; change: number; correlation: number }[] }[];
    };
    const last = causes.filter(({ name }) => name.includes('layers.1.'));
    expect(last.length).toBeGreaterThan(0);
    for (const { steps } of last) {
      expect(steps[0].correlation).toBeGreaterThan(0.999);
      expect(Math.abs(steps[0].change / steps[0].predicted - 1)).toBeLessThan(0.05);
    }
    for (const { figure, title } of report.figures) {
      expect(figureSvg(figure, { width: 700, title, idPrefix: 'f' })).not.toContain('NaN');
    }
    for (const { header, rows } of report.tables) for (const row of rows) expect(row).toHaveLength(header.length);
    expect(JSON.stringify(report.claims)).not.toContain('null,"measured"');
  }, 300_000);

  it('counts leads where both bases are known', () => {
    const score = (name: string, areaUnderCurve: number) =>
      ({ name, block: 0, kind: name, areaUnderCurve }) as WeightScore;
    const leads = leadOver([score('a', 0.75), score('b', 0.5)], [score('a', 0.5), score('c', 1)]);
    expect(leads).toEqual([{ name: 'a', block: 0, kind: 'a', lead: 0.25 }]);
  });

  it.each([
    [['language-model'], 'language-model needs --model, a GGUF file or a folder of Hugging Face'],
    [['induction', '--model', 'x.gguf'], '--model goes with language-model, got "induction"'],
    [['modular-addition', '--text', 'x.txt'], '--text goes with language-model, got "modular-addition"'],
    [['language-model', '--model', 'missing.gguf'], 'missing.gguf'],
    [['language-model', '--model', 'x.gguf', '--seeds', '2'], '--seeds goes with'],
  ])('refuses %j in one line', async (words, message) => {
    const { code, stderr } = await entk('reproduce', ...words, '--out', join(temporaryFolder(), 'out'));
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(message);
  });
});
