// Tests no single file: the whole command, against what it printed before.
// Also tests experiments/modular-addition/subject.ts, experiments/superposition/subject.ts, analysis/described-subject.ts, analysis/analysis-record.ts: what they print.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { entk } from '../entk.js';
import { goldenFigure, goldenOfLargest } from '../tolerances.js';

/**
 * What `--json` printed while each experiment had a program of its own; `fixtures/make.mjs` wrote it. Fields may come,
 * and none may go or change. Drops are today's detector's: they were written anew when it was.
 */
const fixture = (name: string) => JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'));

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const folders: Record<string, string> = {
  '@addition': 'packages/testing/fixtures/reference/modular-addition/p29-n512',
  '@superposition': 'packages/testing/fixtures/reference/superposition',
  '@token': 'apps/cli/examples/token-network',
  '@site': 'apps/docs/public/examples',
};
const cases = Object.entries<string[]>(fixture('cases'));

/** Scores of drops are the detector's own scale, and no result. */
const free = /\.score$/;

/** Every place where the JSON differs from the golden. */
function changes(golden: unknown, found: unknown, place = ''): string[] {
  if (Array.isArray(golden) && golden.every((value) => typeof value === 'number')) {
    const values = Array.isArray(found) ? (found as number[]) : [];
    const largest = Math.max(...golden.map(Math.abs));
    const same =
      values.length === golden.length &&
      golden.every((value, index) => Math.abs(value - values[index]) <= goldenOfLargest * largest);
    return same ? [] : [`${place}: other numbers`];
  }
  if (typeof golden === 'object' && golden !== null) {
    const fields = (typeof found === 'object' && found !== null ? found : {}) as Record<string, unknown>;
    const length = Array.isArray(golden) && golden.length !== (found as unknown[])?.length ? [`${place}: length`] : [];
    return [
      ...length,
      ...Object.entries(golden).flatMap(([name, value]) => changes(value, fields[name], `${place}.${name}`)),
    ];
  }
  if (free.test(place) || golden === found) return [];
  const isNear =
    typeof golden === 'number' &&
    typeof found === 'number' &&
    Math.abs(found - golden) <= goldenFigure * Math.max(Math.abs(golden), 1e-3);
  return isNear ? [] : [`${place}: ${JSON.stringify(golden)} became ${JSON.stringify(found)}`];
}

describe('the JSON is what it was, field for field', () => {
  test.each(cases)('%s', async (name, words) => {
    const files = words.map((word) => word.replace(/^@\w+/, (alias) => `${root}${folders[alias]}`));
    const { code, stdout, stderr } = await entk('analyze', ...files, '--json');
    expect([code, stderr.match(/^entk.*: .*/m)?.[0]]).toEqual([0, undefined]);
    expect(changes(fixture(name), JSON.parse(stdout.replaceAll(root, '')))).toEqual([]);
  });
});
