import { isDeepStrictEqual } from 'node:util';
import type { ReportPage } from '../../report/html.js';
import type { Report, ReportTable } from '../../report/report.js';
import { significant } from '../../report/numbers.js';
import type { Sweep } from '../folder/open-sweep.js';
import { settingsText } from '../plan/plan.js';
import type { SettingValue } from '../plan/setting.js';
import { inWords } from './axes.js';
import { axisFigures } from './figures.js';
import type { GatheredCell } from './gather.js';
import { shareTables } from './shares.js';

/** Rows of a table of failures; the tables of runs have all of them. */
const mostFailures = 50;

/** What a sweep found so far, with tables of what was made of all cells. */
export function sweepReport(
  { plan, program }: Sweep,
  cells: readonly GatheredCell[],
  made: readonly ReportTable[] = [],
): Report {
  const axes = [...plan.axes];
  const count = (status: GatheredCell['status']) => cells.filter((cell) => cell.status === status).length;
  const counted = `${count('done')} of ${cells.length} cells are done, ${count('failed')} have failed, ${count('missing')} are missing.`;
  return {
    id: `sweep-${plan.experiment}`,
    title: `A sweep of ${plan.experiment}`,
    summary: counted,
    settings: {
      ...Object.fromEntries(Object.entries(plan.settings).map(([name, value]) => [inWords(name), String(value)])),
      ...Object.fromEntries(axes.map(([name, values]) => [inWords(name), valuesText(values)])),
      measure: plan.measure.join(', '),
    },
    claims: [],
    figures: axisFigures(cells, axes),
    tables: [
      ...made,
      ...shareTables(cells, axes),
      ...(made.length > 0 ? [] : scalarTable(cells)),
      ...failureTable(cells),
    ],
    notes: notesOf(cells, program),
    arrays: new Map(),
  };
}

/** What stands around it. */
export const sweepPage: ReportPage = {
  title: 'A sweep with the empirical NTK',
  lead: 'Every cell below is one network, trained or read, and the kernel that was taken of it.',
  madeBy: 'entk sweep collect',
  numbers: ['runs.parquet', 'runs.csv'],
  // The same cells give the same bytes, whenever they are collected.
  ofCells: true,
  notesTitle: 'How it was made',
};

function valuesText(values: readonly SettingValue[]): string {
  return values.length <= 8 ? values.join(', ') : `${values[0]} … ${values[values.length - 1]} (${values.length})`;
}

/** Means and ranges over all cells. */
function scalarTable(cells: readonly GatheredCell[]): ReportTable[] {
  const names = [...new Set(cells.flatMap(({ record }) => Object.keys(record?.scalars ?? {})))];
  if (names.length === 0) return [];
  return [
    {
      title: 'What is measured',
      caption: 'Over all cells that have it.',
      header: ['', 'cells', 'smallest', 'mean', 'largest'],
      rows: names.map((name) => {
        const values = cells.flatMap(({ record }) => {
          const value = record?.scalars[name];
          return typeof value === 'number' ? [value] : [];
        });
        if (values.length === 0) return [inWords(name), '0', '–', '–', '–'];
        const sorted = values.toSorted((left, right) => left - right);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const [smallest, largest] = [sorted[0], sorted[sorted.length - 1]];
        return [inWords(name), String(values.length), ...[smallest, mean, largest].map((value) => significant(value))];
      }),
    },
  ];
}

function failureTable(cells: readonly GatheredCell[]): ReportTable[] {
  const failed = cells.filter(({ failure }) => failure);
  if (failed.length === 0) return [];
  const more = failed.length > mostFailures ? ` The first ${mostFailures} of ${failed.length}.` : '';
  return [
    {
      title: 'Cells that failed',
      caption: `They fail alike wherever they are computed, and are not tried again unless asked for.${more}`,
      header: ['cell', 'what happened'],
      rows: failed.slice(0, mostFailures).map(({ cell, failure }) => [settingsText(cell.axes), failure?.message ?? '']),
    },
  ];
}

function notesOf(cells: readonly GatheredCell[], program: string): string[] {
  const makers = cells.flatMap(({ record }) => (record ? [record.made] : []));
  const kinds = makers.filter((maker, index) => makers.findIndex((other) => isDeepStrictEqual(other, maker)) === index);
  const kindsText = kinds.map(({ v8, processor }) => `V8 ${v8} on ${processor}`).join('; ');
  return [
    `Computed by entk ${program}${kindsText ? ` (${kindsText})` : ''}. The tables are the same bytes wherever and in whatever order the cells were computed.`,
    ...(kinds.length > 1
      ? ['Cells of several kinds of machine stand side by side: their last digits may differ by that alone.']
      : []),
  ];
}
