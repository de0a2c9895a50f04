/**
 * Time, peak memory and residuals of the solvers: all pairs of a dense matrix of 841 rows by either solver, and leading
 * pairs of operators that cost next to nothing themselves: a spectrum that decays like a superposition kernel's, and
 * 29-fold values as in a flattened modular-addition kernel (BIG=1: 1,653 of 24,389, minutes).
 */
import { createRandom, DenseMatrix } from '@entk/core';
import { eigh, topEigenpairs } from '@entk/spectral';
import { EigenvalueDecomposition } from 'ml-matrix';

const random = createRandom(1);
const factor = new DenseMatrix(841, 841, random.normals(841 * 841));
const dense = DenseMatrix.generate(841, 841, (i, j) => (factor.get(i, j) + factor.get(j, i)) / 2);
await report('eigh, all of 841, linalg', () => eigh(dense));
await report('eigh, all of 841, ml-matrix', () => {
  const { realEigenvalues } = new EigenvalueDecomposition(dense, { assumeSymmetric: true });
  return { residuals: [Number.NaN], values: realEigenvalues, status: { kind: 'not measured' }, method: 'EISPACK' };
});
await report('eigh, top 128 of 841, linalg', () => eigh(dense, { count: 128 }));

const superposition = (i) => (i < 10 ? 1 - i / 40 : i < 50 ? 0.7 - i / 250 : i < 505 ? 0.028 * (i / 50) ** -0.45 : 0);
for (const size of [550, 25_000]) {
  await report(`operator, top 120 of ${size}, rank 505`, () =>
    topEigenpairs(operator(size, superposition), { count: 120 }),
  );
}
const folded = (i) => (i < 29 ? 28 : i < 29 * 57 ? 2.1 : 1) / (1 + Math.floor(i / 29)) ** 0.2;
const [size, count] = process.env.BIG ? [24_389, 1653] : [4000, 290];
await report(`operator, top ${count} of ${size}, 29-fold`, () =>
  topEigenpairs(operator(size, folded), { count, memoryBudget: 2 * 1024 ** 3 }),
);

/** A diagonal turned by a Householder reflection. */
function operator(rows, value) {
  const normal = createRandom(2).normals(rows);
  const square = normal.reduce((sum, entry) => sum + entry * entry, 0);
  const reflect = ({ data, columns }) => {
    const overlaps = new Float64Array(columns);
    for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) overlaps[j] += normal[i] * data[i * columns + j];
    const result = new DenseMatrix(rows, columns, data.slice());
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) result.data[i * columns + j] -= (2 * normal[i] * overlaps[j]) / square;
    }
    return result;
  };
  return {
    size: rows,
    apply: (block) => {
      const turned = reflect(block);
      for (let i = 0; i < rows; i++)
        for (let j = 0; j < block.columns; j++) turned.data[i * block.columns + j] *= value(i);
      return reflect(turned);
    },
  };
}

async function report(name, solve) {
  const started = performance.now();
  const before = process.cpuUsage();
  const { residuals, status, method } = await solve();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(before);
  const worst = residuals.reduce((most, residual) => Math.max(most, residual), 0);
  const peak = process.resourceUsage().maxRSS / 1000;
  process.stdout.write(
    `${name}: ${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of CPU), worst residual ` +
      `${worst.toExponential(1)}, ${status.kind}, peak ${peak.toFixed(0)} MB; ${method}\n`,
  );
}
