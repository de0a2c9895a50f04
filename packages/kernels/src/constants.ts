/**
 * The error of a kernel's eigenvalues as a share of the largest: derivatives are float32 numbers, so an entry of the
 * kernel errs by a few 2⁻²⁴, and differences below this share of λ₁ are rounding.
 */
export const kernelNoise = 1e-7;
