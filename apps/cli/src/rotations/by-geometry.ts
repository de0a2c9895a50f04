import { DenseMatrix, MisuseError } from '@entk/core';
import {
  cycleLaplacian,
  type Edge,
  graphLaplacian,
  type Laplacian,
  pathLaplacian,
  rotateJointly,
  similarRowsLaplacian,
  torusLaplacian,
} from '@entk/rotation';
import { type Rotate, type Rotated, type RotationKind, type RotationPlace, wrongArgument } from './rotation-kind.js';
import { rotationUsages } from './rotation-usages.js';

/** Neighbours of a row where the command line does not say how many. */
const usualNeighbours = 8;

/** Rows whose cosines are compared at most: N² numbers of float64, twice. */
const mostCompared = 8000;

/** Inputs on a circle, in its order. */
export const cycle: RotationKind = {
  usage: rotationUsages.cycle,
  plan(argument, place) {
    const length = integerIn(cycle, argument, 3);
    requireGrid('cycle', [length], place);
    return { text: `smooth along a cycle of ${length} inputs`, rotate: jointly([cycleLaplacian(length)]) };
  },
};

/** Inputs on a line, in its order. */
export const line: RotationKind = {
  usage: rotationUsages.line,
  plan(argument, place) {
    const length = integerIn(line, argument, 2);
    requireGrid('line', [length], place);
    return { text: `smooth along a line of ${length} inputs`, rotate: jointly([pathLaplacian(length)]) };
  },
};

/**
 * Inputs a·q + b on a torus of p × q: smooth along one axis, and, where p = q, along a diagonal (eqs. 19 to 22).
 */
export const torus: RotationKind = {
  usage: rotationUsages.torus,
  plan(argument, place) {
    const [, first, second = first] = /^(\d+)(?:[x×](\d+))?$/.exec(argument ?? '') ?? [];
    const [p, q] = [Number(first), Number(second)];
    if (!(p >= 3 && q >= 3)) return wrongArgument(torus, argument);
    requireGrid('torus', [p, q], place);
    const laplacians =
      p === q
        ? (['a', 'b', 'sum', 'difference'] as const).map((direction) => torusLaplacian(p, direction))
        : [stepsOf('a', p, q), stepsOf('b', p, q)];
    return {
      text: `smooth along ${laplacians.map(({ name }) => name).join(', ')} on a torus of ${p} × ${q} inputs`,
      rotate: jointly(laplacians),
    };
  },
};

/** Neighbours are the most similar rows of the kernel, as far as its leading pairs have them (footnote 7). */
export const similarRows: RotationKind = {
  usage: rotationUsages['similar-rows'],
  plan(argument, { rows }) {
    const neighbours = argument === undefined ? usualNeighbours : integerIn(similarRows, argument, 1);
    if (neighbours >= rows || rows > mostCompared) {
      throw new MisuseError({
        in: 'analyze',
        rule: `--rotate similar-rows takes kernels of ${neighbours + 1} to ${mostCompared} rows`,
        got: rows,
      });
    }
    let laplacian: Laplacian | undefined;
    return {
      text: `smooth along the graph of the ${neighbours} most similar rows of the kernel's leading pairs`,
      rotate(basis, { values, vectors }, work) {
        laplacian ??= similarRowsLaplacian(scaledBy(vectors as DenseMatrix, values), { neighbours });
        return smooth(basis, [laplacian], work);
      },
    };
  },
};

/** V diag(λ): its rows have the products, and so the cosines, of the rows of V diag(λ) Vᵀ. */
function scaledBy(vectors: DenseMatrix, values: Float64Array): DenseMatrix {
  return DenseMatrix.generate(
    vectors.rows,
    vectors.columns,
    (i, j) => vectors.data[i * vectors.columns + j] * values[j],
  );
}

function jointly(laplacians: readonly Laplacian[]): Rotate {
  return (basis, _, work) => smooth(basis, laplacians, work);
}

/** All Laplacians at once; a vector is named by the one that it costs least. */
async function smooth(
  basis: DenseMatrix,
  laplacians: readonly Laplacian[],
  work: Parameters<Rotate>[2],
): Promise<Rotated> {
  const rotation = await rotateJointly(basis, laplacians, { signal: work.signal });
  const { energies } = rotation;
  return {
    rotation,
    loads: {
      of: 'energies',
      names: energies.map(({ laplacian }) => laplacian),
      values: DenseMatrix.fromRows(energies.map(({ energies: row }) => row)),
      smallest: true,
    },
  };
}

/** Steps of 1 along one axis of a torus of p × q. */
function stepsOf(axis: 'a' | 'b', p: number, q: number): Laplacian {
  const edges: Edge[] = [];
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < q; b++) {
      edges.push([a * q + b, axis === 'a' ? ((a + 1) % p) * q + b : a * q + ((b + 1) % q)]);
    }
  }
  return graphLaplacian(p * q, edges, { name: axis });
}

function integerIn(kind: Pick<RotationKind, 'usage'>, argument: string | undefined, min: number): number {
  const value = /^\d+$/.test(argument ?? '') ? Number(argument) : 0;
  return Number.isSafeInteger(value) && value >= min ? value : wrongArgument(kind, argument);
}

/** A geometry of the inputs is one of the rows of a kernel that has a row an example. */
function requireGrid(name: string, extents: readonly number[], { rows, exampleCount }: RotationPlace): void {
  const size = extents.reduce((product, extent) => product * extent, 1);
  if (size === rows) return;
  throw new MisuseError({
    in: 'analyze',
    rule: `--rotate ${name}:${extents.join('x')} takes a kernel of ${size} rows`,
    got: rows,
    ...(rows !== exampleCount && {
      remedy: `a flattened kernel has ${rows / exampleCount} rows an example; another --collapse has one`,
    }),
  });
}
