// The program as built, at the ends of pipes and on full devices.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Output } from '../../src/terminal/output.js';
import { recorder, temporaryFolder } from '../entk.js';

const program = fileURLToPath(new URL('../../bin/entk.js', import.meta.url));
const example = fileURLToPath(new URL('../../examples/token-network/', import.meta.url));
const importJson = 'import --model model.json --weights weights.safetensors --json';

/** Runs a line of the shell in which `entk` is the program; `$?` of it goes to a file. */
function shell(line: string): { readonly code: number; readonly stdout: string; readonly stderr: string } {
  const codes = join(temporaryFolder(), 'code');
  const script = `entk() { "${process.execPath}" "${program}" "$@"; echo $? > "${codes}"; }; ${line}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', script], { encoding: 'utf8', cwd: example });
  return { code: Number(readFileSync(codes, 'utf8')), stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('a reader that goes away: a quiet end', () => {
  test.each([
    ['of help', 'entk --help | true'],
    ['of help, in the middle', 'entk analyze --help | head -c 100'],
    ['of results', `entk ${importJson} | head -c 100`],
    ['of a table', `entk import --weights weights.safetensors --model model.json | head -n 1`],
    [
      'of an analysis',
      'entk analyze --model model.json --weights weights.safetensors --inputs inputs.npy --json | head -c 100',
    ],
    [
      'of progress',
      'entk analyze --model model.json --weights weights.safetensors --inputs inputs.npy --json 2>&1 >/dev/null | true',
    ],
  ])('%s', (_, line) => {
    const { code, stderr } = shell(line);
    expect(stderr.replaceAll(/^\d+ s: .* …\n/gm, '')).toBe('');
    expect(code).toBe(0);
  });

  test('of an error: the exit code stays', () => {
    expect(shell('entk import 2>&1 | true')).toEqual({ code: 2, stdout: '', stderr: '' });
  });
});

describe.skipIf(!existsSync('/dev/full'))('a device that is full', () => {
  test.each(['--help', '--version', importJson, 'import --weights weights.safetensors'])(
    'entk %s: one line, exit code 75',
    (words) => {
      expect(shell(`entk ${words} > /dev/full`)).toEqual({
        code: 75,
        stdout: '',
        stderr: 'entk: the results could not be written to stdout: no space left on device (ENOSPC)\n',
      });
    },
  );

  test('under the progress of a run that is well: nothing is lost', () => {
    const { code, stdout } = shell(`entk ${importJson} 2> /dev/full`);
    expect([code, JSON.parse(stdout).complete]).toEqual([0, true]);
  });
});

test.skipIf(process.platform === 'win32')(
  'a file that takes a part of the results and no more: not cut in silence',
  () => {
    const file = join(temporaryFolder(), 'results.json');
    // Two blocks of 512 bytes: the write of the whole is cut short there, without an error.
    const { code, stderr } = shell(`trap '' XFSZ; ulimit -f 2; entk ${importJson} > "${file}"`);
    expect([code, stderr]).toEqual([75, 'entk: the results could not be written to stdout: file too large (EFBIG)\n']);
  },
);

test('without a terminal there are no colours, and nothing is drawn over', () => {
  const { stream, text } = recorder();
  const output = new Output(stream);
  output.write('\u001b[32m✓\u001b[39m\n');
  output.control('\r\u001b[K');
  expect([text(), output.isTerminal, output.columns]).toEqual(['✓\n', false, undefined]);
});
