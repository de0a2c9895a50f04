import { DenseMatrix, MemoryBudgetError, type WorkOptions } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { predict, selectRows } from '@entk/models';
import { agreementCurve } from '@entk/prediction';
import { cliffOptions } from './expected-places.js';
import type { NetworkPlan, NetworkPrediction, PredictionPlan } from './measurements.js';

/**
 * Eq. 1 with the kernel truncated to every rank, against the network itself.
 *
 * @throws MemoryBudgetError where the kernel of the examples does not fit: unlike the spectrum, it has no way by
 *   products.
 */
export async function measurePrediction(plan: NetworkPlan, work: WorkOptions): Promise<NetworkPrediction> {
  try {
    return await predicted(plan, work);
  } catch (error) {
    if (!(error instanceof MemoryBudgetError)) throw error;
    throw new MemoryBudgetError({ ...error.misuse, remedy: 'raise --memory, or leave --targets out' });
  }
}

async function predicted(
  { network, parameters, inputs, collapse, chosen, prediction, ranges, ...plan }: NetworkPlan,
  work: WorkOptions,
): Promise<NetworkPrediction> {
  const { targets, train, test, fit, classes } = prediction as PredictionPlan;
  const partOf = (indices: readonly number[]) => {
    const part = selectRows(inputs, Uint32Array.from(indices));
    return {
      jacobian: factoredJacobian(network, parameters, part, { parameters: chosen, memoryBudget: work.memoryBudget }),
      outputs: predict(network, parameters, part),
      targets: matrixRows(targets, indices),
    };
  };
  const known = partOf(train);
  const unknown = test.length > 0 ? partOf(test) : undefined;
  const curve = await agreementCurve(
    { train: known.jacobian, test: unknown?.jacobian },
    {
      outputs: { train: known.outputs, test: unknown?.outputs },
      targets: { train: known.targets, test: unknown?.targets },
    },
    { collapse, fit, cliffs: cliffOptions(plan, train.length), ...work },
  );
  return {
    curve,
    classes,
    outputCount: targets.columns,
    ends: ranges.map(({ to }) => to),
    counts: { train: train.length, test: test.length },
  };
}

function matrixRows(matrix: DenseMatrix, indices: readonly number[]): DenseMatrix {
  return DenseMatrix.fromRows(indices.map((row) => matrix.rowSpan(row)));
}
