// Also tests library.ts: which library it is follows from what it calls itself.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { MisuseError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { openMpi, type OpenMpiOptions } from '../src/index.js';

const script = fileURLToPath(new URL('./ranks-in-a-process.mjs', import.meta.url));

/** What starts ranks, by whose library they call; of Open MPI with what it asks of root and of few cores. */
const starters = [
  {
    name: 'Open MPI',
    command: [
      'mpirun.openmpi',
      '--quiet',
      '--allow-run-as-root',
      '--oversubscribe',
      '--mca',
      'mpi_yield_when_idle',
      '1',
    ],
    library: 'libmpi.so.40',
  },
  { name: 'MPICH', command: ['mpirun.mpich'], library: 'libmpich.so.12' },
];

function started({ command: [first, ...rest], library }: (typeof starters)[number], count: number, task: string) {
  const words = [...rest, '-n', String(count), process.execPath, script, task, library];
  return spawnSync(first, words, { encoding: 'utf8', timeout: 60_000 });
}

interface Line {
  readonly rank: number;
  readonly version: string;
  readonly sum: readonly number[];
  readonly gathered: readonly number[];
}

/** The parts of the script, added as a tree. */
function treeOf(from: number, to: number): number[] {
  if (to - from === 1) return Array.from({ length: 5 }, (_, index) => 1 / (3 + 7 * from + index));
  const half = 2 ** Math.floor(Math.log2(to - from - 1));
  const [left, right] = [treeOf(from, from + half), treeOf(from + half, to)];
  return left.map((value, index) => value + right[index]);
}

for (const starter of starters) {
  const { name, command } = starter;
  const isHere = spawnSync(command[0], ['--version']).status === 0;
  describe.skipIf(!isHere)(`ranks of ${name}`, () => {
    it.each([1, 2, 3, 4])('%i: each has the sum as a tree, and the parts of all', (count) => {
      const { stdout, stderr } = started(starter, count, 'print');
      const lines = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line);
      expect(stderr).toBe('');
      expect(new Set(lines.map(({ rank }) => rank))).toEqual(new Set(Array.from({ length: count }, (_, rank) => rank)));
      for (const { sum, gathered, version } of lines) {
        expect(sum).toEqual(treeOf(0, count));
        expect(gathered).toEqual([1, 2, 2, 3, 3, 3].slice(0, (count * (count - 1)) / 2));
        expect(version).toMatch(name === 'Open MPI' ? /^Open MPI v\d/ : /^MPICH/);
      }
    });

    it('all end when one fails, and say why in one line', () => {
      const began = performance.now();
      const { status, stderr } = started(starter, 4, 'fail');
      expect(status).not.toBe(0);
      expect(stderr.split('\n').filter((line) => line.includes('this rank fails'))).toEqual([
        'rank 1 of 4: Error: this rank fails',
      ]);
      expect(performance.now() - began).toBeLessThan(30_000);
    });
  });
}

describe('openMpi', () => {
  it('refuses a library that is not there or none of MPI, with what to install', () => {
    const wrong: [OpenMpiOptions, RegExp][] = [
      [
        { library: 'libnothing.so' },
        /a library of MPI must be on this machine, got "libnothing\.so"; install Open MPI/,
      ],
      [{ library: 'libm.so.6' }, /the library must be one of MPI 3 or later; install/],
      [{ file: 'x' } as OpenMpiOptions, /options must be among library/],
    ];
    for (const [options, message] of wrong) {
      expect(() => openMpi(options)).toThrow(MisuseError);
      expect(() => openMpi(options)).toThrow(message);
    }
  });
});
