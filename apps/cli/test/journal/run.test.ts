// Also tests files/unwritable.ts, interruption.ts, version.ts: what a run says of itself.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MisuseError } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { Interruption } from '../../src/interruption.js';
import { inRun, type Run, type RunRequest } from '../../src/journal/run.js';
import { temporaryFolder } from '../entk.js';

const request = (out: string, changes: Partial<RunRequest> = {}): RunRequest => ({
  caller: 'train',
  command: 'train modular-addition',
  settings: { seed: 0 },
  out,
  ...changes,
});

/** Leaves an unfinished run in the folder. */
async function stopped(out: string): Promise<void> {
  const run = inRun(request(out), ({ journal }) => {
    journal.keep('a', 1);
    return Promise.reject(new Interruption());
  });
  await expect(run).rejects.toThrow('interrupted');
}

const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

test('results appear together, when the work is done, and replace older ones; nothing else stays', async () => {
  const out = temporaryFolder();
  writeFileSync(join(out, 'a.txt'), 'older');
  const given = await inRun(request(out), async ({ folder, journal }) => {
    journal.keep('stage', 1);
    await folder.write('a.txt', 'newer');
    await folder.write('figures/b.txt', 'b');
    expect([text(out, 'a.txt'), existsSync(join(out, 'figures'))]).toEqual(['older', false]);
    return 'given';
  });
  expect(given).toBe('given');
  expect(readdirSync(out).toSorted()).toEqual(['a.txt', 'figures']);
  expect([text(out, 'a.txt'), text(out, 'figures/b.txt')]).toEqual(['newer', 'b']);
});

test('a run that fails before it has finished anything leaves no trace, nor the folders made for it', async () => {
  const above = temporaryFolder();
  const misuse = new MisuseError({ in: 'train', rule: 'p must be odd', got: 4 });
  const failing = (out: string) =>
    inRun(request(out), async ({ folder }) => {
      await folder.write('a.txt', 'a');
      throw misuse;
    });
  await expect(failing(join(above, 'x/y'))).rejects.toBe(misuse);
  writeFileSync(join(above, 'mine'), '');
  await expect(failing(above)).rejects.toBe(misuse);
  expect(readdirSync(above)).toEqual(['mine']);
});

describe('an unfinished run in the folder', () => {
  test('is told how to resume', async () => {
    const out = temporaryFolder();
    const kept = (error: Error) =>
      inRun(request(out, { restart: true }), ({ journal }: Run) => (journal.keep('a', 1), Promise.reject(error)));
    const remedy = 'what is done is kept, and --resume continues from there';
    await expect(kept(new Interruption())).rejects.toThrow(new Interruption(`interrupted; ${remedy}`));
    await expect(kept(new MisuseError({ in: 'train', rule: 'disk full' }))).rejects.toThrow(
      `train: disk full; ${remedy}`,
    );
    await expect(kept(new TypeError('a fault of ours'))).rejects.toThrow(/^a fault of ours$/);
  });

  test('is refused without --resume or --restart, and left as it is', async () => {
    const out = temporaryFolder();
    await stopped(out);
    await expect(inRun(request(out), () => Promise.resolve())).rejects.toThrow(
      `train: output folder must not hold an unfinished run, got "${out}"; --resume continues it, --restart discards it; or give another --out`,
    );
    expect(readdirSync(join(out, '.entk/stages'))).toEqual(['a.stage']);
  });

  test('is gone on with by --resume, without what a kill left of a write', async () => {
    const out = temporaryFolder();
    await stopped(out);
    writeFileSync(join(out, '.entk/stages/b.stage.1234'), 'torn');
    mkdirSync(join(out, '.entk-done-1234'));
    await inRun(request(out, { resume: true }), ({ journal, resumed, journalPlace }) => {
      expect([resumed, journal.recall('a')]).toEqual([true, { value: 1 }]);
      expect(readdirSync(journalPlace.folder)).toEqual(['a.stage']);
      return Promise.resolve();
    });
    expect(readdirSync(out)).toEqual([]);
  });

  test('is refused by --resume with other settings, which are named', async () => {
    const out = temporaryFolder();
    await stopped(out);
    const other = inRun(request(out, { resume: true, settings: { seed: 1, p: 5 } }), () => Promise.resolve());
    await expect(other).rejects.toThrow(
      'train: --resume must be given the command and settings of the unfinished run (seed 0 there, 1 here; p not given there, 5 here); give those, or --restart to discard it, or another --out',
    );
    writeFileSync(join(out, '.entk/run.json'), '{');
    const damaged = inRun(request(out, { resume: true }), () => Promise.resolve());
    await expect(damaged).rejects.toThrow('its description is damaged');
  });

  test('is discarded by --restart', async () => {
    const out = temporaryFolder();
    await stopped(out);
    await inRun(request(out, { restart: true, settings: { seed: 1 } }), ({ journal, resumed }) => {
      expect([resumed, journal.recall('a')]).toEqual([false, undefined]);
      return Promise.resolve();
    });
  });
});

test('--resume with nothing to resume begins, and goes not with --restart', async () => {
  const resumed = await inRun(request(temporaryFolder(), { resume: true }), (run) => Promise.resolve(run.resumed));
  expect(resumed).toBe(false);
  const both = inRun(request(temporaryFolder(), { resume: true, restart: true }), () => Promise.resolve());
  await expect(both).rejects.toThrow('train: --resume and --restart exclude each other');
});

test('two runs on one folder: the second is refused, the first ends as if alone', async () => {
  const out = temporaryFolder();
  await inRun(request(out), async ({ folder }) => {
    await expect(inRun(request(out, { restart: true }), () => Promise.resolve())).rejects.toThrow(
      /must not be in use by another run/,
    );
    await folder.write('a.txt', 'a');
  });
  expect(readdirSync(out)).toEqual(['a.txt']);
});

describe('a place that cannot be written to', () => {
  const failing = (out: string) => inRun(request(out), () => Promise.resolve());

  test('below a file: one line, and the file is left alone', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, 'mine');
    await expect(failing(join(file, 'out'))).rejects.toThrow(
      /^train: output folder must be .*file\/out"? \(ENOTDIR\)$/,
    );
    expect(text(file)).toBe('mine');
  });

  test.runIf(existsSync('/proc/self'))('below a folder that takes nothing', async () => {
    await expect(failing('/proc/self/out')).rejects.toThrow(
      /^train: output folder must be .*\((ENOENT|EACCES|EPERM)\)$/,
    );
  });

  test('a folder under the name of a result: found before anything is replaced', async () => {
    const out = temporaryFolder();
    mkdirSync(join(out, 'b.txt'));
    writeFileSync(join(out, 'a.txt'), 'older');
    const run = inRun(request(out), async ({ folder }) => {
      for (const name of ['a.txt', 'b.txt']) await folder.write(name, 'newer');
    });
    await expect(run).rejects.toThrow(/b\.txt"? \(EISDIR\)$/);
    expect([readdirSync(out).toSorted(), text(out, 'a.txt')]).toEqual([['a.txt', 'b.txt'], 'older']);
  });

  test('a folder that vanishes while the run is under way', async () => {
    const out = join(temporaryFolder(), 'out');
    const run = inRun(request(out), async ({ journal }) => {
      const { rmSync } = await import('node:fs');
      rmSync(out, { recursive: true });
      journal.keep('a', 1);
    });
    await expect(run).rejects.toThrow(/^train: output folder must be .*\(ENOENT\)$/);
  });
});
