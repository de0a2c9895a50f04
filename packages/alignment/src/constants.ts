/**
 * How far the columns of a group may be from orthonormal: features made in float32 are within 1e-6, and a projection
 * norm is off by no more than that.
 */
export const groupTolerance = 1e-6;

/**
 * A column that Gram–Schmidt leaves shorter than this share of its length is in the span of those before it: rounding
 * leaves about 1e-15 of a dependent column, and features that differ by 1e-10 are no two features.
 */
export const dependenceTolerance = 1e-10;

/** Columns with cosines up to this are orthogonal: rounding leaves 1e-16 to 1e-15 of those of any orthonormal basis. */
export const roundingOfCosines = 1e-14;

/** Draws of a control: the smallest p-value they can give is 1/200. */
export const defaultDraws = 199;

/** The match above which a feature counts as found, as the paper's figures are read. */
export const defaultThreshold = 0.9;
