import { EntkError } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '../tensor/index.js';

/** What a backward pass gives. */
export interface Backward {
  /** One for each tensor that was asked for; undefined where the output does not depend on it. */
  readonly gradients: readonly (Tensor | undefined)[];
}

/**
 * One backward pass of tfjs's autodiff through a function: Σ cotangent · ∂f/∂by. Run inside `scoped`.
 *
 * @param f makes the output; it runs once.
 * @param by tensors or variables that f uses.
 * @param cotangent of the output's shape.
 * @throws EntkError naming the operation whose gradient tfjs lacks, or kernel that the backend lacks.
 */
export function backward(f: () => Tensor, by: readonly Tensor[], cotangent: Tensor): Backward {
  try {
    const run = () => f() as tf.Tensor;
    const { grads } = tf.engine().gradients(run, by as tf.Tensor[], cotangent as tf.Tensor, true);
    return { gradients: (grads as (tf.Tensor | null | undefined)[]).map((gradient) => gradient ?? undefined) };
  } catch (error) {
    clearTape();
    throw explained(error);
  }
}

/** tfjs keeps what operations saved for a backward pass until the pass has ended well. */
function clearTape(): void {
  const { state } = tf.engine();
  if (state.gradientDepth > 0) return;
  for (const { saved } of state.activeTape ?? []) for (const tensor of saved ?? []) tensor.dispose();
  state.activeTape = [];
}

function explained(error: unknown): unknown {
  const message = error instanceof Error ? error.message : '';
  const gradient = /gradient function not found for (\w+)/.exec(message)?.[1];
  const kernel = /Kernel '(\w+)' not registered for backend '(\w+)'/.exec(message);
  if (gradient) {
    return new EntkError(`backward: tfjs has no gradient of the operation ${gradient}; write it in other operations`, {
      cause: error,
    });
  }
  if (!kernel) return error;
  const [, name, backend] = kernel;
  return new EntkError(
    `backward: the backend ${backend} does not compute ${name}, which the function or its gradient needs; write it in other operations`,
    { cause: error },
  );
}
