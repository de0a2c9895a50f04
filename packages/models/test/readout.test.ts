import { DenseMatrix, MisuseError, NonFiniteError, ShapeError } from '@entk/core';
import { describe, expect, it } from 'vitest';
import type { Readout } from '../src/index.js';
import {
  allOutputs,
  axesRead,
  type OutputAxis,
  outputAxis,
  outputText,
  readAgain,
  readoutAt,
  readoutOf,
  requireExamplesRead,
  sameOutputs,
} from '../src/layers/index.js';

const [T, C] = [3, 4];
const network = { outputSize: C, outputPositions: T };
const ofVector = { outputSize: C, outputPositions: 1 };
const axis = (readout?: Readout) => outputAxis('f', network, readout);

/** The axis as weights [C′, T·C], from its definition. */
function written({ read, count, positions, width }: OutputAxis): number[][] {
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: positions * width }, (__, place) => {
      if (read instanceof DenseMatrix) return read.get(i, place);
      return (read === 'all' ? i : read[i]) === place ? 1 : 0;
    }),
  );
}

function unit(...places: number[]): number[][] {
  return places.map((place) => Array.from({ length: T * C }, (_, j) => (j === place ? 1 : 0)));
}

describe('outputAxis', () => {
  it('reads every output at every position, some of them, and some positions, position by position', () => {
    expect(axis()).toEqual(allOutputs(C, T));
    expect(axis({ positions: [0, 1, 2] }).read).toBe('all');
    expect(written(axis({ outputs: [3, 1] }))).toEqual(unit(3, 1, C + 3, C + 1, 2 * C + 3, 2 * C + 1));
    expect(written(axis({ positions: 'last' }))).toEqual(unit(8, 9, 10, 11));
    expect(written(axis({ positions: [1, 0], outputs: [2] }))).toEqual(unit(C + 2, 2));
    expect(written(axis({ positions: 'flattened', outputs: [7, 0] }))).toEqual(unit(7, 0));
    expect(outputAxis('f', ofVector, { positions: 'last' })).toEqual(allOutputs(C));
  });

  it('reads linear functionals at each position read, or over all of them', () => {
    const difference = DenseMatrix.fromRows([[1, -1, 0, 0]]);
    const zeros = [0, 0, 0, 0];
    expect(written(axis({ outputs: difference, positions: [2, 0] }))).toEqual([
      [...zeros, ...zeros, 1, -1, 0, 0],
      [1, -1, 0, 0, ...zeros, ...zeros],
    ]);
    expect(written(outputAxis('f', ofVector, { outputs: difference }))).toEqual([[1, -1, 0, 0]]);
    const mean = DenseMatrix.generate(1, T * C, () => 0.25);
    expect(axis({ positions: 'flattened', outputs: mean })).toMatchObject({ count: 1, read: mean });
  });

  it('refuses outputs, positions and weights that the network does not have', () => {
    expect(() => axis({ outputs: [4] })).toThrow('f: an output must be an integer in 0..3, got 4');
    expect(() => axis({ outputs: [] })).toThrow(MisuseError);
    expect(() => axis({ positions: 'flattened', outputs: [1, 1] })).toThrow(
      'f: outputs must be one or more, each once, got [1, 1]',
    );
    expect(() => axis({ positions: 3 })).toThrow('f: a position must be an integer in 0..2, got 3');
    expect(() => axis({ positions: [] })).toThrow('f: positions must be one or more, each once, got []');
    expect(() => axis({ positions: 'first' as 'last' })).toThrow(
      'f: positions must be one of all, last, flattened, got "first"',
    );
    expect(() => axis({ outputs: new DenseMatrix(2, 3) })).toThrow(ShapeError);
    expect(() => axis({ outputs: new DenseMatrix(2, 3) })).toThrow(
      'f: weights of outputs must have axes [at least 1, 4], got [2, 3]',
    );
    expect(() => axis({ outputs: DenseMatrix.fromRows([[0, Number.NaN, 0, 0]]) })).toThrow(NonFiniteError);
  });
});

describe('readAgain', () => {
  it('is the product of weights, for every pair of kinds', () => {
    const weights = DenseMatrix.fromRows([
      [1, 2, 0, -1],
      [0, 0, 3, 1],
    ]);
    for (const first of [axis(), axis({ positions: [2, 0] }), axis({ outputs: weights })]) {
      const again = DenseMatrix.generate(2, first.count, (i, j) => (i + 2) * j - 3);
      const indices = [first.count - 1, 0];
      const product = again.mmul(DenseMatrix.fromRows(written(first))).to2DArray();
      expect(written(readAgain('f', first, again))).toEqual(product);
      expect(written(readAgain('f', first, indices))).toEqual(indices.map((i) => written(first)[i]));
    }
    expect(() => readAgain('f', axis({ outputs: [0] }), [3])).toThrow('f: an output must be an integer in 0..2, got 3');
  });

  it('gives axes that their own readouts give', () => {
    for (const made of [axis(), axis({ positions: 'last' }), axis({ outputs: DenseMatrix.fromRows([[1, 2, 3, 4]]) })]) {
      const again = axis(readoutOf(made));
      expect(sameOutputs(again, made)).toBe(true);
      expect(again).toEqual(made);
    }
  });
});

