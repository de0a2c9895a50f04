// Also tests analysis/given-spectrum.ts: eigenvalues, rows and noise of what came from elsewhere are read from it.
// Also tests analysis/given-kernels.ts, analysis/run-given.ts, analysis/measure-kernel.ts, inputs/given-matrix.ts: kernels and gradients from elsewhere, through the program.
// Also tests rotations/rotate-ranges.ts, rotations/rotation-report.ts, rotations/range-rotation.ts: what a report says of rotations.
// Tests no single file: the command's file is commands/analyze.ts.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, ndArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';
import { givenMoment, givenSums, rotatedBasis } from '../tolerances.js';
import { tokenNetwork } from './token-network.js';

const [rows, columns] = [60, 9];
/** Three large directions, and waves of a cycle of 60 in two of them. */
const wave = (n: number, j: number) => [1, Math.cos((2 * Math.PI * n) / 60), Math.cos((2 * Math.PI * 7 * n) / 60)][j];
const random = createRandom(0);
const gradients = Float32Array.from({ length: rows * columns }, (_, place) => {
  const [n, j] = [Math.floor(place / columns), place % columns];
  return j < 3 ? 10 * wave(n, j) : 0.1 * random.normal();
});
const kernel = Float64Array.from({ length: rows * rows }, (_, place) => {
  const [n, m] = [Math.floor(place / rows), place % rows];
  return Array.from(
    { length: columns },
    (_unused, j) => gradients[n * columns + j] * gradients[m * columns + j],
  ).reduce((sum, product) => sum + product, 0);
});
/** tr K, tr K² and tr K³ by plain loops: the sums of powers that eigenvalues must have. */
const moments = (() => {
  const row = (n: number) => kernel.subarray(n * rows, (n + 1) * rows);
  const dot = (left: Float64Array, right: Float64Array) => left.reduce((sum, value, m) => sum + value * right[m], 0);
  const all = Array.from({ length: rows }, (_, n) => n);
  const square = all.map((n) => Float64Array.from(all, (m) => dot(row(n), row(m))));
  const sumOf = (term: (n: number) => number) => all.reduce((sum, n) => sum + term(n), 0);
  return [sumOf((n) => kernel[n * rows + n]), sumOf((n) => square[n][n]), sumOf((n) => dot(square[n], row(n)))];
})();
const momentsOf = (values: readonly number[]) =>
  [1, 2, 3].map((power) => values.reduce((sum, value) => sum + value ** power, 0) / moments[power - 1]);

interface Given {
  readonly given: object;
  readonly collapse: object;
  readonly examples: number;
  readonly kernel: { side: string; rows: number; eigenvalues: number[] };
  readonly cliffs: { from: number; to: number; best: { captured: number } }[];
  readonly rotations: {
    cliff: object;
    by: string;
    criterion: string;
    status: { kind: string };
    match: { after: { bestAssignment: number }; mostPossible: number };
    vectors: { loads: { largest: { name: string }[] }; examples: { positive: { example: number }[] } }[];
  }[];
}

/** A folder with the gradients in one file and in three, the kernel, and features. */
function files() {
  const folder = temporaryFolder();
  const at = (name: string) => join(folder, name);
  const write = (name: string, shape: number[], data: Float32Array | Float64Array) =>
    writeFileSync(at(name), writeNpy(ndArray(shape, data)));
  write('G.npy', [rows, columns], gradients);
  write('K.npy', [rows, rows], kernel);
  const features = Float64Array.from({ length: rows * 3 }, (_, place) => wave(Math.floor(place / 3), place % 3));
  write('F.npy', [rows, 3], features);
  mkdirSync(at('parts'));
  for (const [index, from] of [0, 20, 40].entries()) {
    write(`parts/rows-${8 + index}.npy`, [20, columns], gradients.slice(from * columns, (from + 20) * columns));
  }
  return { folder, at, write };
}

async function analysed(...words: string[]): Promise<Given> {
  const { code, stdout, stderr } = await entk('analyze', ...words, '--json');
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Given;
}

