import { DenseMatrix } from '../src/dense-matrix.js';
import { expect, test } from 'vitest';
import { reviveMatrices } from '../src/revive-matrices.js';

test('matrices get their class back wherever they stand, all else stays as it was cloned', () => {
  const matrix = DenseMatrix.fromRows([
    [1, 2],
    [3, 4],
  ]);
  const sent = {
    list: [{ matrix }],
    map: new Map([['m', matrix]]),
    bytes: new Float64Array([1]),
    nothing: null,
    text: 'x',
  };
  const received = structuredClone({
    ...sent,
    list: [{ matrix: Object.assign({}, matrix) }],
    map: new Map([['m', Object.assign({}, matrix)]]),
  });
  const revived = reviveMatrices(received);
  for (const found of [revived.list[0].matrix, revived.map.get('m')]) {
    expect(found).toBeInstanceOf(DenseMatrix);
    expect(found?.to2DArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
  }
  expect([revived.bytes, revived.nothing, revived.text]).toEqual([sent.bytes, null, 'x']);
});
