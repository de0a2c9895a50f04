/**
 * `node bench/operator-run.mjs 100000 [memory budget in MB]`: the 50 largest eigenvalues of the class-mean kernel of so
 * many examples through the operator, in a process of its own, so that its peak memory is its own.
 */
import { jacobianBlocks, kernelOperator } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { topEigenpairs } from '@entk/spectral';
import { inMegabytes, inSeconds, measured, print } from './measure.mjs';
import { decayingInputs, threeLayers, threeLayersParameters } from './three-layers.mjs';

const [exampleCount, megabytes = 400] = process.argv.slice(2).map(Number);
await initialiseBackend();
const started = performance.now();
const blocks = jacobianBlocks(threeLayers, threeLayersParameters(), decayingInputs(exampleCount));
const { result, seconds, processorSeconds, peak } = await measured(async () => {
  const operator = await kernelOperator(blocks, { kind: 'classMean' }, { memoryBudget: megabytes * 1e6 });
  const onProgress = ({ done, total, detail }) => {
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    process.stderr.write(`${minutes} min: ${done} of ${total} pairs, ${detail}\n`);
  };
  return { operator, spectrum: await topEigenpairs(operator, { count: 50, blockSize: 4, onProgress }) };
});
const { operator, spectrum } = result;
print(
  JSON.stringify({
    examples: exampleCount,
    seconds,
    processorSeconds,
    peak,
    status: spectrum.status,
    method: spectrum.method,
    plan: operator.plan,
    worstResidual: Math.max(...spectrum.residuals),
    share: spectrum.values.reduce((sum, value) => sum + value, 0) / operator.trace,
    values: Array.from(spectrum.values),
  }),
);
process.stderr.write(`${inSeconds(seconds)}, ${inSeconds(processorSeconds)} of processor, ${inMegabytes(peak)}\n`);
