import { DenseMatrix, type NdArray } from '@entk/core';
import { dot } from '@entk/linalg';
import type { FeatureStructure } from './structures.js';

/** Parents and children of a data set, a unit column each; what no example has is left out. */
export interface Families {
  readonly children: DenseMatrix;
  /** Without one, where features are independent. */
  readonly parents?: DenseMatrix;
}

/**
 * What parents and children do over examples, axes [N, F]: a feature's values x_i; of a set without a parent feature, 1
 * where any of it is there.
 */
export function overExamples(inputs: NdArray, { sets, children }: FeatureStructure): Families {
  const [examples, features] = inputs.shape;
  const valuesOf = (feature: number) =>
    Float64Array.from({ length: examples }, (_, x) => inputs.data[x * features + feature]);
  const parents = sets.map(({ parent, children: members }) => {
    if (parent !== undefined) return valuesOf(parent);
    const values = members.map(valuesOf);
    return Float64Array.from({ length: examples }, (_, x) => Number(values.some((value) => value[x] > 0)));
  });
  return { children: unitColumns(children.map(valuesOf)), ...(sets.length > 0 && { parents: unitColumns(parents) }) };
}

/**
 * Parents and children as directions of the flattened kernel, axes [C·N, F], rows c·N + x: a feature is x_i at its own
 * output, as `expandedIndicators` has it. The parent of a set without a parent feature is the set's sum, and its
 * children are what is left of the members beside that sum: the difference of a pair.
 */
export function overOutputs(inputs: NdArray, { sets, children }: FeatureStructure): Families {
  const [examples, features] = inputs.shape;
  const expanded = (members: readonly number[]) => {
    const vector = new Float64Array(examples * features);
    for (const feature of members) {
      for (let x = 0; x < examples; x++) vector[feature * examples + x] = inputs.data[x * features + feature];
    }
    return vector;
  };
  if (sets.length === 0) return { children: unitColumns(children.map((feature) => expanded([feature]))) };
  return {
    parents: unitColumns(
      sets.map(({ parent, children: members }) => expanded(parent === undefined ? members : [parent])),
    ),
    children: unitColumns(
      sets.flatMap(({ parent, children: members }) => {
        if (parent !== undefined) return members.map((feature) => expanded([feature]));
        // What is left of g members beside their sum has g − 1 dimensions.
        return members.slice(1).map((feature) => beside(expanded([feature]), expanded(members)));
      }),
    ),
  };
}

/** What is left of a vector outside another's direction. */
function beside(vector: Float64Array, other: Float64Array): Float64Array {
  const square = dot(other, other);
  const share = square > 0 ? dot(vector, other) / square : 0;
  return vector.map((value, index) => value - share * other[index]);
}

function unitColumns(vectors: readonly Float64Array[]): DenseMatrix {
  const present = vectors
    .map((vector) => ({ vector, norm: Math.sqrt(dot(vector, vector)) }))
    .filter(({ norm }) => norm > 0);
  return DenseMatrix.generate(vectors[0].length, present.length, (row, column) => {
    const { vector, norm } = present[column];
    return vector[row] / norm;
  });
}
