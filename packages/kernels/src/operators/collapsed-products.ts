import { DenseMatrix } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { isPlain } from '@entk/jacobians/factors';
import { readAgain, readoutOf } from '@entk/models/layers';
import type { AveragedCollapse, PerClass } from '../collapse/collapse.js';
import { type JacobianBlocks, jacobianBlocks } from '../tiles/jacobian-blocks.js';
import { keptWeights } from '../collapse/outputs.js';
import { type JacobianPart, jacobianWays } from './jacobian-parts.js';
import { type OperatorWays, parameterCountOf } from './method.js';
import type { CollapsedProducts } from './passes.js';
import type { OperatorMethod } from './plan.js';
import type { Examples } from './segments.js';
import { termWay } from './term-operator.js';
import { addToSlot, addTrace, traceOf } from './term-products.js';
import { flattenedTrace } from '../trace.js';

/** Gradients by all parameters stand in one matrix. */
const allParameters = 'all';

/** Numbers in the gradients of all outputs at once: 256 MB. */
const mostGradients = 2 ** 25;

/**
 * The blocks of the outputs that a collapse needs: of one for `perClass`, of the mean for `meanOutput`. The kernel is
 * then Σ_c J_c J_cᵀ over their outputs.
 */
export function collapsedBlocks(blocks: JacobianBlocks, collapse: PerClass | AveragedCollapse): JacobianBlocks {
  const { origin, outputs, outputCount, outputFactors, parameterShapes } = blocks;
  const reading = (which: readonly number[] | DenseMatrix, factors?: readonly number[]) =>
    jacobianBlocks(origin.network, origin.parameters, origin.inputs, {
      parameters: Array.from(parameterShapes.keys()),
      readout: readoutOf(readAgain('kernelOperator', outputs, which)),
      outputFactors: factors,
    });
  if (collapse.kind === 'perClass') return reading([collapse.output], [outputFactors[collapse.output]]);
  if (collapse.kind !== 'meanOutput') return blocks;
  const weights = keptWeights(collapse, outputCount);
  return reading(DenseMatrix.generate(1, outputCount, (_, c) => outputFactors[c] * weights[c]));
}

/**
 * Products with Σ_c J_c J_cᵀ, J being that of the blocks: the gradients of some outputs at a time, then their changes.
 */
export function jacobianProducts(
  { outputCount, parameterShapes }: Pick<JacobianBlocks, 'outputCount' | 'parameterShapes'>,
  method: OperatorMethod,
  examples: Examples<JacobianPart>,
): CollapsedProducts {
  return {
    async trace() {
      if (method === 'passes') return undefined;
      const sum = await examples.sum('trace', (share, { jacobian }) =>
        addTrace(share, jacobian ? flattenedTrace(jacobian) : 0),
      );
      return traceOf(sum);
    },

    async apply(block) {
      const count = block.columns;
      const atOnce = outputsAtOnce({ outputCount, parameterShapes }, count);
      const image = new DenseMatrix(block.rows, count);
      for (let first = 0; first < outputCount; first += atOnce) {
        const outputs = Math.min(atOnce, outputCount - first);
        const sum = await examples.sum('gradients', (share, { operator }, from, to) => {
          const seeds = seedsOf(block.rowRange(from, to), outputCount, first, outputs);
          addToSlot(share, allParameters, operator.applyTransposed(seeds));
        });
        const gradients = sum.get(allParameters) as DenseMatrix;
        await examples.each('changes', ({ operator }, from, to) => {
          addDiagonal(image.rowRange(from, to), operator.apply(gradients), outputCount, first);
        });
      }
      return examples.gather(image);
    },
  };
}

/** What products with Σ_c J_c J_cᵀ take, by terms where no parameter is used at several positions. */
export function collapsedWays(blocks: JacobianBlocks): OperatorWays {
  const ways = jacobianWays(blocks, blocks.outputCount, outputsAtOnce(blocks, 1));
  const byFactors = () => (sumsOverPositions(blocks.first()) ? ways.factors : termWay(blocks));
  return { ...ways, factors: { sizes: () => byFactors().sizes(), seconds: (plan) => byFactors().seconds(plan) } };
}

/** Whether some parameter is used at several positions, or its rows looked up. */
export function sumsOverPositions({ uses }: FactoredJacobian): boolean {
  return !uses.every(isPlain);
}

/** Outputs whose gradients by so many vectors are held at once. */
export function outputsAtOnce(
  { outputCount, parameterShapes }: Pick<JacobianBlocks, 'outputCount' | 'parameterShapes'>,
  vectors: number,
): number {
  const most = Math.floor(mostGradients / (parameterCountOf({ parameterShapes }) * vectors));
  return Math.max(1, Math.min(outputCount, most));
}

/** Column (c, k), with axes [n·C, outputs·b], has V[n, k] in row n·C + first + c. */
function seedsOf(block: DenseMatrix, outputCount: number, first: number, outputs: number): DenseMatrix {
  const seeds = new DenseMatrix(block.rows * outputCount, outputs * block.columns);
  for (let n = 0; n < block.rows; n++) {
    for (let c = 0; c < outputs; c++) {
      seeds.rowSpan(n * outputCount + first + c).set(block.rowSpan(n), c * block.columns);
    }
  }
  return seeds;
}

/** Adds to image[n, k] the changes of output first + c by column (c, k). */
function addDiagonal(image: DenseMatrix, changes: DenseMatrix, outputCount: number, first: number): void {
  const count = image.columns;
  for (let n = 0; n < image.rows; n++) {
    const sum = image.rowSpan(n);
    for (let c = 0; c < changes.columns / count; c++) {
      const row = changes.rowSpan(n * outputCount + first + c);
      for (let k = 0; k < count; k++) sum[k] += row[c * count + k];
    }
  }
}
