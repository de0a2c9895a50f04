import { DenseMatrix, type Random } from '@entk/core';
import { columnGram, eigh, gram, multiply } from '@entk/linalg';
import { descending, filled, noisy, type NullFamily } from './null-family.js';

/** Kinds that the detector was not made on: correlated, multiplied, on graphs, counted, or sampled from functions. */
export const furtherFamilies: readonly NullFamily[] = [
  ...(
    [
      [0.5, 2],
      [0.9, 2],
      [0.9, 0.5],
    ] as const
  ).map(([correlation, samples]) => autoregressive(correlation, samples)),
  ...[0.5, 4].map(brownianBridges),
  ...[2, 5].map(gaussianProduct),
  laplacian('random graph of mean degree 5', (size, random) => randomGraph(size, 5 / size, random)),
  laplacian('random graph, 3 of 10 edges', (size, random) => randomGraph(size, 0.3, random)),
  laplacian('ring of 4 neighbours, 1 of 5 edges rewired', (size, random) => rewiredRing(size, 2, 0.2, random)),
  laplacian('preferential attachment, 2 edges each', (size, random) => attachedGraph(size, 2, random)),
  laplacian('random recursive tree', recursiveTree),
  ...(
    [
      [3, 0.3],
      [1, 0.5],
      [0.3, 0.7],
    ] as const
  ).flatMap(([rate, exponent]) =>
    [0, 0.05, 0.3].map((noise) =>
      noisy(`stretched exponential ${rate} i^${exponent}`, (i) => Math.exp(-rate * i ** exponent), noise),
    ),
  ),
  ...[1, 4].map((freedom) => gammaPowerLaw(freedom)),
  ...[1, 3].map((exponent) => ({
    name: `independent, Pareto ${exponent}`,
    draw: (size: number, random: Random) => descending(filled(size, () => (1 - random.uniform()) ** (-1 / exponent))),
  })),
  counts('Poisson of mean 20', (_, __, random) => poisson(20, random)),
  counts('geometric of mean 10', (_, __, random) => Math.floor(Math.log(1 - random.uniform()) / Math.log(10 / 11))),
  counts('Poisson of mean 5 n / i', (i, size, random) => poisson((5 * size) / (i + 1), random)),
  counts('uniform below n', (_, size, random) => random.integer(size)),
  pointKernel('Gaussian kernel of points on a line', 1, (square) => Math.exp(-8 * square)),
  pointKernel('exponential kernel of points on a line', 1, (square) => Math.exp(-4 * Math.sqrt(square))),
];

/** The covariance of series of n values, each `correlation` times the one before plus noise. */
function autoregressive(correlation: number, samples: number): NullFamily {
  return {
    name: `Wishart of correlation ${correlation}, samples / rows = ${samples}`,
    dense: true,
    draw: (size, random) =>
      covarianceValues(size, Math.round(samples * size), (series) => {
        const fresh = Math.sqrt(1 - correlation ** 2);
        for (let i = 0; i < size; i++) {
          series[i] = i === 0 ? random.normal() : correlation * series[i - 1] + fresh * random.normal();
        }
      }),
  };
}

/** The covariance of Brownian bridges at n equal steps. */
function brownianBridges(samples: number): NullFamily {
  return {
    name: `covariance of Brownian bridges, samples / rows = ${samples}`,
    dense: true,
    draw: (size, random) =>
      covarianceValues(size, Math.round(samples * size), (series) => {
        let sum = 0;
        for (let i = 0; i < size; i++) series[i] = sum += random.normal();
        const end = sum + random.normal();
        for (let i = 0; i < size; i++) series[i] -= ((i + 1) / (size + 1)) * end;
      }),
  };
}

function covarianceValues(size: number, samples: number, fill: (series: Float64Array) => void): Float64Array {
  const data = new DenseMatrix(samples, size);
  for (let row = 0; row < samples; row++) fill(data.data.subarray(row * size, (row + 1) * size));
  const { values } = eigh(samples < size ? gram(data) : columnGram(data), { vectors: false });
  const padded = new Float64Array(size);
  padded.set(values);
  return padded;
}

