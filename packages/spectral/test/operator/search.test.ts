import { createRandom } from '@entk/core';
import { operatorOf } from '@entk/spectral';
import { symmetricWithSpectrum } from '@entk/testing';
import { describe, expect, test } from 'vitest';
import { openSpace } from '../../src/operator/krylov.js';
import { planSearch } from '../../src/operator/plan.js';
import { lockPairs, missedCount, type Search } from '../../src/operator/search.js';
import { UnitOperator } from '../../src/operator/unit-operator.js';

async function searchOf(spectrum: readonly number[], count: number): Promise<Search> {
  const operator = operatorOf(symmetricWithSpectrum(spectrum, 1).matrix);
  const plan = planSearch(operator, { count });
  const space = openSpace(new UnitOperator(operator), createRandom(0), plan);
  return { space, plan, work: {}, values: [], smallest: Infinity };
}

const smooth = Array.from({ length: 200 }, (_, i) => 0.99 ** i);

describe('missedCount', () => {
  test('finds nothing above what is locked when the largest are', async () => {
    const search = await searchOf(smooth, 4);
    await lockPairs(search, 4);
    expect(search.values).toHaveLength(4);
    expect(await missedCount(search)).toBe(0);
  });

  test('exposes copies that are not locked', async () => {
    const search = await searchOf(
      smooth.map((value, i) => (i < 5 ? 2 : value)),
      6,
    );
    await lockPairs(search, 6);
    search.space.basis.select([0, 1, 2, 5]);
    search.space.locked = 4;
    search.values = [0, 1, 2, 5].map((place) => search.values[place]);
    expect(await missedCount(search)).toBe(2);
  });
});
