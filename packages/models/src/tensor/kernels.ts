import { bytesText, EntkError, sizeOf } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { tensorBinary } from '../generated/tensor-kernels.js';
import type { Tensor } from './tensor.js';

/** A byte address in the backend's memory. */
export type Address = number;

/** What the compiled kernels of `assembly` are called. */
export type KernelName =
  | 'adamStep'
  | 'attend'
  | 'attendBack'
  | 'attendForward'
  | 'combine'
  | 'multiplyAll'
  | 'multiplyByStep'
  | 'multiplyScaled'
  | 'packedProduct'
  | 'positivePart'
  | 'product'
  | 'rectify'
  | 'scaledDifference'
  | 'sparseProduct'
  | 'sumRows'
  | 'transpose';

/** Of numbers and addresses alone, in the order of the source. */
type Kernels = Readonly<Record<KernelName, (...given: number[]) => void>>;

/** What a kernel needs of tfjs's WASM backend: its memory, where a tensor lies, and room for another. */
interface WasmBackend {
  readonly wasm: { readonly asm: { readonly memory: WebAssembly.Memory } };
  getMemoryOffset(dataId: object): Address;
  makeOutput(shape: number[], type: 'float32'): tf.TensorInfo;
}

let compiled: WebAssembly.Module | undefined;
const instances = new WeakMap<WebAssembly.Memory, Kernels>();

/**
 * Runs a kernel in the memory of the backend that is ready; all are compiled on first use.
 *
 * @throws EntkError if the memory cannot be had, or the kernel takes another number of arguments: it would write
 *   anywhere.
 */
export function runKernel(name: KernelName, ...given: number[]): void {
  const kernel = kernels()[name];
  if (kernel.length !== given.length) {
    throw new EntkError(`${name}: the kernel takes ${kernel.length} arguments, got ${given.length}`);
  }
  kernel(...given);
}

/**
 * Whether kernels may stand in for operations of tfjs: not while its autodiff is recording, which knows its own
 * operations and their derivatives and none of these, nor on another backend than entk's.
 */
export function runsKernels(): boolean {
  const { state, backendName } = tf.engine();
  return state.gradientDepth === 0 && backendName === 'wasm';
}

function kernels(): Kernels {
  const { memory } = backend().wasm.asm ?? {};
  if (!memory) throw new EntkError('initialiseBackend: tfjs must be 4.22, whose backend shows its memory');
  const known = instances.get(memory);
  if (known) return known;
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(tensorBinary), (character) => character.charCodeAt(0)));
  const instance = new WebAssembly.Instance(compiled, { env: { memory } });
  const exported = instance.exports as unknown as Kernels;
  instances.set(memory, exported);
  return exported;
}

/** Where the numbers of a tensor lie, as long as it lives. */
export function addressOf(tensor: Tensor): Address {
  return backend().getMemoryOffset((tensor as tf.Tensor).dataId);
}

/**
 * A float32 tensor of numbers that nothing has written yet.
 *
 * @throws EntkError if the backend has no room for it.
 */
export function unwritten(shape: number[]): Tensor {
  const tensor = tf.engine().makeTensorFromTensorInfo(backend().makeOutput(shape, 'float32'));
  if (addressOf(tensor) > 0) return tensor;
  tensor.dispose();
  throw new EntkError(`tensor: the backend must have room for ${bytesText(4 * sizeOf(shape))} more`);
}

function backend(): WasmBackend {
  return tf.backend() as unknown as WasmBackend;
}
