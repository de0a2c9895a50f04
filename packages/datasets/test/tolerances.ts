/** Products of unit columns of length 841 or less: √841 roundings of eps each are 6e-15; ten times that. */
export const orthonormality = 6e-14;

/** One float64 cosine, scaled: two roundings of numbers below 1. */
export const entry = 4 * Number.EPSILON;

/**
 * The squared length of a row of float32 numbers: each entry is rounded by 2⁻²⁴ of itself, the square by twice that.
 */
export const unitRow = 2 ** -22;

/** Frequencies of random events stay within this many standard errors: one false alarm in 1.7 million. */
export const standardErrors = 5;
