/**
 * `node bench/own-positions.mjs [TOKENS ...]`: what one layer takes, of the size of SmolLM2's MLP (width 576, 1,536
 * hidden units, three matrices), against the tokens that are read: factors of two read-outs and the own-position
 * kernels of its matrices. Beside it PyTorch's gradients of every token by vmap, multiplied out, for the
 * down-projection alone: the same kernel, whose gradients take 3.5 MB a token. Processor time on one thread, and peak
 * memory; each run has a process of its own. PyTorch runs where Python has it: `python3`, or what ENTK_TORCH_PYTHON
 * names.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { jacobianByLayer, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { defineNetwork, dense, initialiseBackend, product, residual, rmsNorm, silu } from '@entk/models';
import { inMegabytes, inSeconds, measured, print, row } from './measure.mjs';

const [width, hidden, length, readouts] = [576, 1536, 64, 2];
/** Beyond it PyTorch's gradients, 3.5 MB a token, are more than most laptops have. */
const mostOfPeer = 1024;
const matrices = ['gate', 'up', 'down'];

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'run') print(JSON.stringify(await ourRun(Number(rest[0]), rest[1])));
else table(process.argv.slice(2).map(Number));

function table(given) {
  const sizes = given.length > 0 ? given : [256, 512, 1024, 2048, 4096];
  const folder = mkdtempSync(join(tmpdir(), 'entk-own-'));
  const python = process.env.ENTK_TORCH_PYTHON ?? 'python3';
  const script = fileURLToPath(new URL('own_positions_torch.py', import.meta.url));
  try {
    print(`one layer of width ${width}, ${hidden} hidden units, ${readouts} read-outs: processor time and peak memory`);
    row('tokens', 'factors', 'three kernels', 'memory', 'PyTorch, one', 'memory', 'off');
    for (const tokens of sizes) {
      const own = ask(process.execPath, [fileURLToPath(import.meta.url), 'run', String(tokens), folder]);
      const peer = tokens <= mostOfPeer ? ask(python, [script, folder]) : undefined;
      const cells = peer
        ? [
            inSeconds(peer.seconds),
            inMegabytes(peer.peak),
            (Math.abs(peer.trace - own.trace) / own.trace).toExponential(1),
          ]
        : [`${((tokens * width * hidden * 4) / 1e9).toFixed(1)} GB`, 'of gradients', ''];
      row(tokens.toLocaleString('en'), inSeconds(own.factors), inSeconds(own.kernels), inMegabytes(own.peak), ...cells);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In this process: writes what PyTorch needs for the same kernel, and measures. */
async function ourRun(tokens, folder) {
  await initialiseBackend();
  const network = defineNetwork({
    inputSize: width,
    positions: length,
    layers: [
      residual([
        rmsNorm(),
        product([[dense({ weight: 'gate' }), silu()], [dense({ weight: 'up' })]]),
        dense({ weight: 'down' }),
      ]),
    ],
    parameters: { gate: [hidden, width], up: [hidden, width], down: [width, hidden] },
  });
  const random = createRandom(0);
  const normal = (shape, deviation) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    return ndArray(
      shape,
      Float32Array.from(random.normals(size), (value) => deviation * value),
    );
  };
  const parameters = new Map(
    Array.from(network.parameterShapes, ([name, shape]) => [name, normal(shape, 1 / Math.sqrt(shape[1]))]),
  );
  const inputs = normal([tokens / length, length, width], 1);
  const weights = DenseMatrix.fromArray(normal([readouts, width], 1 / Math.sqrt(width)));
  const given = {
    ...Object.fromEntries(parameters),
    inputs,
    readouts: ndArray([readouts, width], Float32Array.from(weights.data)),
  };
  for (const [name, array] of Object.entries(given)) writeFileSync(join(folder, `${name}.npy`), writeNpy(array));
  const factors = await measured(async () => {
    for await (const { jacobian } of jacobianByLayer(network, parameters, inputs, {
      positions: 'own',
      readout: { outputs: weights },
    })) {
      return jacobian;
    }
  });
  let trace = 0;
  const kernels = await measured(() => {
    for (const name of matrices) {
      const { matrix } = empiricalNtk(selectParameters(factors.result, [name]), { kind: 'classMean' });
      if (name === 'down') trace = matrix.trace();
    }
  });
  return { factors: factors.processorSeconds, kernels: kernels.processorSeconds, peak: kernels.peak, trace };
}

/** What a process says in a line of JSON; nothing where it cannot run. */
function ask(program, words) {
  const oneThread = { OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OMP_NUM_THREADS: '1' };
  const { status, stdout } = spawnSync(program, words, {
    env: { ...process.env, ...oneThread },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return status === 0 ? JSON.parse(stdout) : undefined;
}
