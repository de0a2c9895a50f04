// Runs the pinned pnpm through npx, which every npm has, so that nothing needs to be installed globally.
import './closed-pipe.mjs';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** Runs `pnpm …args` at the root, and resolves with its exit code and what it printed on both streams, in order. */
export function pnpm(args, options) {
  return run('npx', ['--yes', packageManager, ...args], root, options);
}

/**
 * What tells programs to print no colours where nobody sees them: in a file, in the log of a CI, which many take for a
 * terminal. FORCE_COLOR wins.
 */
export function colours() {
  const { FORCE_COLOR } = process.env;
  return process.stdout.isTTY || FORCE_COLOR ? {} : { NO_COLOR: '1' };
}

/**
 * Runs a command, at the root unless told otherwise, and resolves with its exit code and what it printed, in order;
 * with `shown`, that goes to the terminal at once too.
 */
export function run(command, args, folder = root, { shown = false } = {}) {
  const env = { ...process.env, ...colours(), TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env });
    const printed = [];
    for (const name of ['stdout', 'stderr']) {
      child[name].on('data', (bytes) => {
        printed.push(bytes);
        if (shown) process[name].write(bytes);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(printed).toString() }));
  });
}