describe('a position of its own for every example', () => {
  const own = axis({ positions: { ofExamples: [2, 0, 1] } });

  it('is an axis of the outputs of one position, and of functionals of them', () => {
    expect(own).toEqual({ count: C, positions: T, width: C, read: 'all', positionOf: [2, 0, 1] });
    const difference = DenseMatrix.fromRows([[1, -1, 0, 0]]);
    const read = axis({ positions: { ofExamples: [2, 0, 1] }, outputs: difference });
    expect(read).toEqual({ ...own, count: 1, read: difference });
    expect(readAgain('f', own, [3, 1])).toEqual({ ...own, count: 2, read: [3, 1] });
    expect(readAgain('f', readAgain('f', own, [3, 1]), DenseMatrix.fromRows([[5, 7]])).read).toEqual(
      DenseMatrix.fromRows([[0, 7, 0, 5]]),
    );
    for (const made of [own, read]) expect(axis(readoutOf(made))).toEqual(made);
    expect(axesRead(own, { positions: { ofExamples: [2, 0, 1] } })).toEqual([C]);
    expect(outputText(own, 3)).toBe('output 3');
  });

  it('goes with its examples, and is the same outputs as those of other examples', () => {
    const readout = { positions: { ofExamples: [2, 0, 1] }, outputs: [1] };
    expect(readoutAt(readout, [2, 0])).toEqual({ positions: { ofExamples: [1, 2] }, outputs: [1] });
    expect(readoutAt({ positions: 'last' }, [2, 0])).toEqual({ positions: 'last' });
    expect(sameOutputs(own, axis({ positions: { ofExamples: [0] } }))).toBe(true);
    expect(sameOutputs(own, axis({ positions: 'last' }))).toBe(false);
  });

  it('must be there, and one for each example', () => {
    expect(() => axis({ positions: { ofExamples: [3] } })).toThrow('f: a position must be an integer in 0..2, got 3');
    expect(() => requireExamplesRead('f', own, 3)).not.toThrow();
    expect(() => requireExamplesRead('f', axis(), 7)).not.toThrow();
    expect(() => requireExamplesRead('f', own, 2)).toThrow('f: positions of examples must be one for each of 2, got 3');
  });
});

describe('what an axis says of itself', () => {
  it('names outputs, with their positions where there are several', () => {
    expect(outputText(allOutputs(4), 3)).toBe('output 3');
    expect(outputText(axis(), 7)).toBe('output 3 at position 1');
    expect(outputText(axis({ outputs: [2], positions: 'last' }), 0)).toBe('output 2 at position 2');
    expect(outputText(axis({ outputs: new DenseMatrix(1, 4) }), 2)).toBe('read-out 2');
  });

  it('has the axes of what is read of an example', () => {
    const axesOf = (readout?: Readout) => axesRead(axis(readout), readout);
    expect(axesOf()).toEqual([T, C]);
    expect(axesOf({ outputs: [0] })).toEqual([T, 1]);
    expect(axesOf({ positions: [0, 2], outputs: [0] })).toEqual([2, 1]);
    expect(axesOf({ positions: 'last' })).toEqual([C]);
    expect(axesOf({ positions: 'flattened' })).toEqual([T * C]);
    expect(axesRead(outputAxis('f', ofVector))).toEqual([C]);
  });

  it('tells axes apart', () => {
    const weights = () => DenseMatrix.fromRows([[1, 2, 3, 4]]);
    const axes = [
      axis(),
      allOutputs(T * C),
      axis({ positions: 'flattened', outputs: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0] }),
      axis({ positions: 'last' }),
      axis({ outputs: [0] }),
      axis({ outputs: weights() }),
      axis({ outputs: DenseMatrix.fromRows([[1, 2, 3, 5]]) }),
    ];
    axes.forEach((one, i) => {
      axes.forEach((other, j) => {
        expect(sameOutputs(one, other)).toBe(i === j);
      });
    });
    expect(sameOutputs(axis({ outputs: weights() }), axis({ outputs: weights() }))).toBe(true);
    expect(sameOutputs(axis({ outputs: [1] }), axis({ outputs: [1] }))).toBe(true);
    const listed = axis({ positions: 'flattened', outputs: Array.from({ length: T * C }, (_, c) => c) });
    expect(sameOutputs(listed, axis())).toBe(true);
  });
});
