/**
 * Time, sweeps and peak memory of the rotations: cliffs of the size of modular addition's (k = 56, H = 512, N = 841)
 * and large ones (k = 500, H = 4,096), of planted structure: units that load on blocks of four vectors, on two circles,
 * and on the others with a tenth of that; for outputs k = 50, C = 50. `LARGE=0` leaves the large ones out.
 */
import { createRandom, DenseMatrix } from '@entk/core';
import { multiply, qr } from '@entk/linalg';
import { rotateByOutputs, rotateByUnits, rotateJointly, torusLaplacian } from '@entk/rotation';

const random = createRandom(1);
const span = (rows, k) => qr(new DenseMatrix(rows, k, random.normals(rows * k))).q;

function planted(rows, k, units) {
  const features = span(rows, k);
  const loads = DenseMatrix.generate(k, units, (i, unit) => {
    const own = Math.floor(i / 4) === unit % (k / 4);
    return own ? Math.cos(2.4 * unit * (1 + Math.floor((i % 4) / 2)) - (i % 2) * (Math.PI / 2)) : 0.1 * random.normal();
  });
  return { basis: multiply(features, span(k, k)), activations: multiply(features, loads) };
}

const sizes = [[841, 56, 512], ...(process.env.LARGE === '0' ? [] : [[1200, 500, 4096]])];
for (const [rows, k, units] of sizes) {
  const { basis, activations } = planted(rows, k, units);
  for (const blocks of ['single vectors', 'shared units']) {
    await report(
      `units, ${blocks}, k = ${k}, H = ${units}`,
      (options) => rotateByUnits(basis, activations, { blocks, ...options }),
      k > 100 ? [1e-4] : [1e-9, 1e-4],
    );
  }
}
await report('outputs, k = 50, C = 50, N = 500', (options) =>
  rotateByOutputs(span(25_000, 50), { outputs: 50, rowOrder: 'classMajor', ...options }),
);
await report('Laplacians, two, k = 56, N = 841', (options) =>
  rotateJointly(span(841, 56), [torusLaplacian(29, 'sum'), torusLaplacian(29, 'difference')], options),
);

async function report(name, rotate, tolerances = [1e-9, 1e-4]) {
  for (const tolerance of tolerances) {
    const started = performance.now();
    const before = process.cpuUsage();
    const { status, offDiagonal } = await rotate({ tolerance });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(
      `${name}, |sin θ| ${tolerance}: ${seconds.toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of CPU), ` +
        `${status.kind} after ${status.sweeps} sweeps, off-diagonal ${offDiagonal.before.toFixed(3)} → ` +
        `${offDiagonal.after.toFixed(3)}, peak ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB\n`,
    );
  }
}
