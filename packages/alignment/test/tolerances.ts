/** Sums of a few products of numbers of size 1: a few eps, with a margin of 10. */
export const rounding = 1e-14;

/** Norms and energies of 20 … 841 terms against LAPACK's: 841 · eps = 2e-13, with a margin of 5. */
export const energy = 1e-12;

/** Energies from vectors stored in float32 against float64's: 28 · 2 · 6e-8 / √841 · a few, with a margin of 10. */
export const float32Energy = 1e-6;

/**
 * Figures of a 50 × 50 heatmap against NumPy's: means of 50 numbers in another order of summation, 50 · eps = 1e-14,
 * times 10.
 */
export const figure = 1e-13;

/** Sums over an assignment of up to 30 entries against SciPy's: 30 · eps, times 10. */
export const assignmentSum = 1e-13;

/** Products of unit columns of length 841 or less: √841 roundings of eps each are 6e-15; ten times that. */
export const orthonormality = 6e-14;

/** Frequencies of random events stay within this many standard errors: one false alarm in 1.7 million. */
export const standardErrors = 5;

/** Tails of Beta variables of shapes to 12,440 against SciPy's: log Γ of 1e5 has an error of 1e-11, times 10. */
export const betaDigits = 1e-10;
