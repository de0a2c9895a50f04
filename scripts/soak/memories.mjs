// How much memory the process holds, of every kind that could leak.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** What is held once all garbage is gone: bytes, of WASM as `wasmBytes` tells, and tensors by their number. */
export async function sampleMemory(tensorCount, wasmBytes) {
  for (let pass = 0; pass < 3; pass++) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
  return { rss, heapUsed, external: external + arrayBuffers, wasm: wasmBytes(), tensors: tensorCount() };
}

/** Least squares: how much a series of numbers taken at these times rises in a unit of time. */
export function slopeOf(times, values) {
  const mean = (list) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [meanTime, meanValue] = [mean(times), mean(values)];
  const covariance = mean(times.map((time, i) => (time - meanTime) * (values[i] - meanValue)));
  const variance = mean(times.map((time) => (time - meanTime) ** 2));
  return variance === 0 ? 0 : covariance / variance;
}
