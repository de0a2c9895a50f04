/** Eigenvectors as they come, or the first n rotated so that each lives on few outputs. */
export type BasisName = 'eigenvectors' | 'by outputs';

/** Which kernel, and which basis of its leading vectors. */
export interface FeaturesRequest {
  readonly beta: number;
  readonly basis: BasisName;
}