/** Squared singular values of a product of square standard normal matrices. */
function gaussianProduct(factors: number): NullFamily {
  return {
    name: `squared singular values of a product of ${factors} normal matrices`,
    dense: true,
    draw(size, random) {
      const normal = () => new DenseMatrix(size, size, random.normals(size * size));
      let product = normal();
      for (let factor = 1; factor < factors; factor++) product = multiply(product, normal());
      return eigh(gram(product), { vectors: false }).values;
    },
  };
}

/** Eigenvalues of degrees less adjacency of a random graph. */
function laplacian(kind: string, edges: (size: number, random: Random) => (readonly [number, number])[]): NullFamily {
  return {
    name: `Laplacian of a ${kind}`,
    dense: true,
    draw(size, random) {
      const matrix = new DenseMatrix(size, size);
      for (const [i, j] of edges(size, random)) {
        matrix.set(i, j, matrix.get(i, j) - 1).set(j, i, matrix.get(j, i) - 1);
        matrix.set(i, i, matrix.get(i, i) + 1).set(j, j, matrix.get(j, j) + 1);
      }
      return eigh(matrix, { vectors: false }).values;
    },
  };
}

function randomGraph(size: number, probability: number, random: Random): (readonly [number, number])[] {
  const edges: [number, number][] = [];
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) if (random.uniform() < probability) edges.push([i, j]);
  return edges;
}

/**
 * Every vertex joined to the `reach` next ones of a circle, one end of some edges moved anywhere (Watts and Strogatz).
 */
function rewiredRing(size: number, reach: number, share: number, random: Random): (readonly [number, number])[] {
  const edges: [number, number][] = [];
  for (let i = 0; i < size; i++) {
    for (let step = 1; step <= reach; step++) {
      const far = random.uniform() < share;
      edges.push([i, (i + (far ? 1 + random.integer(size - 1) : step)) % size]);
    }
  }
  return edges;
}

/** Every vertex joined to `count` ends of the edges before it: whoever has many gets more (Barabási and Albert). */
function attachedGraph(size: number, count: number, random: Random): (readonly [number, number])[] {
  const ends = [0];
  const edges: [number, number][] = [];
  for (let vertex = 1; vertex < size; vertex++) {
    const chosen = filled(Math.min(count, vertex), () => ends[random.integer(ends.length)]);
    for (const other of chosen) {
      edges.push([vertex, other]);
      ends.push(vertex, other);
    }
  }
  return edges;
}

/** Each vertex joined to one of those before it. */
function recursiveTree(size: number, random: Random): (readonly [number, number])[] {
  return Array.from({ length: size - 1 }, (_, i) => [i + 1, random.integer(i + 1)] as const);
}

/** i^-1 times independent chi-square factors of mean 1. */
function gammaPowerLaw(freedom: number): NullFamily {
  return {
    name: `power law i^-1 times chi-square of ${freedom}`,
    draw: (size, random) =>
      descending(filled(size, (i) => random.normals(freedom).reduce((sum, x) => sum + x * x, 0) / (freedom * (i + 1)))),
  };
}

/** Whole numbers, with many ties and zeros. */
function counts(kind: string, count: (i: number, size: number, random: Random) => number): NullFamily {
  return {
    name: `counts, ${kind}`,
    draw: (size, random) => descending(filled(size, (i) => count(i, size, random))),
  };
}

/** Arrivals of rate 1 before time `mean`. */
function poisson(mean: number, random: Random): number {
  let time = 0;
  for (let arrivals = 0; ; arrivals++) {
    time -= Math.log(1 - random.uniform());
    if (time > mean) return arrivals;
  }
}

/** A kernel of n points that are uniform in the unit cube. */
function pointKernel(name: string, dimensions: number, kernel: (squaredDistance: number) => number): NullFamily {
  return {
    name,
    dense: true,
    draw(size, random) {
      const points = filled(size * dimensions, () => random.uniform());
      const matrix = DenseMatrix.generate(size, size, (i, j) => {
        let square = 0;
        for (let d = 0; d < dimensions; d++) square += (points[i * dimensions + d] - points[j * dimensions + d]) ** 2;
        return kernel(square);
      });
      return eigh(matrix, { vectors: false }).values;
    },
  };
}
