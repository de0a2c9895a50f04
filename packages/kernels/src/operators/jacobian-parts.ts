import { type FactoredJacobian, type JacobianOperator, jacobianOperator } from '@entk/jacobians';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import {
  factorOperations,
  type OperatorWays,
  passSeconds,
  passSizes,
  productSeconds,
  remakingSeconds,
} from './method.js';
import { jacobianSizes, type OperatorMethod } from './plan.js';

/** J at a block of examples, as products with it are made. */
export interface JacobianPart {
  readonly operator: JacobianOperator;
  /** Its factors, where it is made from them. */
  readonly jacobian?: FactoredJacobian;
}

/** Makes J at examples from … to − 1, by factors or by passes. */
export function jacobianParts(
  blocks: JacobianBlocks,
  method: OperatorMethod,
): (from: number, to: number) => JacobianPart {
  return (from, to) => {
    if (method === 'passes') return { operator: blocks.operator(from, to) };
    const jacobian = blocks.take(from, to);
    return { operator: jacobianOperator(jacobian), jacobian };
  };
}

/** What products with J take: of a vector for each of some outputs, which are `columns` at once. */
export function jacobianWays(blocks: JacobianBlocks, outputs: number, columns: number): OperatorWays {
  return {
    factors: {
      sizes: () => jacobianSizes(blocks.first(), blocks, columns),
      seconds(plan) {
        const operations = factorOperations(blocks.first().uses) * blocks.exampleCount * outputs;
        return productSeconds(operations) + remakingSeconds(blocks, plan);
      },
    },
    passes: {
      sizes: () => passSizes(blocks, columns),
      seconds: (plan) => passSeconds(blocks, plan, outputs),
    },
  };
}
