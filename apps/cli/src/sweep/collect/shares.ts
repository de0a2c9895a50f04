import { shareInterval } from '../../report/intervals.js';
import type { ReportTable } from '../../report/report.js';
import type { SettingValue } from '../plan/setting.js';
import { type Axis, inWords, isSeed } from './axes.js';
import type { GatheredCell } from './gather.js';

/** How often a claim holds among some cells. */
export interface ClaimShare {
  readonly id: string;
  readonly statement: string;
  readonly held: number;
  readonly count: number;
  /** The exact one of 95 %. */
  readonly interval: readonly [low: number, high: number];
}

/** The share of each claim that holds, among the cells that say anything of it. */
export function claimShares(cells: readonly GatheredCell[]): ClaimShare[] {
  const shares = new Map<string, { statement: string; held: number; count: number }>();
  for (const { id, statement, holds } of cells.flatMap(({ record }) => record?.claims ?? [])) {
    const share = shares.get(id) ?? { statement, held: 0, count: 0 };
    shares.set(id, { ...share, held: share.held + (holds ? 1 : 0), count: share.count + 1 });
  }
  return Array.from(shares, ([id, { statement, held, count }]) => {
    const { low, high } = shareInterval(held, count);
    return { id, statement, held, count, interval: [low, high] };
  });
}

/** `4 of 5 (38 to 96 %)`. */
export function shareText({ held, count, interval }: ClaimShare): string {
  const [low, high] = interval.map((end) => Math.round(100 * end));
  return `${held} of ${count} (${low} to ${high} %)`;
}

/** The same as JSON: over all cells, and at each value of every axis but seeds. */
export function sharesJson(cells: readonly GatheredCell[], axes: readonly Axis[]): string {
  const at = (name: string, value: SettingValue) => claimShares(cells.filter(({ cell }) => cell.axes[name] === value));
  const along = axes
    .filter(([name]) => !isSeed(name))
    .map(([name, values]) => ({
      name,
      values: values.map((value) => ({
        value,
        claims: at(name, value).map(({ id, held, count, interval }) => ({ id, held, count, interval })),
      })),
    }));
  return `${JSON.stringify({ claims: claimShares(cells), along }, null, 1)}\n`;
}

/** Values of one axis that a table has room for. */
const mostValues = 8;

/** A table of shares over all cells, and one along each axis but seeds. */
export function shareTables(cells: readonly GatheredCell[], axes: readonly Axis[]): ReportTable[] {
  const overall = claimShares(cells);
  if (overall.length === 0) return [];
  const tables: ReportTable[] = [
    {
      title: 'How often each claim holds',
      caption:
        'Cells in which the claim holds as its experiment measures it, with the exact 95 % interval of the share (Clopper and Pearson). Statements are those of one cell; numbers in them follow its settings.',
      header: ['claim', 'holds in', 'as one cell states it'],
      rows: overall.map((share) => [share.id, shareText(share), share.statement]),
    },
  ];
  for (const [name, values] of axes) {
    if (isSeed(name) || values.length < 2 || values.length > mostValues) continue;
    const byValue = values.map((value) => claimShares(cells.filter(({ cell }) => cell.axes[name] === value)));
    tables.push({
      title: `The same along ${inWords(name)}`,
      caption: `Over all other axes, at each value of ${inWords(name)}.`,
      header: ['claim', ...values.map((value) => `${inWords(name)} ${value}`)],
      rows: overall.map(({ id }) => [
        id,
        ...byValue.map((shares) => {
          const share = shares.find((one) => one.id === id);
          return share ? shareText(share) : '–';
        }),
      ]),
      pageOnly: values.length > 4,
    });
  }
  return tables;
}
