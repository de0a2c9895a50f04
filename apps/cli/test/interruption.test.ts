// The shortened kill test; the long one is `pnpm --filter entk kill-test`. Also tests journal/training.ts,
// output/run.ts: as built, under SIGKILL.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './entk.js';

const killTest = fileURLToPath(new URL('../kill-test/run.mjs', import.meta.url));
const program = fileURLToPath(new URL('../bin/entk.js', import.meta.url));

test.each(['train modular-addition, in batches', 'reproduce modular-addition'])(
  '%s, killed twice at random moments and resumed, ends with the bytes of a run that was left alone',
  { timeout: 300_000 },
  (command) => {
    const words = [killTest, '--kills', '2', '--only', command, '--json', '--seed', '1'];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(stderr).toBe('');
    const { [command]: result } = JSON.parse(stdout);
    expect(result.faults).toEqual([]);
    expect(result.kills).toBe(2);
    expect(result.files).toBeGreaterThan(3);
  },
);

test('the same run by two processes at once: one is refused in one line, the other ends well', async () => {
  const out = join(temporaryFolder(), 'run');
  const words = [
    program,
    'train',
    'modular-addition',
    '--p',
    '13',
    '--hidden-units',
    '64',
    '--epochs',
    '400',
    '--out',
    out,
  ];
  const both = await Promise.all([1, 2].map(() => ended(words)));
  const [well, refused] = both.toSorted((a, b) => a.code - b.code);
  expect([well.code, refused.code]).toEqual([0, 2]);
  expect(refused.stderr).toMatch(
    /^entk train modular-addition: output folder must not be in use by another run, got .*\n$/,
  );
  expect(readdirSync(out).toSorted()).toEqual(['epoch-400.safetensors', 'history.json']);
});

describe.skipIf(process.platform === 'win32')('a disk that takes no more', () => {
  test.each([
    ['from the start', 0],
    ['when the network is kept', 16],
  ])('%s: one line, exit code 75, what was there is intact', async (_, blocks) => {
    const out = join(temporaryFolder(), 'run');
    mkdirSync(out);
    writeFileSync(join(out, 'history.json'), 'older');
    // No file may grow beyond so many blocks: for the program the same as a full disk, in the middle of a write.
    const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
    const words = ['train', 'modular-addition', '--p', '13', '--epochs', '2', '--out', out];
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, program, ...words], {
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/^entk train modular-addition: .* could not be written: .* \((EFBIG|ENOSPC)\).*\n$/m);
    expect(stderr.match(/^entk /gm)).toHaveLength(1);
    expect([status, stdout, readFileSync(join(out, 'history.json'), 'utf8')]).toEqual([75, '', 'older']);
    expect(existsSync(join(out, 'epoch-002.safetensors'))).toBe(false);
  });
});

function ended(words: readonly string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, stderr }));
  });
}
