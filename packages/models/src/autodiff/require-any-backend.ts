import { EntkError } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';

/**
 * Requires some backend of tfjs to be ready: a user-defined function may want another than entk's.
 *
 * @throws EntkError that names the missing call.
 */
export function requireAnyBackend(caller: string): void {
  if (tf.engine().backendName !== undefined && tf.engine().backendName !== '' && tf.engine().backend) return;
  throw new EntkError(`${caller}: a backend must be ready; await initialiseBackend() first, or set one of tfjs's own`);
}
