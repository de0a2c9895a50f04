import { type NdArray, ndArray, type WorkOptions } from '@entk/core';
import { jacobianByLayer, selectParameters } from '@entk/jacobians';
import { type Collapse, empiricalNtk } from '@entk/kernels';
import type { LanguagePlan } from './language-plan.js';

/** How much of the exact kernel of a weight its own-position kernel is, on a sample of reads. */
export interface ShareOfTrace {
  readonly name: string;
  /** tr K_own / tr K. */
  readonly share: number;
  /** ⟨K_own, K⟩ / (‖K_own‖ ‖K‖). */
  readonly cosine: number;
}

/** Contexts whose last position is read, whole and with the past held constant. */
const sampled = 3;

/** Holds the approximation to what it approximates, for every weight at the last position of a few contexts. */
export async function measureShare(plan: LanguagePlan, work: WorkOptions): Promise<ShareOfTrace[]> {
  const { contexts, positions, readout } = plan;
  const [count, length] = contexts.tokens.shape;
  const last = positions[positions.length - 1];
  const some = (array: NdArray<Int32Array>) => {
    const N = Math.min(sampled, count);
    return ndArray([N, length], array.data.subarray(0, N * length));
  };
  const inputs = some(contexts.tokens);
  if (readout.logProbabilityOf) return [];
  const [own, whole] = [await kernelsOf('own'), await kernelsOf('summed')];
  return plan.weights.flatMap((name) => {
    const [a, b] = [own.get(name), whole.get(name)];
    if (!a || !b) return [];
    const product = (one: Float64Array, other: Float64Array) =>
      one.reduce((sum, value, i) => sum + value * other[i], 0);
    const trace = (data: Float64Array) =>
      data.filter((_, i) => i % (inputs.shape[0] + 1) === 0).reduce((s, v) => s + v, 0);
    return [{ name, share: trace(a) / trace(b), cosine: product(a, b) / Math.sqrt(product(a, a) * product(b, b)) }];
  });

  async function kernelsOf(way: 'own' | 'summed'): Promise<Map<string, Float64Array>> {
    const found = new Map<string, Float64Array>();
    const collapse: Collapse = { kind: 'trace' };
    for await (const { jacobian } of jacobianByLayer(plan.network, plan.parameters, inputs, {
      ...work,
      positions: way,
      parameters: plan.weights,
      readout: { outputs: readout.weights, positions: [last] },
    })) {
      for (const name of jacobian?.parameterShapes.keys() ?? []) {
        found.set(
          name,
          empiricalNtk(selectParameters(jacobian as NonNullable<typeof jacobian>, [name]), collapse).matrix.data,
        );
      }
    }
    return found;
  }
}
