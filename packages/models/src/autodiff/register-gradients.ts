import * as tf from '@tensorflow/tfjs-core';
import { unsortedSegmentSum } from './unsorted-segment-sum.js';

/**
 * Gives tfjs the gradients of its operations, where they are missing.
 *
 * In plain Node `@tensorflow/tfjs-core` registers none, and the module of it that would does not load there. This loads
 * a bundle of them, made when this package is built, on the first call; nothing else in entk needs it, so importing
 * entk registers nothing. Gradients that are registered already, by `@tensorflow/tfjs` or by hand, stay. The WASM
 * backend also gets the kernel that the gradient of `gather` needs.
 */
export async function registerGradients(): Promise<void> {
  const { gradients } = await import('../generated/gradients.js');
  for (const gradient of gradients) if (!tf.getGradient(gradient.kernelName)) tf.registerGradient(gradient);
  const { kernelName, backendName } = unsortedSegmentSum;
  if (!tf.getKernel(kernelName, backendName)) tf.registerKernel(unsortedSegmentSum);
}
