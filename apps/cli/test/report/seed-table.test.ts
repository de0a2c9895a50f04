import { describe, expect, it } from 'vitest';
import { seedFiguresTable, seedTable } from '../../src/report/seed-table.js';

const seeds = [3, 4, 5].map((seed) => ({ settings: { seed } }));

describe('tables of seeds', () => {
  it('have a row a seed, named by it', () => {
    expect(
      seedTable(seeds, ['twice'], ({ settings }, index) => ({ cells: [String(2 * settings.seed + index)] })),
    ).toEqual({
      rowsAre: 'seed',
      columns: ['twice'],
      rows: [
        { of: '3', cells: ['6'] },
        { of: '4', cells: ['9'] },
        { of: '5', cells: ['12'] },
      ],
    });
  });

  it('end with means and their intervals by Student’s t', () => {
    const { rows } = seedFiguresTable(seeds, { share: [1, 2, 3] }, (_, index) => index > 0);
    expect(rows.map(({ holds }) => holds)).toEqual([false, true, true, undefined]);
    // t of 2 degrees of freedom at 97.5 % is 4.302653, the standard error 1/√3.
    expect(rows[3]).toEqual({ of: 'mean (95 %)', cells: ['2 (-0.484 to 4.48)'] });
  });
});
