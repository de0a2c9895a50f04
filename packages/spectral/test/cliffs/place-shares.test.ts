import { expect, test } from 'vitest';
import { logShare } from '../../src/cliffs/place-shares.js';
import { dropWidths, earlyShares, expectedShare, restShare } from '../../src/constants.js';

const share = (after: number, width: number, places: number) => 10 ** logShare(after, width, places);

test('the shares of all single gaps sum to what the widths allow of 0.5', () => {
  for (const places of [33, 200, 5000]) {
    let sum = 0;
    for (let after = 1; after <= places; after++) {
      for (const { width } of dropWidths) sum += share(after, width, places);
    }
    const early = earlyShares.reduce(
      (total, { to, each }, i) => total + each * (to - (earlyShares[i - 1]?.to ?? 0)),
      0,
    );
    const single = 0.03 + 0.13 + 2 * 0.035;
    expect(early + restShare).toBeCloseTo(0.501, 3);
    expect(sum).toBeCloseTo(single + 1.5 * (early + restShare - single), 10);
  }
});

test('the number of places changes late shares only', () => {
  for (const after of [1, 2, 10, 32]) expect(logShare(after, 1, 40)).toBe(logShare(after, 1, 4000));
  expect(share(33, 1, 132)).toBeCloseTo((0.8 * restShare) / 100, 12);
});

test('the first four places are tested singly', () => {
  expect(logShare(4, 2, 100)).toBe(-Infinity);
  expect(logShare(5, 2, 100)).toBeGreaterThan(-Infinity);
});

test('places that are expected share a part of the rate, and the search gives up half of its own', () => {
  const [given, halved] = [expectedShare.given / 2, 1 - expectedShare.taken];
  const named = (after: number, width = 1) => 10 ** logShare(after, width, 200, [4, 60]);
  for (const after of [4, 60]) expect(named(after)).toBeCloseTo(given + halved * share(after, 1, 200), 12);
  for (const after of [1, 5, 61]) expect(named(after)).toBeCloseTo(halved * share(after, 1, 200), 12);
  expect(named(60, 2)).toBeCloseTo(halved * share(60, 2, 200), 12);
  expect(10 ** logShare(3, 1, 200, [3])).toBeCloseTo(expectedShare.first.given + halved * share(3, 1, 200), 12);
});
