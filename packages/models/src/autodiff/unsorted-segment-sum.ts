import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * out[s] = Σ of x[n] with segmentIds[n] = s, which `gather` has for its gradient, and the WASM backend lacks.
 *
 * Ids outside of 0 … numSegments − 1 are left out, as elsewhere in tfjs.
 */
export const unsortedSegmentSum: KernelConfig = {
  kernelName: 'UnsortedSegmentSum',
  backendName: 'wasm',
  kernelFunc({ inputs, attrs, backend }) {
    const { x, segmentIds } = inputs as Record<'x' | 'segmentIds', TensorInfo>;
    const { numSegments } = attrs as unknown as { readonly numSegments: number };
    const { makeOutput, typedArrayFromHeap } = memoryOf(backend as BackendWasm);
    const width = x.shape.slice(1).reduce((product, extent) => product * extent, 1);
    const output = makeOutput([numSegments, ...x.shape.slice(1)], x.dtype);
    const [sums, terms, segments] = [output, x, segmentIds].map(typedArrayFromHeap);
    sums.fill(0);
    for (let n = 0; n < segments.length; n++) {
      const segment = segments[n];
      if (segment < 0 || segment >= numSegments) continue;
      for (let i = 0; i < width; i++) sums[segment * width + i] += terms[n * width + i];
    }
    return output;
  },
};

function memoryOf(backend: BackendWasm) {
  return {
    makeOutput: (shape: number[], dtype: TensorInfo['dtype']) => backend.makeOutput(shape, dtype),
    typedArrayFromHeap: (tensor: TensorInfo) => backend.typedArrayFromHeap(tensor) as Float32Array,
  };
}
