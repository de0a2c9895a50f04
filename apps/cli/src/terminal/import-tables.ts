import { shapeText } from '@entk/core';
import type { FoundTensor } from '@entk/formats';
import type { WeightsReport } from '@entk/models/import';
import pc from 'picocolors';
import { table } from './table.js';

/** Every tensor and every parameter without one, for a terminal. */
export function importTable({ tensors, missing }: WeightsReport, columns?: number): string {
  const rows: string[][] = [];
  for (const { tensor, shape, dtype, status, parameters, note } of tensors) {
    const mark = status === 'placed' ? pc.green('✓') : status === 'ignored' ? '–' : pc.red('✗');
    const where = status === 'placed' ? parameters.join(', ') : status;
    rows.push([mark, printable(tensor), shapeText(shape), dtype, printable(where), printable(note)]);
  }
  for (const { parameter, shape, note } of missing) {
    rows.push([
      pc.red('✗'),
      '',
      shape ? shapeText(shape) : '',
      '',
      printable(parameter),
      `missing: ${printable(note)}`,
    ]);
  }
  return table(['', 'tensor', 'shape', 'dtype', 'parameter', ''], rows, columns);
}

/** Tensors of a file that nobody has described. */
export function tensorTable(tensors: ReadonlyMap<string, FoundTensor>, columns?: number): string {
  return table(
    ['tensor', 'shape', 'dtype'],
    Array.from(tensors, ([name, { shape, dtype }]) => [printable(name), shapeText(shape), dtype]),
    columns,
  );
}

/** A name from a file may hold anything: control characters would reach the terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is replaced
  const plain = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd');
  return plain.length > longestCell ? `${plain.slice(0, longestCell)}…` : plain;
}

const longestCell = 100;
