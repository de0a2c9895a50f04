import { inductionFamilyNames, inductionReads, repeatedSequences } from '@entk/datasets';
import { MisuseError } from '@entk/core';
import { describeNetwork } from '../../description/describe-network.js';
import {
  attentionOnlyParameterNames as names,
  attentionOnlyTransformer,
} from '../../networks/attention-only-transformer.js';
import type { Recogniser } from './recogniser.js';
import { requireShapes } from './require-shapes.js';

const caller = 'inductionWeights';

/** Sequences that are read, one position of each: those of seed 0. */
const readCount = 640;

/**
 * Recognises the transformer of attention alone that learns induction, by the names of
 * {@link attentionOnlyParameterNames}: all sizes are read from the shapes, and how many layers and heads there are from
 * the names. Its inputs are 640 sequences that repeat, `repeatedSequences` of seed 0; its features what their reads at
 * the positions of `inductionReads` may be told by.
 *
 * @throws MisuseError from `recognise`, for weights of fewer than 20 tokens or 24 positions: sequences would not fit.
 * @throws ShapeError from `recognise`, naming a weight of another shape.
 */
export function inductionWeights(): Recogniser {
  const { embedding, positions, unembedding, ofHead } = names;
  return {
    name: 'weights of the transformer of induction',
    expects: `"${embedding}" [V, D], "${positions}" [T, D], "${unembedding}" [D, V] and "${ofHead(0, 0, 'W_Q')}" [D/H, D] and so on of every head`,
    recognise(tensors) {
      const first = [embedding, positions, unembedding, ofHead(0, 0, 'W_Q')];
      if (!first.every((name) => tensors.has(name))) return undefined;
      const shapeOf = (name: string) => tensors.get(name)?.shape ?? [];
      const count = (name: (index: number) => string) => {
        let found = 0;
        while (tensors.has(name(found))) found++;
        return found;
      };
      const layers = count((layer) => ofHead(layer, 0, 'W_Q'));
      const heads = count((head) => ofHead(0, head, 'W_Q'));
      const [vocabularySize = 0, width = 0] = shapeOf(embedding);
      const [length = 0] = shapeOf(positions);
      for (const [name, least, got] of [
        ['tokens', 20, vocabularySize],
        ['positions', 24, length],
      ] as const) {
        if (got < least) throw new MisuseError({ in: caller, rule: `${name} must be at least ${least}`, got });
      }
      if (width % heads !== 0) {
        throw new MisuseError({ in: caller, rule: `heads must divide the width ${width}`, got: heads });
      }
      const network = attentionOnlyTransformer({ vocabularySize, positions: length, width, heads, layers });
      requireShapes(
        caller,
        Array.from(network.parameterShapes, ([name, shape]) => [name, shape, shapeOf(name)] as const),
      );
      const sequences = () => repeatedSequences({ examples: readCount, vocabularySize, length: length + 1 });
      return {
        description: describeNetwork(network),
        mapping: { ignore: [...tensors.keys()].filter((name) => !network.parameterShapes.has(name)) },
        inputs: () => sequences().inputs,
        features: () => {
          const { families } = inductionReads(sequences());
          return inductionFamilyNames.map((name) => families[name]);
        },
        assumptions: ['causal attention scaled by 1/√d, in layers of attention alone'],
        unsupported: new Map(),
      };
    },
  };
}
