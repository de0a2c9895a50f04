import { type FeatureFamily, requireInteger, requireOneOf, requireOptions } from '@entk/core';
import { fourierArguments, fourierFamily, modularAddition } from '@entk/datasets';
import { describeNetwork } from '../../description/describe-network.js';
import { type QuadraticMlpOptions, quadraticMlp, quadraticMlpWeights } from '../../networks/quadratic-mlp.js';
import type { Recogniser } from './recogniser.js';
import { requireShapes } from './require-shapes.js';

/** What a weights file of modular addition leaves open. */
export interface ModularAdditionWeightsOptions extends Pick<QuadraticMlpOptions, 'scaling'> {
  /** The modulus that the weights must be of; read from them without it. */
  readonly p?: number;
}

const caller = 'modularAdditionWeights';

/**
 * Recognises the quadratic network of modular addition (eq. 6), as PyTorch names it: `net.0.weight` [H, 2p] and
 * `net.3.weight` [p, H]; p and H are read from them. Its inputs are all p² pairs, its features the Fourier families of
 * an odd p.
 *
 * Biases are refused, since the network has none; tensors of other names are left out.
 *
 * @throws MisuseError if p is no integer of at least 3, or the scaling has another name.
 * @throws ShapeError from `recognise`, naming every weight of another shape.
 */
export function modularAdditionWeights(options: ModularAdditionWeightsOptions = {}): Recogniser {
  requireOptions<ModularAdditionWeightsOptions>('modularAdditionWeights', options, { p: true, scaling: true });
  const { p, scaling = 'meanField' } = options;
  if (p !== undefined) requireInteger(caller, 'p', p, { min: 3 });
  requireOneOf(caller, 'scaling', scaling, ['meanField', 'none']);
  const { layer1, layer2 } = quadraticMlpWeights;
  const [inputs, outputs] = p === undefined ? ['2p', 'p'] : [2 * p, p];
  return {
    name: 'weights of modular addition',
    expects: `"${layer1}" [H, ${inputs}] and "${layer2}" [${outputs}, H]`,
    recognise(tensors) {
      const [first, second] = [tensors.get(layer1)?.shape, tensors.get(layer2)?.shape];
      if (!first || !second) return undefined;
      const [hiddenUnits, modulus] = [first[0] ?? 0, p ?? second[0] ?? 0];
      requireShapes(
        caller,
        [
          [layer1, [hiddenUnits, 2 * modulus], first],
          [layer2, [modulus, hiddenUnits], second],
        ],
        'axes [H, 2p] and [p, H]',
      );
      requireInteger(caller, 'p', modulus, { min: 3 });
      const biases = [layer1, layer2].map((name) => name.replace('weight', 'bias'));
      return {
        description: describeNetwork(quadraticMlp({ inputs: 2 * modulus, hiddenUnits, outputs: modulus, scaling })),
        mapping: { ignore: [...tensors.keys()].filter((name) => ![layer1, layer2, ...biases].includes(name)) },
        inputs: () => modularAddition({ p: modulus }).inputs,
        ...(modulus % 2 === 1 && { features: () => fourierFamilies(modulus) }),
        assumptions: [`activation x², ${scaling === 'none' ? 'unscaled' : 'mean-field scaling'}`],
        unsupported: new Map(biases.map((name) => [name, 'the network has no biases'])),
      };
    },
  };
}

function fourierFamilies(p: number): FeatureFamily[] {
  return fourierArguments.map((argument) => fourierFamily({ p, argument }));
}
