/**
 * Time of a training step of the one-layer transformer on modular addition (p = 29, 420 pairs, batches of 64): `train`
 * of this package against PyTorch on one thread, taking turns, processor time.
 *
 * PyTorch runs where Python has it: `python3`, or what ENTK_TORCH_PYTHON names.
 */
import { createRandom } from '@entk/core';
import { modularAdditionTokens } from '@entk/datasets';
import { adamW, crossEntropy, initialiseBackend, normalParameters, selectRows, train } from '@entk/models';
import { oneLayerTransformer } from '@entk/models/networks';
import { median, print, startPeer } from '@entk/testing/bench';

const p = 29;
const rounds = Number(process.env.ROUNDS ?? 10);
const epochs = 30;
const stepsOfEpoch = 7;

const network = oneLayerTransformer({ vocabularySize: p + 1 });
const initial = normalParameters(network, createRandom(0), (shape) => 1 / Math.sqrt(shape.at(-1)));
const { inputs, targets, train: rows } = modularAdditionTokens({ p });
const data = { train: { inputs: selectRows(inputs, rows), targets: selectRows(targets, rows) } };

await initialiseBackend();
await stepTime(20);
const python = process.env.ENTK_TORCH_PYTHON ?? 'python3';
const peer = await startPeer(python, new URL('transformer_torch.py', import.meta.url));
const [own, theirs] = [[], []];
for (let round = 0; round < rounds; round++) {
  own.push(await stepTime(epochs));
  if (peer) theirs.push(await peer.ask(epochs));
}
peer?.stop();
print(`training, one-layer transformer, p = ${p}, batches of 64; median of ${rounds} rounds of ${epochs} epochs`);
print(`  @entk/models train, AdamW   ${median(own).toFixed(2)} ms a step`);
if (peer) {
  print(`  ${peer.hello.library.padEnd(26)}  ${median(theirs).toFixed(2)} ms a step`);
  print(`  ratio                       ${median(own.map((time, round) => time / theirs[round])).toFixed(2)}`);
} else {
  print(`  PyTorch                     not found in ${python}`);
}

/** Of the processor, in ms. Two evaluations and the way of the parameters in and out are part of it. */
async function stepTime(count) {
  const before = process.cpuUsage();
  await train(network, initial, data, {
    loss: crossEntropy(),
    readout: { outputs: Array.from({ length: p }, (_, residue) => residue) },
    optimiser: adamW({ learningRate: 3e-4, weightDecay: 1 }),
    batchSize: 64,
    epochs: count,
    evaluateEvery: count,
  });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3 / count / stepsOfEpoch;
}
