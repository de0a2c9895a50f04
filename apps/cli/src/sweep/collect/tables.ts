import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Column } from './columns.js';

/** One column of the schema as the writer takes it. */
type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

/**
 * The table as Parquet: numbers are DOUBLE and INT32, lists are LIST, whatever has no value is null.
 *
 * Without the schema lists would be written as texts of JSON.
 */
export function parquetOf(columns: readonly Column[]): Uint8Array {
  const buffer = parquetWriteBuffer({
    columnData: columns.map(({ name, values }) => ({ name, data: [...values] })),
    schema: [{ name: 'root', num_children: columns.length }, ...columns.flatMap(schemaOf)],
    rowGroupSize: 10_000,
    createdBy: 'entk',
  });
  return new Uint8Array(buffer);
}

function schemaOf({ name, kind }: Column): SchemaElement[] {
  const optional = { repetition_type: 'OPTIONAL' } as const;
  switch (kind) {
    case 'text':
      return [{ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...optional }];
    case 'integer':
      return [{ name, type: 'INT32', ...optional }];
    case 'number':
      return [{ name, type: 'DOUBLE', ...optional }];
    case 'truth':
      return [{ name, type: 'BOOLEAN', ...optional }];
    case 'numbers':
    case 'integers':
      return [
        { name, converted_type: 'LIST', num_children: 1, ...optional },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', type: kind === 'integers' ? 'INT32' : 'DOUBLE', repetition_type: 'OPTIONAL' },
      ];
  }
}

/** The table as CSV (RFC 4180, lines end with LF): every column but the lists; what has no value is empty. */
export function csvOf(columns: readonly Column[]): string {
  const scalars = columns.filter(({ kind }) => kind !== 'numbers' && kind !== 'integers');
  const [{ values }] = scalars;
  const lines = values.map((_, row) => scalars.map((column) => fieldOf(column.values[row])).join());
  return `${[scalars.map(({ name }) => fieldOf(name)).join(), ...lines].join('\n')}\n`;
}

function fieldOf(value: Column['values'][number]): string {
  if (value === null) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
