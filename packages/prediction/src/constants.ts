/**
 * The share of λ₁ at or below which an eigenvalue counts as zero. Derivatives are float32 numbers, so a held-out value
 * of eigenvector i errs by about 2⁻²⁴ √(λ₁/λᵢ) of its share: at 1e-10 by half a percent, below that it is soon noise.
 */
export const defaultCutoff = 1e-10;

/**
 * Relative residual ‖Jᵀr‖ / ‖Jᵀb‖ at which conjugate gradients end. Directions that symmetries of the network leave
 * without effect have one of some 1e-8 by float32's rounding of J, and going after them would fit that rounding.
 */
export const defaultTolerance = 1e-7;

/** Ranks whose images are in memory at once, and between two looks at the event loop. */
export const ranksAtOnce = 64;
