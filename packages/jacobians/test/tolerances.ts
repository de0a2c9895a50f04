/** Unit roundoff of float32. */
export const eps32 = 2 ** -24;

/** Spacing of float64 at 1. */
const eps64 = 2 ** -52;

/**
 * Two float64 ways from the same factors to the same number: sums of at most a hundred products, as a share of the sum
 * of their sizes.
 */
export const sameFactors = 100 * eps64;

/**
 * Gradients in float32 of functions of a few operations, against float64 differences or layers: worst measured 3.9e-7
 * of the largest.
 */
export const functionJacobian = { relativeToMax: 1e-5 };

/**
 * Jᵀv and J u by passes in float32 against the factors in float64, as a share of ‖J‖‖v‖: some ten roundings on networks
 * of five blocks.
 */
export const withoutFactors = 1e-6;

/**
 * Kernels of a transformer of two blocks, from float32 derivatives against float64, relative to the largest entry:
 * worst measured 6e-7.
 */
export const transformerKernel = { relativeToMax: 5e-6 };
