/**
 * Elementary functions in additions, multiplications and divisions of float64 alone, which every processor and engine
 * rounds alike: the same bits everywhere, where those of `Math` and `**` differ in the last place.
 *
 * @packageDocumentation
 */
export { exp, expm1, tanh } from './exponential.js';
export { acos, asin, atan2 } from './inverse-trigonometric.js';
export { log, log10, log1p, log2 } from './logarithm.js';
export { pow } from './power.js';
export { cos, sin } from './trigonometric.js';
