/** The residual that the operator's search stops at, which bounds the error of an eigenvalue, as a share of λ₁. */
export const searchResidual = 1e-6;

/**
 * Predictions with pairs of a search that stops at a residual of 1e-6 of λ₁: vectors err by that over the gap to the
 * next eigenvalue, a tenth of λ₁ or more in the small trials, and room.
 */
export const searchedPairs = { relativeToMax: 1e-4 };

/** Sums of some tens of float64 terms of order one, in another order. */
export const rounding = { relative: 1e-12, absolute: 1e-13 };

/** Two ways to solve one small system with a condition number of at most 1e6: that times eps64, and room. */
export const smallSolve = { relativeToMax: 1e-8 };

/**
 * Conjugate gradients to a residual of 1e-12 of systems with a condition number of at most 1e4, against a direct
 * solution.
 */
export const iteratedSolve = { relativeToMax: 1e-7 };

/**
 * Conjugate gradients to the default residual of 1e-7, of small networks whose least eigenvalue that counts is 1e-3 of
 * λ₁.
 */
export const defaultIteration = { relativeToMax: 1e-4 };

/** Explicit Euler errs by h λ / 2 of λ t e^{−λt} ≤ 0.37 where f moves by 1: 3e-5 for h λ₁ = 1.5e-4, and room. */
export const explicitSteps = { relativeToMax: 1e-4 };

/**
 * R² and the like of the reference networks, from float32 outputs and factors. Worst measured: 5.4e-7 where R² is −1,
 * 4e-8 where it is positive.
 */
export const referenceFigure = { relative: 2e-6, absolute: 1e-6 };

/**
 * A Jacobian by autodiff against one by factors, both float32: 1e-7 of its largest entry, so a few times that of a
 * kernel's.
 */
export const ownFunction = { relativeToMax: 5e-6 };
