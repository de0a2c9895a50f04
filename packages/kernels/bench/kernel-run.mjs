/**
 * `node bench/kernel-run.mjs explicit|tiled|file EXAMPLES [memory budget in MB] [FILE.npy]`: the class-mean kernel of
 * so many examples, in a process of its own, so that its peak memory is its own.
 */
import { factoredJacobian } from '@entk/jacobians';
import { jacobianBlocks, empiricalNtk, tiledKernel } from '@entk/kernels';
import { writeKernel } from '@entk/kernels/node';
import { initialiseBackend } from '@entk/models';
import { inMegabytes, inSeconds, measured, print } from './measure.mjs';
import { decayingInputs, threeLayers, threeLayersParameters } from './three-layers.mjs';

const [mode, examples, megabytes, file] = process.argv.slice(2);
const memoryBudget = megabytes ? Number(megabytes) * 1e6 : undefined;
const classMean = { kind: 'classMean' };
const onProgress = ({ done, total }) => process.stderr.write(`tile ${done} of ${total}\n`);

await initialiseBackend();
const [parameters, inputs] = [threeLayersParameters(), decayingInputs(Number(examples))];
const blocks = () => jacobianBlocks(threeLayers, parameters, inputs);
const modes = {
  explicit: () =>
    empiricalNtk(factoredJacobian(threeLayers, parameters, inputs, { memoryBudget }), classMean, { memoryBudget }),
  tiled: () => tiledKernel(blocks(), classMean, { memoryBudget }),
  file: () => writeKernel(file, blocks(), classMean, { memoryBudget, onProgress }),
};
try {
  const { result, seconds, processorSeconds, peak } = await measured(async () => modes[mode]());
  const { plan, resumedTiles } = result;
  print(JSON.stringify({ mode, examples: Number(examples), seconds, processorSeconds, peak, plan, resumedTiles }));
  process.stderr.write(`${inSeconds(seconds)}, ${inSeconds(processorSeconds)} of processor, ${inMegabytes(peak)}\n`);
} catch (error) {
  if (error.name !== 'MemoryBudgetError') throw error;
  print(JSON.stringify({ mode, examples: Number(examples), refused: error.message }));
}
