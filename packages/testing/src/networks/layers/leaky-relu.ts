import { entrywise, type LayerReference, shapeKept } from './reference.js';
import { farFromKink } from './relu.js';

interface LeakyReluOptions {
  readonly slope?: number;
}

/** x where it is above 0, else slope · x. */
export const leakyRelu: LayerReference<LeakyReluOptions> = {
  ...entrywise('leakyRelu', (x, { slope = 0.01 }: LeakyReluOptions) => (x > 0 ? x : slope * x), { roundings: 2 }),
  isTame: farFromKink,
  draw: ({ random }) => ({ kind: 'leakyRelu', ...(random.uniform() < 0.5 && { slope: 0.2 }) }),
  cases: [...shapeKept({ kind: 'leakyRelu' }), ...shapeKept({ kind: 'leakyRelu', slope: -0.5 })],
};
