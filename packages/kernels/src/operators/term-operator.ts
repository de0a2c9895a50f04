import { DenseMatrix } from '@entk/core';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { type BlockTerm, blockTerms } from './block-terms.js';
import { type OperatorWay, productSeconds, remakingSeconds } from './method.js';
import type { CollapsedProducts, MakePass } from './passes.js';
import { termSizes } from './plan.js';
import { addGradients, changes, type Gradients, joinMirrors } from './term-products.js';
import { traceOfTerms } from './terms-trace.js';

/** The outputs of blocks are those that a collapse needs; see `collapsedBlocks`. */
const sumOverOutputs = { kind: 'trace' } as const;

/**
 * Products with Σ_c J_c J_cᵀ = Z Zᵀ, row n of Z being δ[n] ⊗ a[n] for every weight, for networks that use none at
 * several positions.
 */
export function termProducts(blocks: JacobianBlocks, passOver: MakePass<BlockTerm[]>): CollapsedProducts {
  const pass = passOver((from, to) => blockTerms(blocks.take(from, to), sumOverOutputs));
  return {
    async trace() {
      let trace = 0;
      await pass('trace', (terms) => {
        trace += traceOfTerms(terms);
      });
      return trace;
    },

    async apply(block) {
      const gradients: Gradients = new Map();
      const count = block.columns;
      await pass('gradients', (terms, from, to) => addGradients(gradients, terms, block.rowRange(from, to)));
      const image = new DenseMatrix(block.rows, count);
      let joined = false;
      await pass('changes', (terms, from) => {
        if (!joined) joinMirrors(gradients, terms, count);
        joined = true;
        image.data.set(changes(gradients, terms, count).data, from * count);
      });
      return image;
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
