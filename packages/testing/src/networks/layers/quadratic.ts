import { entrywise, type LayerReference } from './reference.js';

/** x². */
export const quadratic: LayerReference = {
  ...entrywise('quadratic', (x) => x * x, { roundings: 2, size: (x) => x * x }),
  // Squares of squares of squares leave the range in which float32 can be judged.
  draw: ({ drawn }) => (drawn.filter((kind) => kind === 'quadratic').length < 2 ? { kind: 'quadratic' } : undefined),
};
