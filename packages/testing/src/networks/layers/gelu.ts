import { errorFunction } from '../error-function.js';
import { entrywise, type LayerReference, shapeKept } from './reference.js';

interface GeluOptions {
  readonly approximate?: 'none' | 'tanh';
}

/** x·Φ(x), by erf or by the tanh of GPT-2. */
export const gelu: LayerReference<GeluOptions> = {
  ...entrywise('gelu', (x, { approximate }: GeluOptions) => (approximate === 'tanh' ? byTanh(x) : byErf(x)), {
    roundings: 4,
  }),
  draw: ({ random }) => ({ kind: 'gelu', ...(random.uniform() < 0.5 && { approximate: 'tanh' }) }),
  cases: [...shapeKept({ kind: 'gelu' }), ...shapeKept({ kind: 'gelu', approximate: 'tanh' })],
};

function byErf(x: number): number {
  return (x / 2) * (1 + errorFunction(x / Math.SQRT2));
}

function byTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}
