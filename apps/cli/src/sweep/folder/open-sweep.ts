import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { writeWhole } from '../../files/folder.js';
import { readFile as readInput } from '../../inputs/read-file.js';
import { version } from '../../version.js';
import { cellsOf, choosesNoTiles, type ExampleCounts, filesOf, type SweepCell } from '../plan/cells.js';
import type { FileDigests } from '../plan/cell-key.js';
import { readPlan, type SweepPlan } from '../plan/plan.js';
import { digestOf } from './digest.js';
import { exampleCountsOf } from './example-counts.js';
import { names } from './places.js';

/** A plan with the folder of its results. */
export interface Sweep {
  readonly folder: string;
  readonly plan: SweepPlan;
  readonly cells: readonly SweepCell[];
  /** The version that the cells are of. */
  readonly program: string;
  /** Where paths of the plan begin. */
  readonly base: string;
  readonly files: FileDigests;
  /** N of the inputs whose kernels are cut into tiles. */
  readonly examples: ExampleCounts;
}

/** What is written down once, when a sweep begins: all nodes then name cells alike. */
interface Manifest {
  readonly format: 1;
  readonly program: string;
  /** Where paths of the plan begin, from the folder. */
  readonly base: string;
  readonly files: FileDigests;
  readonly examples?: ExampleCounts;
  readonly cells: readonly (SweepCell['axes'] & { readonly key: string })[];
}

const caller = 'sweep';

/**
 * Opens the sweep of a plan.
 *
 * The folder is the plan's own if it is called `plan.json`, else one of its name beside it: `paper.json` → `paper/`.
 *
 * @param place A plan, or the folder of a sweep that has begun.
 * @param out Another folder.
 * @throws MisuseError for a plan that is not there, or not what a plan should be.
 */
export async function openSweep(place: string, out?: string): Promise<Sweep> {
  const file = (await isFolder(place)) ? join(place, names.plan) : place;
  const folder = resolve(out ?? folderOf(file));
  const plan = await readInput(caller, file, readPlan);
  const manifest = await manifestIn(folder);
  const own = manifest !== undefined && resolve(file) === join(folder, names.plan);
  const base = own ? resolve(folder, manifest.base) : dirname(resolve(file));
  const files = await digestsOf(filesOf(plan), base, manifest?.files ?? {});
  const examples = choosesNoTiles(plan) ? await exampleCountsOf(plan, base, manifest?.examples ?? {}) : {};
  const program = manifest?.program ?? version;
  return { folder, plan, cells: cellsOf(plan, program, files, examples), program, base, files, examples };
}

/**
 * Makes sure that the folder of a sweep says what it is of, before cells are computed for it.
 *
 * @returns How many cells of the plan that was there before are no longer of it; their results stay.
 * @throws MisuseError if another version of the program began it.
 */
export async function beginSweep(sweep: Sweep, place: string): Promise<number> {
  const { folder } = sweep;
  if (sweep.program !== version) {
    throw new MisuseError({
      in: caller,
      rule: `the sweep must be resumed with entk ${sweep.program}, which began it`,
      got: version,
      remedy: 'install that version on every node, or begin anew with another --out',
    });
  }
  const file = (await isFolder(place)) ? join(place, names.plan) : place;
  const planText = await readFile(file);
  const cells = sweep.cells.map(({ key, axes }) => ({ key, ...axes }));
  const base = relative(folder, sweep.base) || '.';
  const { files, examples } = sweep;
  const counted = Object.keys(examples).length > 0 ? { examples } : {};
  const manifest: Manifest = { format: 1, program: version, base, files, ...counted, cells };
  const before = await manifestIn(folder);
  await writeIfOther(join(folder, names.plan), planText);
  await writeIfOther(join(folder, names.manifest), Buffer.from(`${JSON.stringify(manifest)}\n`));
  const kept = new Set(cells.map(({ key }) => key));
  return before?.cells.filter(({ key }) => !kept.has(key)).length ?? 0;
}

function folderOf(file: string): string {
  const name = basename(file);
  return name === names.plan ? dirname(file) : join(dirname(file), name.replace(/\.json$/, '') || 'sweep');
}

async function manifestIn(folder: string): Promise<Manifest | undefined> {
  const text = await readFile(join(folder, names.manifest), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (manifest.format === 1 && typeof manifest.program === 'string' && Array.isArray(manifest.cells)) return manifest;
  } catch {
    // Said below.
  }
  throw new MisuseError({
    in: caller,
    rule: 'manifest.json must be one that entk wrote',
    context: folder,
    remedy: 'remove it: results are found by their names',
  });
}

/** Of several processes that begin at once, each writes the same. */
async function writeIfOther(file: string, bytes: Buffer): Promise<void> {
  const there = await readFile(file).catch(() => undefined);
  if (there?.equals(bytes)) return;
  await writeWhole(caller, file, bytes);
}

/** Digests of files, those that are known already without a look. */
async function digestsOf(files: readonly string[], base: string, known: FileDigests): Promise<FileDigests> {
  const digests: Record<string, string> = {};
  for (const file of files) digests[file] = known[file] ?? (await digestOf(resolve(base, file), file));
  return digests;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
