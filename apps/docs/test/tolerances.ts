/**
 * Eigenvalues of one network in Chromium and in Node, relative to λ₁: both run the same WebAssembly, so what may differ
 * is one rounding of a JavaScript function such as `Math.pow` (1 ulp, 2e-16) in what goes into the kernel.
 */
export const acrossHosts = 1e-12;

/** Px: coordinates of a drawing are rounded to 0.01. */
export const pixel = 0.02;

/**
 * What a heap may grow by from one visit of a page to the next, in bytes: far below one demo's figures and matrices.
 */
export const heapGrowth = 400_000;

/** Script of a page's first view, gzipped, in bytes. */
export const firstViewScript = 400_000;

/**
 * Cosines of rotated vectors in Chromium and in Node: the angles of a rotation settle to |sin θ| of 1e-9, and the span
 * that it rotates differs by `acrossHosts` over the relative gap at its end, which is above 0.1.
 */
export const rotatedCosine = 1e-7;

/** The same of the first screen: its picture is numbers and a few lines of script, without the packages. */
export const homeScript = 150_000;

/** Ms until the first screen shows its text and picture, on a machine that has a core to spare. */
export const firstPaint = 1000;

/** Presses of Tab from the top of a page to the first control of its demo, by the skip link. */
export const tabsToDemo = 8;

/**
 * Eigenvalues of the repository's examples against PyTorch's in float64, relative to λ₁: activations are float32, and a
 * ReLU's may lie within rounding of its kink.
 */
export const torchEigenvalue = 1e-4;
