// Tests no single file: the program as it is built, on a cluster, a queue and a disk made for it. What takes longer is
// done by `npm run acceptance -- sweeps`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../acceptance/run.mjs', import.meta.url));

function checked(name: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, 'sweeps', '--only', name], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => (text += bytes.toString()));
    child.on('close', () => resolve(text.split('\n\n')[0]));
  });
}

test.each(['equal-bytes', 'dead-node', 'full-disk'])(
  'sweeps, %s',
  async (name) => {
    const text = await checked(name);
    expect(text).toMatch(/^(passed|skipped) /);
  },
  600_000,
);
