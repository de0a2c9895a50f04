// How much memory the process holds, of every kind that could leak.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Every WASM memory that is made or exported from now on, as long as somebody holds it. */
const seen = new Set();

/** Must run before the first module is instantiated. */
export function watchWasmMemories() {
  const { Instance, Memory, instantiate } = WebAssembly;
  const note = (memory) => seen.add(new WeakRef(memory));
  const noteExports = (exports) => {
    for (const value of Object.values(exports)) if (value instanceof Memory) note(value);
  };
  WebAssembly.Instance = class extends Instance {
    constructor(...words) {
      super(...words);
      noteExports(this.exports);
    }
  };
  WebAssembly.instantiate = async (...words) => {
    const result = await instantiate(...words);
    noteExports((result.instance ?? result).exports);
    return result;
  };
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, words) {
      const memory = new target(...words);
      note(memory);
      return memory;
    },
  });
}

function wasmBytes() {
  const memories = new Set();
  for (const reference of seen) {
    const memory = reference.deref();
    if (memory) memories.add(memory);
    else seen.delete(reference);
  }
  return Array.from(memories).reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

/** What is held once all garbage is gone: bytes, and tensors by their number. */
export async function sampleMemory(tensorCount) {
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
