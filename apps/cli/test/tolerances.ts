/**
 * Eigenvalues, of λ₁: the network's side is float32 (eps 6e-8, sums of 58 to 841 products); 1e-6 was measured on the
 * reference networks by NumPy in float32, and this leaves a factor 3.
 */
export const eigenvalueOfLargest = 3e-6;

/** The trace, of itself: a sum of N float32-rounded entries of one sign, whose roundings partly cancel. */
export const traceOfItself = 1e-6;

/**
 * Energies in Fourier families, of 28: a vector at a cliff's edge may lean by rounding over gap, 1e-7 / 1e-3 at the
 * narrowest.
 */
export const familyEnergy = 0.05;

/**
 * Overlaps of a transformer's vectors with families, of 6: 5e-6 was measured, for W_Q, whose vectors beyond the fourth
 * stand at 1e-5 of λ₁; a factor 20.
 */
export const transformerOverlap = 1e-4;

/**
 * Figures of a column-normalised heatmap: means over 50 columns of cosines, read from vectors that lean by rounding
 * over gap.
 */
export const heatmapFigure = 0.005;

/**
 * The same of the network on tokens, whose sums have 4 to 10 terms: 6.3e-8, one rounding of float32, was measured; a
 * factor 5.
 */
export const tokenEigenvalueOfLargest = 3e-7;

/**
 * Eigenvalues and traces of transformers, of λ₁: the project's bar. Worst measured: 7.1e-6 of a mean output of three
 * blocks with six norms each; PyTorch's float32 leaves 1.5e-6 there.
 */
export const transformerOfLargest = 1e-5;

/**
 * Numbers of claims on another processor, relative: fused multiply-add changes the last bit of products, and training
 * carries that on; epochs and counts of pairs may move by one.
 */
export const acrossBuilds = 0.05;

/**
 * Eigenvalues against those of an earlier program, of λ₁: with and without vectors the same matrix gives the same to
 * some ulps.
 */
export const goldenOfLargest = 1e-12;

/**
 * Other numbers against an earlier program's, relative: ratios of neighbours divide two eigenvalues that are exact to
 * 1e-12 of λ₁.
 */
export const goldenFigure = 1e-6;

/** Sines of angles between a span and itself after a rotation: products of 56 terms, rounded some hundred times. */
export const energyInSpan = 1e-10;

/** Σ λ, Σ λ² and Σ λ³ of a kernel of 60 rows in float64, relative: 3 · 60 · 60 · 2⁻⁵². */
export const givenMoment = 10_800 * 2 ** -52;

/**
 * Eigenvalues of GᵀG from files of one set of gradients, of λ₁, whatever the files: sums of 60 products in another
 * order, twice 60 · 2⁻⁵³ of the trace, which is at most three times λ₁.
 */
export const givenSums = 180 * 2 ** -52;

/** Entries of a basis after Jacobi angles that stop at |sin θ| = 1e-9, over dozens of planes. */
export const rotatedBasis = 1e-7;
