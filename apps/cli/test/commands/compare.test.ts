// Also tests commands/compare/compare.ts, commands/compare/options.ts: they are parts of the command.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { example } from './token-network.js';

const file = (name: string) => fileURLToPath(new URL(`../../examples/classifier/${name}`, import.meta.url));
const at = (epoch: number) => file(`checkpoints/epoch-${epoch}.safetensors`);
const both = ['--model', file('model.json'), '--inputs', file('inputs.npy'), '--top', '20'];

interface Comparison {
  readonly networks: { name: string; kernel: { eigenvalues: number[] } }[];
  readonly leading: number[];
  readonly pairs: { first: { to: number }; overlap: number; random: number; pValue: number; angles: number[] }[];
}

describe('compare', () => {
  test('a network with itself is the same everywhere; with its untrained self it is not', async () => {
    const run = await entk('compare', at(500), at(500), ...both, '--cliffs', '8', '--json');
    expect([run.code, run.stderr.match(/^entk:.*/m)]).toEqual([0, null]);
    const itself = JSON.parse(run.stdout) as Comparison;
    for (const overlap of itself.leading) expect(overlap).toBeCloseTo(1, 10);
    const [pair] = itself.pairs.filter(({ first }) => first.to === 8);
    expect(pair.overlap).toBeCloseTo(1, 10);
    expect(Math.max(...pair.angles)).toBeLessThan(1e-7);
    const other = JSON.parse(
      (await entk('compare', at(500), at(0), ...both, '--cliffs', '8', '--json')).stdout,
    ) as Comparison;
    expect(other.networks.map(({ name }) => name)).toEqual(['epoch-500', 'epoch-0']);
    expect(other.networks[0].kernel.eigenvalues).toEqual(itself.networks[0].kernel.eigenvalues);
    const [turned] = other.pairs.filter(({ first }) => first.to === 8);
    expect(turned.overlap).toBeLessThan(0.95);
    expect(turned.overlap).toBeGreaterThan(turned.random);
    expect(turned.pValue).toBeLessThan(0.01);
  });

  test('two descriptions with the same inputs, and a report that is the same twice', async () => {
    const model = join(temporaryFolder(), 'model.json');
    writeFileSync(model, readFileSync(file('model.json'), 'utf8').replace('"relu"', '"gelu"'));
    const words = ['compare', at(500), at(500), '--model', file('model.json'), model, ...both.slice(2)];
    const [one, two] = [join(temporaryFolder(), 'one'), join(temporaryFolder(), 'two')];
    const run = await entk(...words, '--cliffs', '4,8', '--out', one);
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('Cliffs against cliffs');
    expect(readdirSync(one).toSorted()).toEqual(['arrays', 'comparison.json', 'figures', 'report.html']);
    const { leading } = JSON.parse(readFileSync(join(one, 'comparison.json'), 'utf8')) as Comparison;
    expect(leading[0]).toBeLessThan(1 - 1e-6);
    await entk(...words, '--cliffs', '4,8', '--out', two);
    for (const name of ['comparison.json', 'report.html', 'arrays/comparison.npz']) {
      expect([name, readFileSync(join(one, name)).equals(readFileSync(join(two, name)))]).toEqual([name, true]);
    }
  });

  test.each<[string, string[], RegExp]>([
    ['no inputs', [at(0), at(500), '--model', file('model.json')], /--inputs FILE\.npy must be given/],
    ['weights of another network', [at(0), example('weights.safetensors'), ...both], /missing|must/],
    ['a range beyond the spectrum', [at(0), at(500), ...both, '--cliffs', '21'], /within the 20 leading eigenvectors/],
    [
      'three models',
      [at(0), at(500), '--inputs', file('inputs.npy'), '--model', ...Array<string>(3).fill(file('model.json'))],
      /--model must be one file or two/,
    ],
    ['a file that is not there', [at(0), '/nowhere/b.safetensors', ...both], /ENOENT/],
    ['--resume without a folder', [at(0), at(500), ...both, '--json', '--resume'], /--json with --resume needs --out/],
  ])('%s: one line, exit code 2, nothing written', async (_, words, message) => {
    const out = join(temporaryFolder(), 'out');
    const { code, stdout, stderr } = await entk(
      'compare',
      ...words,
      ...(words.includes('--json') ? [] : ['--out', out]),
    );
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^entk compare: .*\n$/);
    expect({ code, stdout, written: existsSync(out) }).toEqual({ code: 2, stdout: '', written: false });
  });
});
