// Also tests commands/reproduce/experiments.ts, commands/reproduce/reproduce.ts: what the command knows of experiments, and its action.
// Also tests parallel/pool.ts, parallel/worker.ts, parallel/jobs.ts, commands/context.ts: threads load the built program, so it is run as built.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtEntk } from '../built-entk.js';
import { entk, temporaryFolder } from '../entk.js';
import { acrossBuilds } from '../tolerances.js';

/** The paper's section 4 at full size: half a minute of one core. */
test('every claim of modular addition holds at seed 0, and stdout is claims.json', { timeout: 900_000 }, async () => {
  const out = join(temporaryFolder(), 'report');
  const { code, stdout, stderr } = await builtEntk('reproduce', 'modular-addition', '--out', out, '--json');
  const { experiments } = JSON.parse(stdout);
  const { claims } = experiments[0] as { claims: { id: string; holds: boolean; measured: string }[] };
  expect(claims.filter(({ holds }) => !holds)).toEqual([]);
  expect(claims.length).toBeGreaterThanOrEqual(12);
  expect(code).toBe(0);
  expect(readFileSync(join(out, 'claims.json'), 'utf8')).toBe(stdout);
  expectAsOnTheSite(experiments[0]);
  expect(stderr).toMatch(/^\d+ s: training …$/m);
  expect(existsSync(join(out, 'report.html'))).toBe(true);
});

/** The site shows what was measured when its figures were made: `pnpm --filter docs figures` brings it up to date. */
function expectAsOnTheSite(measured: MeasuredExperiment): void {
  const site = fileURLToPath(new URL('../../../docs/measured/claims.json', import.meta.url));
  const shown = (JSON.parse(readFileSync(site, 'utf8')) as MeasuredExperiment[]).find(({ id }) => id === measured.id);
  const words = ({ id, settings, claims }: MeasuredExperiment) => ({
    id,
    settings,
    claims: claims.map(({ id: claim, statement, method, holds }) => ({ claim, statement, method, holds })),
  });
  expect(shown && words(shown)).toEqual(words(measured));
  for (const [index, { id, values }] of measured.claims.entries()) {
    for (const [name, value] of Object.entries(values)) {
      const before = shown?.claims[index].values[name];
      if (typeof value !== 'number' || typeof before !== 'number') continue;
      const change = Math.abs(before - value) / Math.max(Math.abs(value), 1);
      expect({ claim: id, name, change }).toSatisfy((found: { change: number }) => found.change <= acrossBuilds);
    }
  }
}

interface MeasuredExperiment {
  readonly id: string;
  readonly settings: Record<string, unknown>;
  readonly claims: { id: string; statement: string; method: string; holds: boolean; values: Record<string, unknown> }[];
}

test('seeds are counted for the experiments that have several', async () => {
  for (const [words, message] of [
    [
      ['modular-addition', '--seeds', '2'],
      /--seeds goes with superposition-extensions, addition-transformer, induction, got "?modular-addition/,
    ],
    [['addition-transformer', '--seeds', '0'], /seeds must be an integer of at least 1, got 0/],
  ] as const) {
    const { code, stderr } = await entk('reproduce', ...words, '--out', join(temporaryFolder(), 'out'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  }
});

test('a folder that cannot be written is found before the training', async () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, 'mine');
  const { code, stdout, stderr } = await entk('reproduce', 'modular-addition', '--out', join(file, 'report'));
  expect(stderr).toMatch(/^entk reproduce: output folder must be one that can be written to, got .* \(ENOTDIR\)\n$/);
  expect({ code, stdout, contents: readFileSync(file, 'utf8') }).toEqual({ code: 2, stdout: '', contents: 'mine' });
});
