/** Unit roundoff of float32, which δ and activations are computed in. */
export const eps32 = 2 ** -24;

/** Spacing of float64 at 1. */
const eps64 = 2 ** -52;

/** The same factors contracted in another order in float64: sums of a thousand terms at most, as a share of max|K|. */
export const sameFactors = 1000 * eps64;

/** J and Jᵀ by passes in float32 against factors in float64, as a share of ‖J‖: some ten roundings on three blocks. */
export const withoutFactors = 1e-6;

/**
 * An entry of a kernel of factors that err by a share e of the largest: J Jᵀ of P terms errs by P (2 e + e²) of the
 * largest entry's square.
 */
export function kernelTolerance(parameterCount: number, largestEntry: number, entryError: number): number {
  return parameterCount * (2 * largestEntry * entryError + entryError ** 2);
}

/**
 * The project's bar for the reference networks, entries and traces, relative. Worst measured: 2.2e-7 of an entry,
 * 2.1e-7 of a trace.
 */
export const referenceTolerance = 1e-6;

/**
 * Eigenvalues and traces of transformers, of λ₁: the project's bar. Worst measured: 7.1e-6 of a mean output of three
 * blocks with six norms each, of which PyTorch's float32 leaves 1.5e-6; 3.4e-6 of a trace.
 */
export const transformerOfLargest = 1e-5;

/** Eigenvalues of a Gram matrix may be negative by rounding: n eps64 of the largest. */
export const semidefinite = 1000 * eps64;

/**
 * A dense solver's eigenvalue of a matrix of n rows, as a share of λ₁: 30 n eps64 for ours and as much for ml-matrix's.
 */
export function denseValue(rows: number): number {
  return 60 * rows * eps64;
}

/** The residual that the operator's search stops at, which bounds the error of an eigenvalue, as a share of λ₁. */
export const searchResidual = 1e-6;

/**
 * Vectors mapped from the side of JᵀJ by J: an error e of u becomes e √(λ₁/λ) of v, and of a product of two of them
 * e λ₁/λ. Vectors are held to it where λ is at least this share of λ₁.
 */
export const leastMappedShare = 1e-4;

/**
 * The project's bar for 120 eigenvalues of the reference autoencoders, as a share of λ₁. Worst of all 18 cases: 8.3e-9.
 */
export const referenceEigenvalue = 3e-6;

/**
 * The project's bar for J(Jᵀ·) against the explicit kernel, as a share of its largest entry; both are float64, so far
 * nearer.
 */
export const operatorBar = 1e-6;

/**
 * The Frobenius error of a random projection, against its root mean square √((1 + tr²/‖K‖²)/s): four standard
 * deviations where one eigenvalue is most of the kernel, so that the error is nearly normal. Worst measured: 1.96.
 */
export const sketchSpread = 4;

/**
 * A Jacobian by autodiff against one by factors, both float32: 1e-7 of its largest entry, so a few times that of a
 * kernel's.
 */
export const ownFunction = { relativeToMax: 5e-6 };

/** The project's bar for networks whose kernels torch.func computed in float64, as a share of max|K|. */
export const goldKernel = 1e-5;

/** Centred Gram matrices, by rows or by the matrix: a few roundings of sums of N numbers. */
export const centredRows = { relativeToMax: 1e-14 };

/** Sums of some tens of float64 products in another order, and eigenvalues of them: n·eps64 with room for both. */
export const float64Products = { relativeToMax: 1e-13 };
