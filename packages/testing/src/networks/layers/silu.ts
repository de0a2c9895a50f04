import { entrywise, type LayerReference } from './reference.js';

/** x / (1 + e^−x). */
export const silu: LayerReference = entrywise('silu', (x) => x / (1 + Math.exp(-x)), { roundings: 4 });
