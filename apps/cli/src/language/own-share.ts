import { type NdArray, ndArray, type WorkOptions } from '@entk/core';
import { jacobianByLayer, selectParameters } from '@entk/jacobians';
import { empiricalNtk } from '@entk/kernels';
import { type LanguagePlan, readoutCollapse } from './language-plan.js';

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

/** The rows at which the approximation is held to what it approximates; none of log-probabilities. */
export function sampledRows({ contexts, positions, readout }: LanguagePlan): number[] {
  if (readout.logProbabilityOf) return [];
  const count = Math.min(sampled, contexts.tokens.shape[0]);
  return Array.from({ length: count }, (_, n) => (n + 1) * positions.length - 1);
}

/**
 * Holds the approximation to what it approximates, for every weight at the last position of a few contexts.
 *
 * @param own Of every weight its own-position kernel at the sampled rows.
 */
export async function measureShare(
  plan: LanguagePlan,
  own: ReadonlyMap<string, Float64Array>,
  work: WorkOptions,
): Promise<ShareOfTrace[]> {
  const { network, parameters, contexts, positions, readout, weights } = plan;
  const N = sampledRows(plan).length;
  if (N === 0) return [];
  const [, length] = contexts.tokens.shape;
  const first = ({ data }: NdArray<Int32Array>) => ndArray([N, length], data.subarray(0, N * length));
  const shares = new Map<string, ShareOfTrace>();
  for await (const { jacobian } of jacobianByLayer(network, parameters, first(contexts.tokens), {
    ...work,
    parameters: weights,
    readout: { outputs: readout.weights, positions: [positions[positions.length - 1]] },
  })) {
    for (const name of jacobian?.parameterShapes.keys() ?? []) {
      const a = own.get(name);
      if (!jacobian || !a) continue;
      const ofWeight = selectParameters(jacobian, [name]);
      const { data: b } = empiricalNtk(ofWeight, readoutCollapse(ofWeight.outputCount)).matrix;
      const cosine = product(a, b) / Math.sqrt(product(a, a) * product(b, b));
      shares.set(name, { name, share: traceOf(a, N) / traceOf(b, N), cosine });
    }
  }
  return weights.flatMap((name) => shares.get(name) ?? []);
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, i) => sum + value * other[i], 0);
}

function traceOf(matrix: Float64Array, size: number): number {
  return matrix.filter((_, i) => i % (size + 1) === 0).reduce((sum, value) => sum + value, 0);
}
