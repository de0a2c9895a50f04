import { DenseMatrix } from '@entk/core';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { type BlockTerm, blockTerms } from './block-terms.js';
import { type OperatorWay, productSeconds, remakingSeconds } from './method.js';
import type { CollapsedProducts } from './passes.js';
import { termSizes } from './plan.js';
import type { MakePass } from './segments.js';
import { addGradients, addTrace, changes, joinMirrors, traceOf } from './term-products.js';
import { traceOfTerms } from './terms-trace.js';

/** The outputs of blocks are those that a collapse needs; see `collapsedBlocks`. */
const sumOverOutputs = { kind: 'trace' } as const;

/**
 * Products with Σ_c J_c J_cᵀ = Z Zᵀ, row n of Z being δ[n] ⊗ a[n] for every weight, for networks that use none at
 * several positions.
 */
export function termProducts(blocks: JacobianBlocks, passOver: MakePass<BlockTerm[]>): CollapsedProducts {
  const examples = passOver((from, to) => blockTerms(blocks.take(from, to), sumOverOutputs));
  return {
    async trace() {
      return traceOf(await examples.sum('trace', (sum, terms) => addTrace(sum, traceOfTerms(terms))));
    },

    async apply(block) {
      const count = block.columns;
      const gradients = await examples.sum('gradients', (sum, terms, from, to) =>
        addGradients(sum, terms, block.rowRange(from, to)),
      );
      const image = new DenseMatrix(block.rows, count);
      let joined = false;
      await examples.each('changes', (terms, from) => {
        if (!joined) joinMirrors(gradients, terms, count);
        joined = true;
        image.data.set(changes(gradients, terms, count).data, from * count);
      });
      return examples.gather(image);
    },
  };
}

/** What these products take. */
export function termWay(blocks: JacobianBlocks): OperatorWay {
  const terms = () => blockTerms(blocks.first(), sumOverOutputs);
  return {
    sizes() {
      const ofOne = terms();
      return (vectors) => termSizes(ofOne, blocks.bytesPerExample, vectors);
    },
    seconds(plan) {
      const operations = terms().reduce((sum, { left, right }) => sum + 4 * left.columns * right.columns, 0);
      return productSeconds(operations * blocks.exampleCount) + remakingSeconds(blocks, plan);
    },
  };
}
