/** 30 · M · eps of ‖A‖₂: the residual that a backward-stable dense solver stays under, with a margin. */
export const residualFactor = 30;

/**
 * Gaps looked at on either side of the one tested. Twenty tell a drop by half from chance where eigenvalues repel each
 * other, and are fewer than the vectors of most cliffs after the first, so that a window rarely holds two drops.
 */
export const sideWindow = 20;

/**
 * A window ends where it has reached so many times as far from the edge as the gap tested, and some more: among values
 * that tie, twenty distinct ones can stretch over the whole spectrum, whose gaps follow no common trend.
 */
export const farthestRank = { times: 4, plus: 20 } as const;

/**
 * Shapes of the Weibull law of gaps that are weighed against each other: below 1 eigenvalues bunch, at 1 they fall
 * independently, at 2 they repel each other as in Wigner's surmise. Nothing is taken to be more regular than that,
 * however smooth it looks, so that a bend of a smooth decay is no drop.
 */
export const gapShapes: readonly number[] = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

/**
 * Trends that are weighed: gaps fall from the nearer edge as its distance to the power of minus this. 0 for exponential
 * decays, 1/3 at the soft edge of random matrices, 1 for power laws, for independent values (Rényi) and at hard edges.
 */
export const gapTrends: readonly number[] = [0, 1 / 3, 2 / 3, 1];

/**
 * Near the ends of a spectrum gaps are less regular than inside, where most neighbours lie: the extreme eigenvalues of
 * random graphs hardly repel each other. So no greater shape is expected of the first and last 16 gaps of a spectrum.
 * That after value 2 is left as it is: there independent gaps raise the most alarms, which this does not change, and
 * the drops of two classes stand.
 */
export const edgeShapes = { reach: 16, upper: 1.5, lower: 1.75 } as const;

/** The upper quartile says what is usual around: half of all gaps may be tiny ones inside near-equal pairs. */
export const usualQuantile = 0.75;

/** Gaps below this share of the upper quartile on their side are splittings inside a degenerate level, and left out. */
export const splittingShare = 0.1;

/** One side alone must find the gap unusual at this level: a step between two kinds of smooth decay is no drop. */
export const sideLevel = 0.03;

/**
 * A side is asked only if it has as many gaps: few cannot say what is usual. Above, more are needed, because a few
 * separate eigenvalues above a bulk are a cliff; below, the last gaps of a spectrum are large by nature.
 */
export const fewestGaps = { above: 8, below: 4 } as const;

/** A larger drop no farther away than this counts as a neighbour: what stands beside it is its shoulder. */
export const shoulderReach = 4;

/**
 * Drops within one window hide each other: each makes the other's neighbours look irregular. So a gap is also held
 * against its neighbours without the largest one, and the largest two, at the price of all choices of so many and of a
 * factor each, so that the tests of a place together err as one. Where a gap is more
 * probable than `least` as it stands, they are not tried.
 */
export const hidingDrops = { most: 2, logPrice: 1, least: 0.2 } as const;

/** A gap that more than this share of its neighbours reach is usual without further question. */
export const usualShare = 0.1;

/**
 * Values that agree within the floor tie if the floor is below this share of the gap beside them; else they are noise.
 */
export const resolvedShare = 0.01;

/**
 * How many consecutive gaps are tested together: a drop may take several ranks, and then no single gap stands out from
 * the others of the drop. Powers of two, so that a drop of up to six gaps has half of them in one stretch, and few,
 * because the false-alarm rate is shared among them. Their shares sum to 1.5 and not to 1: the tests of a place
 * overlap, and one of the three errs 0.72 times as often as the sum of them (measured for independent gaps).
 */
export const dropWidths = [
  { width: 1, share: 0.8 },
  { width: 2, share: 0.35 },
  { width: 4, share: 0.35 },
] as const;

/** Up to here single gaps only are tested: four of the first five values are no smeared drop. */
export const lastSinglePlace = 4;

/**
 * How the false-alarm rate is spent: of a drop after eigenvalue number k ≤ `to`, each k of a row gets `each` of it.
 * Fixed in k, so that neither the tail of a spectrum nor how much of it is given changes what is found early. Where
 * there is the least to compare with, most is spent: after a constant mode the drop of two classes stands at 2.
 *
 * With `restShare` it sums to 0.5. The rest is kept back for what the model does not say: where gaps fall exactly
 * as 1/i, the end of the trends that are weighed, one of the first tests errs up to 2.8 times as often as its level.
 */
export const earlyShares = [
  { to: 1, each: 0.03 },
  { to: 2, each: 0.13 },
  { to: 4, each: 0.035 },
  { to: 8, each: 0.009 },
  { to: 16, each: 0.014 },
  { to: 32, each: 0.003 },
] as const;

/** What all later places share evenly. */
export const restShare = 0.075;

/**
 * Where places are named before the spectrum is seen, the search gives up `taken` of its shares, and the places named
 * have so much of the rate between them. What they have is less than what the search gives up, because one test by
 * itself errs more often than its level where gaps fall as 1/i: up to 3.6 times after value 2 or 3, twice farther on
 * (measured at the levels that these shares make, on the families of the calibration).
 */
export const expectedShare = { taken: 0.5, first: { to: 3, given: 0.075 }, given: 0.15 } as const;

/** Of spectra without a drop, at most this share is to raise an alarm. */
export const defaultFalseAlarmRate = 0.05;

/** So many of the largest ratios, and of the least probable ones, are reported even where they are not significant. */
export const candidateCount = 5;

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
