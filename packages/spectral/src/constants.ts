/** 30 · M · eps of ‖A‖₂: the residual that a backward-stable dense solver stays under, with a margin. */
export const residualFactor = 30;

/**
 * Gaps looked at on either side of the one tested. Twenty give the upper quartile of a side a relative error of about
 * a quarter, and are fewer than the vectors of any cliff worth a name, so that a window rarely holds two drops.
 */
export const sideWindow = 20;

/**
 * The local scale is this quantile of the gaps in the window: the upper quartile, so that the tiny gaps inside
 * near-equal pairs, half of all, cannot pull it to zero, while a quarter of the window may be drops and their
 * shoulders.
 */
export const scaleQuantile = 0.75;

/** Gaps below this share of the scale on their side are splittings inside a degenerate level, and are left out. */
export const splittingShare = 0.1;

/** Gaps on either side that the irregularity is read from: wide, since it varies less than the scale does. */
export const irregularityWindow = 60;

/** Fewer ratios of gaps than this say nothing about irregularity; the most irregular kind is then assumed. */
export const fewestRatios = 5;

/** Standard deviation of the ratio of two independent exponential gaps; that of regular spectra is smaller. */
export const ratioDeviation = 0.28;

/** One side alone must find the gap unusual at this level: a step between two kinds of smooth decay is no drop. */
export const sideLevel = 10 ** -1.5;

/**
 * A side that ends where the spectrum does is asked only if it has as many gaps: three cannot say what is usual, and a
 * few separate eigenvalues above a bulk are a cliff. A side that ends at a larger drop counts that drop and is always
 * asked: what stands beside it is its shoulder.
 */
export const fewestSideGaps = 4;

/**
 * How many consecutive gaps are tested together: a drop may take several ranks, and then no single gap stands out from
 * the others of the drop. Powers of two, so that a drop of up to six gaps has half of them in one stretch, and few,
 * because the false-alarm rate is shared among them. Wider ones reach over what varies within a cliff: stretches of six
 * see a drop by 1.5 % among the ten nearly equal leading values of a superposition kernel.
 */
export const dropWidths: readonly number[] = [1, 2, 4];

/** Of spectra without a drop, at most this share is to raise an alarm. */
export const defaultFalseAlarmRate = 0.05;

/**
 * How far from orthonormal a basis may be: far above any solver's error, far below what would move an angle visibly.
 */
export const orthonormalityTolerance = 1e-8;

/**
 * The smallest eigenvalue of a block's cosine matrix with which it is orthonormalised through that matrix. The route
 * loses eps / this: 1e-8 leaves vectors orthonormal to 1e-8, which the pass that follows brings to rounding error.
 */
export const safeConditioning = 1e-8;

/** Rows of a basis are multiplied in panels of this many bytes, which `@entk/linalg` keeps room for between calls. */
export const panelBytes = 128 * 1024 ** 2;

/** A unit vector of which less is left once a basis is taken out of it lay in the span, to rounding of its making. */
export const dependentLength = 1e-8;

/**
 * Overlaps of new unit vectors with the basis above this call for a second pass: the first leaves their square of
 * itself, and eps.
 */
export const secondPassOverlap = 1e-5;

/** Blocks narrower than this waste the matrix products, and miss repeated eigenvalues until the check. */
export const leastBlock = 8;
/** Blocks wider than k / 8 need more applications for the same residuals, measured on the superposition kernels. */
export const largestBlock = 32;
/** The search space beside what is locked; its dense eigenproblem is solved at every restart. */
export const widestActive = 640;

/**
 * The final check: vectors, and steps, of a random Krylov sequence that avoids everything found. By Kuczyński and
 * Woźniakowski (1992, theorem 4.1) one vector and q steps underestimate the largest remaining eigenvalue by more than
 * the share ε with probability at most 1.648 √M exp(−√ε (2 q − 1)); 8 vectors and 16 steps at M = 25,000 and ε = 0.05
 * give 0.26⁸ = 2e-5.
 */
export const checkBlock = 8;
export const checkSteps = 16;
