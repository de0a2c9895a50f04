import type { SettingValue } from '../plan/setting.js';
import type { GatheredCell } from './gather.js';

/** A column of the table of runs. */
export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'number' | 'truth' | 'numbers' | 'integers';
  /** One entry a cell; null where there is none. */
  readonly values: readonly (SettingValue | readonly number[] | null)[];
}

/**
 * The table of a sweep: a row a cell, in the order of the plan. Which columns there are, and in what order, follows
 * from the plan and from the results, never from who computed them or when.
 */
export function columnsOf(cells: readonly GatheredCell[]): Column[] {
  const [{ cell: first }] = cells;
  const settings = [...Object.keys(first.axes), ...Object.keys(first.settings)];
  return [
    texts('key', cells, ({ cell }) => cell.key),
    texts('status', cells, ({ status }) => status),
    texts('message', cells, ({ failure }) => failure?.message ?? null),
    ...[...new Set(settings)].map((name) => ofSetting(name, cells)),
    ...namesIn(cells, ({ record }) => record?.scalars).map((name) =>
      numbers(name, cells, ({ record }) => record?.scalars[name] ?? null),
    ),
    ...claimColumns(cells),
    list('drops', 'integers', cells, ({ record }) => record?.drops.map(({ after }) => after)),
    list('drop_ratios', 'numbers', cells, ({ record }) => record?.drops.map(({ ratio }) => ratio)),
    list('eigenvalues', 'numbers', cells, ({ record }) => record?.eigenvalues),
  ];
}

type Of<Value> = (cell: GatheredCell) => Value;

function texts(name: string, cells: readonly GatheredCell[], of: Of<string | null>): Column {
  return { name, kind: 'text', values: cells.map(of) };
}

function numbers(name: string, cells: readonly GatheredCell[], of: Of<number | null>): Column {
  return { name, kind: 'number', values: cells.map(of) };
}

function list(
  name: string,
  kind: 'numbers' | 'integers',
  cells: readonly GatheredCell[],
  of: Of<readonly number[] | undefined>,
): Column {
  return { name, kind, values: cells.map((cell) => of(cell) ?? null) };
}

function ofSetting(name: string, cells: readonly GatheredCell[]): Column {
  const values = cells.map(({ cell }) => cell.settings[name] ?? null);
  const given = values.filter((value) => value !== null);
  return { name, kind: kindOf(given), values };
}

/** What INT32 holds. */
const largestInteger = 2 ** 31 - 1;

function kindOf(values: readonly SettingValue[]): Column['kind'] {
  if (values.some((value) => typeof value === 'string')) return 'text';
  if (values.some((value) => typeof value === 'boolean')) return 'truth';
  const whole = values.every((value) => Number.isInteger(value) && Math.abs(Number(value)) <= largestInteger);
  return whole ? 'integer' : 'number';
}

/** Whether each claim holds, and the numbers behind it: `grokking`, `grokking.testReachesHalf`. */
function claimColumns(cells: readonly GatheredCell[]): Column[] {
  const claimOf = ({ record }: GatheredCell, id: string) => record?.claims?.find((claim) => claim.id === id);
  const ids = new Set(cells.flatMap(({ record }) => record?.claims?.map(({ id }) => id) ?? []));
  return [...ids].flatMap((id): Column[] => {
    const names = namesIn(cells, (cell) => claimOf(cell, id)?.values);
    const holds = cells.map((cell) => claimOf(cell, id)?.holds ?? null);
    return [
      { name: id, kind: 'truth', values: holds },
      ...names.map((name): Column => {
        const values = cells.map((cell) => claimOf(cell, id)?.values[name] ?? null);
        const several = values.some((value) => Array.isArray(value));
        const column = `${id}.${name}`;
        if (!several) return { name: column, kind: 'number', values };
        return { name: column, kind: 'numbers', values: values.map((one) => (typeof one === 'number' ? [one] : one)) };
      }),
    ];
  });
}

/** Names of all objects, in the order in which cells bring them. */
function namesIn(cells: readonly GatheredCell[], of: Of<object | undefined>): string[] {
  return [...new Set(cells.flatMap((cell) => Object.keys(of(cell) ?? {})))];
}
