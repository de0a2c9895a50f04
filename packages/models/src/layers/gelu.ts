import { requireOneOf, requireOptions } from '@entk/core';
import {
  add,
  addScalar,
  errorFunction,
  exponential,
  hyperbolicTangent,
  multiply,
  multiplyByScalar,
  square,
  type Tensor,
} from '../tensor/index.js';
import { elementwise } from './elementwise.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { oneOf } from './option-schemas.js';

/** Which GELU. */
export interface GeluOptions {
  /**
   * `none`: x·Φ(x), Φ the normal distribution's, as `torch.nn.GELU()`; `tanh`: ½x(1 + tanh(√(2/π)(x + 0.044715x³))),
   * as GPT-2 has it.
   *
   * @default 'none'
   */
  readonly approximate?: 'none' | 'tanh';
}

/**
 * y = x·Φ(x) (Hendrycks and Gimpel 2016), Φ(x) = ½(1 + erf(x/√2)), or its approximation by tanh.
 *
 * erf is that of the backend, which is good to half a unit in the last place of float32.
 *
 * @throws MisuseError if the approximation has another name.
 */
export function gelu(options: GeluOptions = {}): Layer {
  requireOptions<GeluOptions>('gelu', options, { approximate: true });
  const { approximate = 'none' } = options;
  requireOneOf('gelu', 'approximate', approximate, ['none', 'tanh']);
  return { ...(approximate === 'none' ? exact() : approximatedByTanh()), options: { approximate } };
}

function exact(): Layer {
  const distribution = (x: Tensor) =>
    multiplyByScalar(addScalar(errorFunction(multiplyByScalar(x, Math.SQRT1_2)), 1), 0.5);
  const density = (x: Tensor) =>
    multiplyByScalar(exponential(multiplyByScalar(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
  return elementwise(
    'gelu',
    (x) => multiply(x, distribution(x)),
    ({ input }) => add(distribution(input), multiply(input, density(input))),
  );
}

const [inner, cubic] = [Math.sqrt(2 / Math.PI), 0.044715];

/** With u = √(2/π)(x + 0.044715x³): y = ½x(1 + tanh u), y′ = ½(1 + tanh u) + ½x(1 − tanh²u) u′. */
function approximatedByTanh(): Layer {
  const gate = (x: Tensor) => {
    const polynomial = addScalar(multiplyByScalar(square(x), inner * cubic), inner);
    return hyperbolicTangent(multiply(x, polynomial));
  };
  const half = (tensor: Tensor) => multiplyByScalar(tensor, 0.5);
  return elementwise(
    'gelu',
    (x) => half(multiply(x, addScalar(gate(x), 1))),
    ({ input }) => {
      const at = gate(input);
      const bend = addScalar(multiplyByScalar(square(input), 3 * inner * cubic), inner);
      const slopeOfGate = multiply(multiply(input, addScalar(multiplyByScalar(square(at), -1), 1)), bend);
      return half(add(addScalar(at, 1), slopeOfGate));
    },
  );
}

/** How a description says it. */
export const geluKind: LayerKind<'gelu', GeluOptions> = {
  kind: 'gelu',
  description: 'Gaussian error linear unit.',
  options: () => ({
    approximate: oneOf('none', 'tanh')
      .optional()
      .describe('"none", with erf, unless given; "tanh" is what GPT-2 uses.'),
  }),
  make: gelu,
};
