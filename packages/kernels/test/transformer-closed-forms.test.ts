// Tests no single file: an appendix B for transformers: the kernel of each parameter of the one-layer transformer written out in float64.
import { createRandom, DenseMatrix, ndArray, type NdArray } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { oneLayerTransformer, oneLayerTransformerParameterNames as names } from '@entk/models/networks';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { empiricalNtk } from '../src/index.js';
import { referenceTolerance } from './tolerances.js';

beforeAll(() => initialiseBackend());

const [V, T, D, H, M] = [9, 4, 12, 3, 20];
const d = D / H;

type Vector = readonly number[];
/** δ ⊗ a, whose inner product with another is δ·δ′ times a·a′. */
type Factors = readonly [delta: Vector, activation: Vector];

const dot = (x: Vector, y: Vector) => x.reduce((sum, value, i) => sum + value * y[i], 0);
const plus = (...terms: Vector[]) => terms[0].map((_, i) => terms.reduce((sum, term) => sum + term[i], 0));
const times = (factor: number, x: Vector) => x.map((value) => factor * value);
const rowsOf = ({ shape: [rows, columns], data }: NdArray): number[][] =>
  Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
const product = (matrix: readonly Vector[], x: Vector) => matrix.map((row) => dot(row, x));
const transposed = (matrix: readonly Vector[]) => matrix[0].map((_, j) => matrix.map((row) => row[j]));
const headOf = (matrix: readonly Vector[], h: number) => matrix.slice(h * d, (h + 1) * d);

/** Of one example, the gradient of c·f by every parameter, as factors: one of each but E and P, which have T. */
function gradients(parameters: ReadonlyMap<string, NdArray>, tokens: Vector, c: Vector) {
  const matrix = (name: keyof typeof names) => rowsOf(parameters.get(names[name]) as NdArray);
  const [E, P, WQ, WK, WV, WO] = (['embedding', 'positions', 'query', 'key', 'value', 'output'] as const).map(matrix);
  const [Win, Wout, WU] = (['mlpIn', 'mlpOut', 'unembedding'] as const).map(matrix);
  const x = tokens.map((token, t) => plus(E[token], P[t]));
  const last = x[T - 1];
  const heads = Array.from({ length: H }, (_, h) => {
    const [q, k, v] = [
      product(headOf(WQ, h), last),
      x.map((row) => product(headOf(WK, h), row)),
      x.map((row) => product(headOf(WV, h), row)),
    ];
    const powers = k.map((key) => Math.exp(dot(q, key) / Math.sqrt(d)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    const a = powers.map((power) => power / total);
    const mean = (rows: readonly Vector[]) => plus(...rows.map((row, t) => times(a[t], row)));
    return { q, k, v, a, mean };
  });
  const z = heads.flatMap(({ v, mean }) => mean(v));
  const x1 = plus(last, product(WO, z));
  const pre = product(transposed(Win), x1);
  const hidden = pre.map((value) => Math.max(value, 0));
  const x2 = plus(x1, product(transposed(Wout), hidden));

  const delta2 = product(WU, c);
  const deltaM = product(Wout, delta2).map((value, m) => (pre[m] > 0 ? value : 0));
  const delta1 = plus(delta2, product(Win, deltaM));
  const zeta = product(transposed(WO), delta1);
  const ofHead = heads.map(({ q, k, v, a, mean }, h) => {
    const own = zeta.slice(h * d, (h + 1) * d);
    const [meanX, meanK, meanV] = [mean(x), mean(k), mean(v)];
    const change = v.map((row) => dot(row, own) - dot(meanV, own));
    // M_h ζ_h and N_h ζ_h: covariances under the attention of what is mixed with what it is worth.
    const [ofX, ofK] = [x, k].map((rows) => plus(...rows.map((row, t) => times(a[t] * change[t], row))));
    const dq = times(1 / Math.sqrt(d), ofK);
    const throughKeys = x.map((_, t) => times((a[t] * change[t]) / Math.sqrt(d), q));
    const back = x.map((_, t) =>
      plus(product(transposed(headOf(WV, h)), times(a[t], own)), product(transposed(headOf(WK, h)), throughKeys[t])),
    );
    return { own, meanX, meanK, q, ofX: times(1 / Math.sqrt(d), ofX), dq, back };
  });
  const dx = x.map((_, t) => {
    const own = plus(...ofHead.map(({ back }) => back[t]));
    if (t < T - 1) return own;
    return plus(own, delta1, ...ofHead.map(({ dq }, h) => product(transposed(headOf(WQ, h)), dq)));
  });
  return {
    embedding: dx.map((delta, t): [Factors, number] => [[delta, [1]], tokens[t]]),
    positions: dx.map((delta, t): [Factors, number] => [[delta, [1]], t]),
    query: ofHead.map(({ dq }, h): [Factors, number] => [[dq, last], h]),
    key: ofHead.map(({ q, ofX }, h): [Factors, number] => [[q, ofX], h]),
    value: ofHead.map(({ own, meanX }, h): [Factors, number] => [[own, meanX], h]),
    output: [[[delta1, z], 0] as [Factors, number]],
    mlpIn: [[[x1, deltaM], 0] as [Factors, number]],
    mlpOut: [[[hidden, delta2], 0] as [Factors, number]],
    unembedding: [[[x2, c], 0] as [Factors, number]],
  };
}

describe('the one-layer transformer, read at its last position', () => {
  it('has the kernels of its closed forms, of every parameter', () => {
    const network = oneLayerTransformer({ vocabularySize: V, positions: T, width: D, heads: H, hiddenUnits: M });
    const random = createRandom(3);
    const parameters = normalParameters(network, random, (shape) => 1 / Math.sqrt(shape[1]));
    const N = 7;
    const data = Int32Array.from({ length: N * T }, () => random.integer(V));
    const c = Array.from(Float32Array.from(random.normals(V)));
    const readout = { outputs: new DenseMatrix(1, V, Float64Array.from(c)) };
    const jacobian = factoredJacobian(network, parameters, ndArray([N, T], data), { readout });
    const all = Array.from({ length: N }, (_, n) =>
      gradients(parameters, Array.from(data.subarray(n * T, (n + 1) * T)), c),
    );
    for (const name of Object.keys(names) as (keyof typeof names)[]) {
      const { matrix } = empiricalNtk(selectParameters(jacobian, [names[name]]), { kind: 'perClass', output: 0 });
      const expected = DenseMatrix.generate(N, N, (i, j) =>
        all[i][name].reduce((sum, [[delta, activation], place]) => {
          const same = all[j][name].filter(([, other]) => other === place);
          return sum + same.reduce((part, [[of, a]]) => part + dot(delta, of) * dot(activation, a), 0);
        }, 0),
      );
      expect(matrix.data, name).toBeCloseToArray(expected.data, { relativeToMax: referenceTolerance });
    }
  });
});