describe('gradients and kernels from elsewhere', () => {
  test('give the eigenvalues of G Gᵀ, its features and rotations, as one file, as a folder of files, as a kernel', async () => {
    const { at } = files();
    const words = ['--features', at('F.npy'), '--cliffs', '3', '--rotate', 'cycle:60'];
    const whole = await analysed('--gradients', at('G.npy'), ...words);
    expect(whole.given).toEqual({ kind: 'gradients', files: ['G.npy'], rows, columns, numbers: 'float32' });
    expect(whole.kernel).toMatchObject({ side: 'parameters', rows });
    expect(momentsOf(whole.kernel.eigenvalues)).toBeCloseToArray([1, 1, 1], { absolute: givenMoment });
    const parts = await analysed('--gradients', at('parts'), ...words);
    // Files are summed by themselves first, which rounds in another order.
    expect(parts.kernel).toMatchObject({ side: 'parameters', rows, status: 'converged' });
    expect(parts.kernel.eigenvalues).toBeCloseToArray(whole.kernel.eigenvalues, { relativeToMax: givenSums });
    const formed = await analysed('--kernel', at('K.npy'), '--collapse', 'trace', '--top', '9', ...words);
    expect(formed.collapse).toEqual({ kind: 'trace' });
    expect(momentsOf(formed.kernel.eigenvalues)).toBeCloseToArray([1, 1, 1], { absolute: givenMoment });
    for (const { rotations } of [whole, parts, formed]) {
      expect(rotations.map(({ by, status }) => [by, status.kind])).toContainEqual(['cycle:60', 'converged']);
      const rotated = rotations.find(({ cliff }) => JSON.stringify(cliff) === '{"from":0,"to":3}');
      expect(rotated?.match.after.bestAssignment).toBeGreaterThan(1 - rotatedBasis - 1e-4);
      expect(rotated?.match.mostPossible).toBeGreaterThan(1 - 1e-4);
      expect(rotated?.vectors[0].loads.largest[0].name).toBe('cycle');
    }
  });

  test('write the report, its figures and arrays', async () => {
    const { at, folder } = files();
    const words = ['--features', at('F.npy'), '--cliffs', '3', '--rotate', 'cycle:60', '--out', join(folder, 'out')];
    const { code, stdout } = await entk('analyze', '--gradients', at('G.npy'), ...words);
    expect(code).toBe(0);
    expect(stdout).toContain('Rotated cliffs');
    const page = readFileSync(join(folder, 'out', 'report.html'), 'utf8');
    expect(page).toContain('What vectors 1 … 3 load on, rotated by cycle:60');
    expect(existsSync(join(folder, 'out', 'figures', 'rotation-cycle-60-1-3.svg'))).toBe(true);
    expect(existsSync(join(folder, 'out', 'arrays', 'analysis.npz'))).toBe(true);
  });

  test('of a flattened kernel have outputs to rotate by', async () => {
    const { at } = files();
    const words = ['--collapse', 'flattened', '--outputs', '3', '--rotate', 'outputs', '--cliffs', '3'];
    const { examples, rotations } = await analysed('--kernel', at('K.npy'), ...words);
    expect(examples).toBe(20);
    expect(rotations[0].vectors[0].loads.largest.map(({ name }) => name).toSorted()).toEqual([
      'output 0',
      'output 1',
      'output 2',
    ]);
  });

  test.each<[string, (made: ReturnType<typeof files>) => string[], RegExp]>([
    [
      'a kernel that is not symmetric',
      ({ at, write }) => {
        write('A.npy', [2, 2], Float64Array.of(1, 2, 3, 4));
        return ['--kernel', at('A.npy')];
      },
      /a kernel must be symmetric within 1e-10 of its largest entry, 4.*A\.npy: row 1, column 0/,
    ],
    [
      'NaN in gradients',
      ({ at, write }) => {
        write('B.npy', [3, 2], Float32Array.of(1, 2, 3, Number.NaN, 5, 6));
        return ['--gradients', at('B.npy')];
      },
      /numbers must be finite, got NaN.*B\.npy: row 1, column 1/,
    ],
    [
      'gradients of two widths',
      ({ at, write }) => {
        write('C.npy', [3, 2], new Float32Array(6).fill(1));
        return ['--gradients', at('G.npy'), at('C.npy')];
      },
      /gradients must have axes \[N, 9\].*C\.npy/,
    ],
    ['a kernel that is not square', ({ at }) => ['--kernel', at('G.npy')], /a kernel must have axes \[M, M\]/],
    [
      'features of other rows',
      ({ at }) => ['--kernel', at('K.npy'), '--features', at('parts/rows-8.npy')],
      /\[60, F\]/,
    ],
    ['a file that is not there', ({ at }) => ['--kernel', at('none.npy')], /a file must be there to be read/],
    [
      'a folder without files',
      ({ at, folder }) => (mkdirSync(join(folder, 'e')), ['--gradients', at('e')]),
      /must hold \.npy/,
    ],
    ['more pairs than rows', ({ at }) => ['--kernel', at('K.npy'), '--top', '61'], /top must be an integer in 1\.\.60/],
    [
      'a rotation of other rows',
      ({ at }) => ['--kernel', at('K.npy'), '--rotate', 'cycle:7'],
      /takes a kernel of 7 rows/,
    ],
    ['a rotation by a network', ({ at }) => ['--kernel', at('K.npy'), '--rotate', 'units'], /asks the network/],
    ['weights beside it', ({ at }) => ['--kernel', at('K.npy'), '--weights', 'w'], /--weights goes with/],
    ['both', ({ at }) => ['--kernel', at('K.npy'), '--gradients', at('G.npy')], /--kernel and --gradients exclude/],
    ['flattened without outputs', ({ at }) => ['--kernel', at('K.npy'), '--collapse', 'flattened'], /needs --outputs/],
    [
      'outputs that do not divide',
      ({ at }) => ['--kernel', at('K.npy'), '--collapse', 'flattened', '--outputs', '7'],
      /must divide the 60 rows/,
    ],
  ])('%s is refused in a line, and nothing is written', async (_, words, message) => {
    const made = files();
    const out = join(made.folder, 'out');
    const { code, stderr } = await entk('analyze', ...words(made), '--out', out);
    expect(code).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });
});

test('a network is rotated by its own units and predictions', async () => {
  const { rotations } = await analysed(...tokenNetwork, '--cliffs', '5', '--rotate', 'units', 'predictions');
  const ranges = rotations.filter(({ cliff }) => JSON.stringify(cliff) === '{"from":0,"to":5}');
  expect(ranges.map(({ by, criterion }) => [by, criterion])).toEqual([
    ['units', 'independent blocks'],
    ['predictions', 'largest overlap'],
  ]);
  expect(ranges[1].vectors.map(({ loads }) => loads.largest[0].name)).toEqual(
    Array.from({ length: 5 }, (_, output) => `class ${output}`),
  );
});
