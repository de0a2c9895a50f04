import { stripVTControlCharacters } from 'node:util';
import type { FoundTensor } from '@entk/formats';
import type { WeightsReport } from '@entk/models/import';
import { describe, expect, it } from 'vitest';
import { importTable, tensorTable } from '../../src/terminal/import-tables.js';

type Tensors = WeightsReport['tensors'];

const report = (change: Partial<WeightsReport>): WeightsReport => ({
  tensors: [],
  missing: [],
  faults: [],
  complete: false,
  ...change,
});
const cellsOf = (table: string) =>
  stripVTControlCharacters(table)
    .split('\n')
    .filter((line) => line.includes('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

describe('importTable', () => {
  it('says of every tensor where it goes, and of every parameter without one what is missing', () => {
    const place = (tensor: string, status: Tensors[number]['status'], parameters: string[], note = '') => ({
      tensor,
      shape: [2, 3],
      dtype: 'F32',
      status,
      parameters,
      note,
    });
    const [, ...rows] = cellsOf(
      importTable(
        report({
          tensors: [
            place('net.0.weight', 'placed', ['W', 'V'], 'transposed'),
            place('step', 'ignored', []),
            place('extra', 'left over', [], 'no parameter of this shape'),
          ],
          missing: [
            { parameter: 'b', shape: [2], note: 'no tensor of this name' },
            { parameter: 'c', note: 'its shape does not follow' },
          ],
        }),
      ),
    );
    expect(rows).toEqual([
      ['✓', 'net.0.weight', '[2, 3]', 'F32', 'W, V', 'transposed'],
      ['–', 'step', '[2, 3]', 'F32', 'ignored', ''],
      ['✗', 'extra', '[2, 3]', 'F32', 'left over', 'no parameter of this shape'],
      ['✗', '', '[2]', '', 'b', 'missing: no tensor of this name'],
      ['✗', '', '', '', 'c', 'missing: its shape does not follow'],
    ]);
  });
});

describe('tensorTable', () => {
  it('lets no control character of a file through, and cuts a name that fills the screen', () => {
    const tensor: FoundTensor = { shape: [4], data: new Float32Array(4), dtype: '<f4' };
    const [, ...rows] = cellsOf(
      tensorTable(
        new Map([
          ['a\u001b[31m\u0007b', tensor],
          ['n'.repeat(101), tensor],
        ]),
      ),
    );
    expect(rows).toEqual([
      ['a\ufffd[31m\ufffdb', '[4]', '<f4'],
      [`${'n'.repeat(100)}…`, '[4]', '<f4'],
    ]);
  });
});
