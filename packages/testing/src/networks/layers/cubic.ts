import { entrywise, type LayerReference } from './reference.js';

/** x³: a layer that no package has, to be written with what a package offers for user-defined layers. */
export const cubic: LayerReference = {
  ...entrywise('cubic', (x) => x ** 3, { roundings: 3, size: (x) => Math.abs(x ** 3) }),
  draw: undefined,
};
