/**
 * How far cᵀc of a given basis may be from the identity, entrywise: float32 vectors are orthonormal within 1e-6, and a
 * rotation of anything worse would carry the fault into every figure made from it.
 */
export const orthonormalityTolerance = 1e-6;

/** Added before a share of the directions is rounded down: 0.29 · 100 is 28.999999999999996 in float64. */
export const shareRounding = 1e-9;

/** Rounds over all pairs of directions; the cliffs of modular addition take 10 to 18 once trained. */
export const defaultMaxSweeps = 100;

/** |sin θ| below which a plane rotation is left out: at 1e-9 no mean best match moves in its ninth digit (measured). */
export const defaultSineTolerance = 1e-9;

/** Milliseconds of work after which a long sweep lets the thread do something else, and looks at its signal. */
export const breathingSpace = 50;
