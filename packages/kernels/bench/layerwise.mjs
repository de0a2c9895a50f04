/**
 * The class-mean kernels of both layers of the modular-addition network (N = 841, C = 29, 512 hidden units): the
 * factored Jacobian and both kernels here, `vmap(jacrev)` and a contraction in PyTorch, and the structured derivatives
 * of neural-tangents after compilation, in turn, each on one thread and in processor seconds.
 *
 * Peers run where Python has them: `python3`, or what ENTK_TORCH_PYTHON and ENTK_NEURAL_TANGENTS_PYTHON name. PyTorch
 * takes a minute a round. ROUNDS and ENTK_TORCH_ROUNDS say how many of them, EXAMPLES takes that many of the 841 pairs.
 */
import { createRandom } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { writeNpy } from '@entk/formats';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, print, startPeer } from '@entk/testing/bench';
import { pairs } from './pairs.mjs';

const p = 29;
const rounds = Number(process.env.ROUNDS ?? 9);
const examples = Number(process.env.EXAMPLES ?? p * p);
const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 512, outputs: p });
const parameters = normalParameters(network, createRandom(0));
const layers = Array.from(network.parameterShapes.keys());
const peers = [
  { name: 'neural-tangents', python: process.env.ENTK_NEURAL_TANGENTS_PYTHON ?? 'python3', rounds },
  {
    name: 'torch',
    python: process.env.ENTK_TORCH_PYTHON ?? 'python3',
    rounds: Number(process.env.ENTK_TORCH_ROUNDS ?? 1),
  },
];

await initialiseBackend();
for (let warm = 0; warm < 5; warm++) ours();
print(`class-mean kernels of both layers, N = ${examples}, C = ${p}, 512 hidden units; processor seconds, medians`);
const folder = mkdtempSync(join(tmpdir(), 'entk-layerwise-'));
try {
  for (const [index, layer] of layers.entries()) {
    writeFileSync(join(folder, `w${index + 1}.npy`), writeNpy(parameters.get(layer)));
  }
  writeFileSync(join(folder, 'inputs.npy'), writeNpy(pairs(p, examples)));
  for (const peer of peers) await against(peer);
} finally {
  rmSync(folder, { recursive: true });
}

async function against({ name, python, rounds: count }) {
  const other = await startPeer(python, new URL('layerwise_peers.py', import.meta.url), {
    words: [name, folder],
    environment: {
      JAX_PLATFORMS: 'cpu',
      XLA_FLAGS: '--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1',
    },
  });
  if (!other) {
    const own = Array.from({ length: count }, ours).map(({ seconds }) => seconds);
    print(`  ${name}: not found in ${python}; entk alone ${median(own).toFixed(3)} s`);
    return;
  }
  const measured = [];
  for (let round = 0; round < count; round++) measured.push([ours(), await other.ask('')]);
  other.stop();
  const [own, theirs] = [0, 1].map((side) => median(measured.map((pair) => pair[side].seconds)));
  const apart = Math.max(
    ...measured[0][0].traces.map((trace, index) => Math.abs(measured[0][1].traces[index] / trace - 1)),
  );
  print(
    `  entk ${own.toFixed(3)} s, ${other.hello.library} ${theirs.toFixed(3)} s: ${(theirs / own).toFixed(1)} times as long; ` +
      `traces within ${apart.toExponential(0)}; ${count} rounds`,
  );
}

function ours() {
  const before = process.cpuUsage();
  const jacobian = factoredJacobian(network, parameters, pairs(p, examples));
  const traces = layers.map((name) =>
    empiricalNtk(selectParameters(jacobian, [name]), { kind: 'classMean' }).matrix.trace(),
  );
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, traces };
}
