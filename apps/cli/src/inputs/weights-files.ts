import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { type FoundWeights, mergedWeights, openWeights } from '@entk/formats';
import { besideFile, readFile } from './read-file.js';

/** A weights file. Shards are looked for beside it. */
export function readWeights(caller: string, file: string): Promise<FoundWeights> {
  return readFile(caller, file, (bytes) => openWeights(bytes, besideFile(caller, file), { name: file }));
}

/** The tensors of all weights files together. */
export async function readAllWeights(caller: string, files: readonly string[]): Promise<FoundWeights> {
  const opened: FoundWeights[] = [];
  for (const file of files) opened.push(await readWeights(caller, file));
  return mergedWeights(opened);
}

/**
 * The weights of a model that is given whole: a GGUF file, or a folder as `save_pretrained` of Hugging Face writes it,
 * `config.json` beside `model.safetensors` or the index of its shards.
 *
 * @returns `undefined` for neither.
 * @throws MisuseError for a folder without them.
 */
export async function weightsOfModel(caller: string, path: string): Promise<string | undefined> {
  if (path.endsWith('.gguf')) return path;
  if (!(await isFolder(path))) return undefined;
  const names = await readdir(path);
  const weights = ['model.safetensors', 'model.safetensors.index.json'].find((name) => names.includes(name));
  if (weights !== undefined && names.includes('config.json')) return join(path, weights);
  throw new MisuseError({
    in: caller,
    rule: 'a folder of a model must hold config.json and model.safetensors, or the index of its shards',
    got: path,
  });
}

/** Files of one kind, as a folder is searched for them. */
export interface FilesInFolder {
  readonly endings: RegExp;
  /** What a folder without any breaks: `a folder of checkpoints must hold .npz files`. */
  readonly rule: string;
}

const weightsInFolder: FilesInFolder = {
  endings: /\.(safetensors|npz|pt|pth)$/,
  rule: 'a folder of checkpoints must hold .safetensors, .npz or .pt files',
};

/**
 * The files of checkpoints, in order: as they are given, or those of a folder by their names, numbers by their size.
 *
 * @throws MisuseError for a folder without weights.
 */
export function checkpointFiles(caller: string, paths: readonly string[]): Promise<string[]> {
  return filesOrFolders(caller, paths, weightsInFolder);
}

/**
 * Files in order: as they are given, or those of a folder by their names, numbers by their size.
 *
 * @throws MisuseError for a folder without any of the kind.
 */
export async function filesOrFolders(caller: string, paths: readonly string[], kind: FilesInFolder): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) files.push(...((await isFolder(path)) ? await filesIn(caller, path, kind) : [path]));
  return files;
}

async function filesIn(caller: string, folder: string, { endings, rule }: FilesInFolder): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => endings.test(name));
  if (names.length === 0) throw new MisuseError({ in: caller, rule, got: resolve(folder) });
  const { compare } = new Intl.Collator('en', { numeric: true });
  return names.toSorted(compare).map((name) => join(folder, name));
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
