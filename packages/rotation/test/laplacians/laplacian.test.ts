import { createRandom, DenseMatrix } from '@entk/core';
import { type Edge, graphLaplacian } from '@entk/rotation';
import { expect } from '@entk/testing/matchers';
import { describe, test } from 'vitest';
import { applied } from '../tolerances.js';

function randomEdges(size: number, count: number): Edge[] {
  const random = createRandom(3);
  return Array.from({ length: count }, () => [random.integer(size), random.integer(size), random.uniform()]);
}

describe('graphLaplacian', () => {
  test('is the sum of weighted squared differences over the edges', () => {
    const edges = randomEdges(12, 40);
    const vector = new DenseMatrix(12, 1, createRandom(1).normals(12));
    const differences = edges.reduce(
      (sum, [i, j, weight = 1]) => sum + weight * (vector.get(i, 0) - vector.get(j, 0)) ** 2,
      0,
    );
    const form = vector.transpose().mmul(graphLaplacian(12, edges).apply(vector)).get(0, 0);
    expect(form).toBeCloseTo(differences, 11);
  });

  test('applies the matrix that toDense shows, to every column', () => {
    const laplacian = graphLaplacian(12, randomEdges(12, 40));
    const block = new DenseMatrix(12, 5, createRandom(2).normals(60));
    expect(laplacian.toDense()).toBeSymmetric({ relativeToMax: applied });
    expect(laplacian.apply(block)).toBeCloseToArray(DenseMatrix.from(laplacian.toDense().mmul(block)), {
      absolute: 10 * applied,
    });
  });

  test('counts an edge named twice twice and an edge to itself not at all', () => {
    const dense = graphLaplacian(2, [
      [0, 1],
      [1, 0],
      [1, 1, 7],
    ]).toDense();
    expect(dense.to2DArray()).toEqual([
      [2, -2],
      [-2, 2],
    ]);
  });

  test('keeps its name and its input', () => {
    const laplacian = graphLaplacian(3, [[0, 1]], { name: 'mine' });
    const vector = DenseMatrix.fromRows([[1], [2], [3]]);
    laplacian.apply(vector);
    expect(laplacian.name).toBe('mine');
    expect([...vector.data]).toEqual([1, 2, 3]);
  });

  test('refuses what is no graph', () => {
    expect(() => graphLaplacian(0, [])).toThrow('graphLaplacian: size must be an integer of at least 1, got 0');
    expect(() => graphLaplacian(3, [[0, 3]])).toThrow('a vertex of an edge must be an integer in 0..2, got 3');
    expect(() => graphLaplacian(3, [[0, 1, -1]])).toThrow('the weight of an edge must be a number in [0, ∞), got -1');
    expect(() => graphLaplacian(3, [[0, 1, Number.NaN]])).toThrow('got NaN');
  });

  test('refuses a matrix of another length, one that is not finite, and a dense form that cannot fit', () => {
    const laplacian = graphLaplacian(3, [[0, 1]]);
    expect(() => laplacian.apply(new DenseMatrix(2, 4))).toThrow(
      'graph.apply: matrix must have N = 3 rows, got [2, 4]',
    );
    expect(() => laplacian.apply(new DenseMatrix(3, 1, Float64Array.of(0, Infinity, 0)))).toThrow(
      'graph.apply: matrix must be finite, got Infinity (row 1, column 0 of [3, 1], counted from 0)',
    );
    expect(() => graphLaplacian(100_000, []).toDense()).toThrow('must hold a 100000 × 100000 matrix (80 GB)');
  });
});
