// Tests no single file: the generator of apps/docs/cli, scripts/command-pages.mjs, and that they are what the program says now.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { CommandContext, Outputs } from '../src/commands/context.js';
import { exitCodesText, type Outcome } from '../src/exit-codes.js';
import { examples } from '../src/help.js';
import { createProgram } from '../src/program.js';
import { commandPage, contentsPage, fileOf } from '../scripts/command-pages.mjs';

const folder = fileURLToPath(new URL('../../docs/cli/', import.meta.url));
const outputs = { stdout: { columns: 100 }, stderr: { columns: 100 } } as unknown as Outputs;
const runs = JSON.parse(readFileSync(`${folder}../measured/command-runs.json`, 'utf8'));
const kept = (name: string) => readFileSync(folder + name, 'utf8');
let program: Awaited<ReturnType<typeof createProgram>>;

beforeAll(async () => {
  program = await createProgram({} as CommandContext, {} as Outcome, outputs);
}, 120_000);

test('there is a page for every command, and no other', () => {
  const expected = ['index.md', ...program.commands.map(fileOf)];
  expect(readdirSync(folder).toSorted()).toEqual(expected.toSorted());
});

test('every page is what the program says: node apps/cli/scripts/commands.mjs --pages makes them again', () => {
  expect(kept('index.md')).toBe(contentsPage(program, exitCodesText));
  for (const command of program.commands) expect(kept(fileOf(command))).toBe(commandPage(command, examples, runs));
});

test('every option has a heading, by which it is found', () => {
  const analyze = kept('analyze.md');
  for (const option of ['--collapse', '--features', '--text']) expect(analyze).toContain(`### ${option}\n`);
});

test('the commands show a run, in the colours of a terminal', () => {
  const shown = program.commands.filter((command) => commandPage(command, examples, runs).includes('```ansi'));
  expect(shown.length).toBeGreaterThan(6);
  expect(kept('analyze.md')).toContain('\u001b[1m');
});
