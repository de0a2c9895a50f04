import { axisFamily, fourierFamily, modularAdditionTokens } from '@entk/datasets';
import { type FeatureFamily, requireInteger, ShapeError } from '@entk/core';
import { shownShape } from '@entk/formats/reading';
import { describeNetwork } from '../../description/describe-network.js';
import { oneLayerTransformer, oneLayerTransformerParameterNames } from '../../networks/one-layer-transformer.js';
import type { Recogniser } from './recogniser.js';
import { requireShapes } from './require-shapes.js';

const caller = 'additionTransformerWeights';

type Shape = readonly number[];

/**
 * Recognises the one-layer transformer of modular addition by the names of the later version of the paper,
 * `embed.W_E` [p + 1, D] and the other eight of {@link oneLayerTransformerParameterNames}; queries, keys and values are
 * [H, D/H, D] there, so that all sizes are read from the shapes. Its inputs are all p² pairs as tokens a, b, p; its
 * features, for an odd p, the Fourier families of a + b and a − b and the sums and differences of waves of a and b.
 *
 * Biases and norms inside the transformer are refused, since the network has none; tensors of other names are left out.
 *
 * @throws MisuseError from `recognise`, for weights of a modulus below 3.
 * @throws ShapeError from `recognise`, naming every weight of another shape.
 */
export function additionTransformerWeights(): Recogniser {
  const names = oneLayerTransformerParameterNames;
  const all: readonly string[] = Object.values(names);
  return {
    name: 'weights of the transformer of modular addition',
    expects: `"${names.embedding}" [p + 1, D], "${names.query}" [H, D/H, D] and the others of a one-layer transformer`,
    recognise(tensors) {
      if (!all.every((name) => tensors.has(name))) return undefined;
      const shapeOf = (name: string) => tensors.get(name)?.shape as Shape;
      const [[vocabularySize = 0, width = 0], [heads = 0]] = [names.embedding, names.query].map(shapeOf);
      const hiddenUnits = shapeOf(names.mlpIn)[1] ?? 0;
      if (width % heads !== 0) {
        throw new ShapeError({
          in: caller,
          rule: `the heads of "${names.query}", its first axis, must divide the width ${width}`,
          got: shownShape(shapeOf(names.query)),
        });
      }
      const ofHeads = [heads, width / heads, width];
      requireShapes(caller, [
        [names.embedding, [vocabularySize, width], shapeOf(names.embedding)],
        [names.positions, [3, width], shapeOf(names.positions)],
        ...[names.query, names.key, names.value].map((name) => [name, ofHeads, shapeOf(name)] as const),
        [names.output, [width, width], shapeOf(names.output)],
        [names.mlpIn, [width, hiddenUnits], shapeOf(names.mlpIn)],
        [names.mlpOut, [hiddenUnits, width], shapeOf(names.mlpOut)],
        [names.unembedding, [width, vocabularySize], shapeOf(names.unembedding)],
      ]);
      const p = vocabularySize - 1;
      requireInteger(caller, 'p', p, { min: 3 });
      const joined = (tensor: string) => ({ tensor, reshape: [width, width] });
      const own = ['embed.', 'pos_embed.', 'transformer_block.', 'unembed.'];
      const others = [...tensors.keys()].filter((name) => !all.includes(name));
      const isOwn = (name: string) => own.some((scope) => name.startsWith(scope));
      return {
        description: describeNetwork(oneLayerTransformer({ vocabularySize, width, heads, hiddenUnits })),
        mapping: {
          parameters: Object.fromEntries([names.query, names.key, names.value].map((name) => [name, joined(name)])),
          ignore: others.filter((name) => !isOwn(name)),
        },
        inputs: () => modularAdditionTokens({ p }).inputs,
        ...(p % 2 === 1 && { features: () => families(p) }),
        assumptions: ['causal attention scaled by 1/√d, a ReLU in the MLP, read at the last of the tokens a, b, p'],
        unsupported: new Map(others.filter(isOwn).map((name) => [name, 'the network has no biases and no norms'])),
      };
    },
  };
}

/** In the order in which overlaps with them are given. */
function families(p: number): FeatureFamily[] {
  return [
    fourierFamily({ p, argument: 'sum' }),
    fourierFamily({ p, argument: 'difference' }),
    axisFamily({ p, combination: 'sum' }),
    axisFamily({ p, combination: 'difference' }),
  ];
}
