import { expect, test } from 'vitest';
import type { Claim } from '../../src/report/claim.js';
import { controlOf, controlsTable, withAdjustedControls } from '../../src/report/controls.js';

const claim = (id: string, controls?: Claim['controls']): Claim => ({
  id,
  statement: '',
  source: '',
  method: '',
  paper: '',
  measured: '',
  values: {},
  holds: true,
  controls,
});
const nineteen = Array.from({ length: 19 }, (_, index) => index / 100);

test('a figure among its draws: mean, spread, largest, and p by the add-one rule', () => {
  expect(controlOf('energy', 'random subspaces', 0.17, nineteen)).toEqual({
    figure: 'energy',
    kind: 'random subspaces',
    observed: 0.17,
    mean: expect.closeTo(0.09, 12),
    deviation: expect.closeTo(Math.sqrt(570 / 18) / 100, 12),
    largest: 0.18,
    draws: 19,
    pValue: 3 / 20,
  });
});

test('p-values are corrected over the figures of one kind of control, and of no other', () => {
  const random = (observed: number) => controlOf('f', 'random subspaces', observed, nineteen);
  const untrained = controlOf('f', 'untrained networks', 1, nineteen);
  const claims = withAdjustedControls([claim('a', [random(1), untrained]), claim('b'), claim('c', [random(0.175)])]);
  const adjusted = claims.flatMap(({ controls = [] }) =>
    controls.map(({ kind, adjustedPValue }) => [kind, adjustedPValue]),
  );
  expect(adjusted).toEqual([
    ['random subspaces', 0.1],
    ['untrained networks', 0.05],
    ['random subspaces', 0.1],
  ]);
  expect(claims[1]).toEqual(claim('b'));
});

test('the table has a row a control, and says what few draws cannot tell', () => {
  const [{ controls = [] }] = withAdjustedControls([
    claim('a', [controlOf('energy', 'permuted labels', 0.5, nineteen)]),
  ]);
  const { rows, caption, header } = controlsTable([claim('a', controls), claim('b')]);
  expect(rows).toEqual([['energy', 'permuted labels', '0.5', '0.09 ± 0.056', '0.18', '19', '0.05', '0.05']]);
  expect(header).toHaveLength(rows[0].length);
  expect(caption).toContain('1/(B + 1)');
});

test('a figure held against several controls is named once', () => {
  const controls = (['random subspaces', 'untrained networks'] as const).map((kind) =>
    controlOf('energy', kind, 0.5, nineteen),
  );
  const { rows } = controlsTable([
    claim('a', controls),
    claim('b', [controlOf('match', 'permuted labels', 1, nineteen)]),
  ]);
  expect(rows.map(([figure, kind, observed]) => [figure, kind, observed])).toEqual([
    ['energy', 'random subspaces', '0.5'],
    ['', 'untrained networks', ''],
    ['match', 'permuted labels', '1'],
  ]);
});
