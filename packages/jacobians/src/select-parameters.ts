import { sizeOf, MisuseError, requireList } from '@entk/core';
import { matchingShapes } from '@entk/models/layers';
import type { FactoredJacobian } from './uses.js';

/**
 * The Jacobian by some of the parameters only: the layerwise kernels of section 2.1 come from it.
 *
 * @param names Names, or patterns: `*` stands for any run of characters but dots, `**` for any run at all, so
 * `layers.*.weight` is the weight of every layer. What several of them name takes part once.
 * @throws MisuseError naming what stands for no parameter that takes part, or if there is no name.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { factoredJacobian, selectParameters } from '@entk/jacobians';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({
 *   inputSize: 1,
 *   layers: [dense({ weight: 'layers.0.weight', bias: 'layers.0.bias' }), dense({ weight: 'layers.1.weight' })],
 *   parameters: { 'layers.0.weight': [1, 1], 'layers.0.bias': [1], 'layers.1.weight': [1, 1] },
 * });
 * const zeros = new Map(Array.from(network.parameterShapes, ([name, shape]) => [name, ndArray(shape)]));
 * const jacobian = factoredJacobian(network, zeros, ndArray([1, 1]));
 * Array.from(selectParameters(jacobian, ['layers.*.weight']).parameterShapes.keys()); // ['layers.0.weight', 'layers.1.weight']
 * ```
 */
export function selectParameters(jacobian: FactoredJacobian, names: readonly string[]): FactoredJacobian {
  requireList('selectParameters', 'names', names);
  const text = names.find((name) => typeof name !== 'string');
  if (text !== undefined) throw new MisuseError({ in: 'selectParameters', rule: 'names must be texts', got: text });
  const parameterShapes = matchingShapes('selectParameters', jacobian.parameterShapes, names);
  return {
    ...jacobian,
    parameterShapes,
    parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
    uses: jacobian.uses.filter((use) => parameterShapes.has(use.parameter)),
  };
}
