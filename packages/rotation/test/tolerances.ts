/**
 * An entry of a Laplacian applied to a vector of size 1: sums of five terms of size 4, 2 eps each, with a margin of 10.
 */
export const applied = 1e-14;

/**
 * Eigenvalues of a compressed Laplacian (at most 4) against LAPACK's: k · eps · ‖A‖ = 56 · 2e-16 · 4 = 5e-14, times 20.
 */
export const energy = 1e-12;

/** cᵀc of a rotated float32 basis: the float32 rounding of the given one, 841 products of 6e-8 / √841 each, times 5. */
export const orthonormality = 3e-7;

/**
 * Two-stage figures against NumPy's. Matches are squared projections on vectors inside near-equal energies, which move
 * by (energy error) / (gap): 5e-14 / 1e-5 at the closest gap, times 200.
 */
export const twoStageMatch = 1e-6;

/** Joint figures: both stop at angles below 1e-9, and the objective is flat there; worst seen 1e-9. */
export const jointMatch = 1e-7;

/** Off-diagonal and commutator shares, ratios of sums of 6,000 squares: 6000 · eps = 1.3e-12, with a margin of 10. */
export const share = 1e-11;

/**
 * Figures of rotations by units and outputs against NumPy's: angles stop below 1e-9 and the criteria are flat there,
 * but in planes where a criterion hardly prefers an angle a sweep's last turns add up: 56 · 55 / 2 of 1e-9.
 */
export const unitMatch = 2e-6;

/** Eigenvalues of E = Bᵀ F Fᵀ B, at most 26, against LAPACK's: 841 · eps · 26 = 5e-12, times 2. */
export const splitValue = 1e-11;

/** A vector turned by angles that stop below a sine of 1e-9: a few turns for each of its planes. */
export const sine = 1e-8;
