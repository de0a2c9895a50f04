import { requireInteger, requireOneOf, type RowOrder, requireFields } from '@entk/core';

/** How the axes [N, N, C, C] of an eNTK become a matrix (section 2.1, and two that others use). */
export type Collapse = PerClass | AveragedCollapse | Flattened;

/** K_cc: the kernel of one output, [N, N]. */
export interface PerClass {
  readonly kind: 'perClass';
  /** c, counted from 0. */
  readonly output: number;
}

/**
 * `classMean`: (1/C) Σ_c K_cc · `trace`: Σ_c K_cc · `meanOutput`: (1/C²) Σ_ij K_ij, the kernel of the mean output.
 * All are [N, N].
 */
export interface AveragedCollapse {
  readonly kind: 'classMean' | 'trace' | 'meanOutput';
}

/** All of K as [N·C, N·C]. */
export interface Flattened {
  readonly kind: 'flattened';
  /** `exampleMajor`: row n·C + c · `classMajor`: row c·N + n, the paper's stacking of blocks. */
  readonly rowOrder: RowOrder;
}

/** The number of rows of a collapsed kernel: N, or N·C when flattened. */
export function collapsedRows(collapse: Collapse, exampleCount: number, outputCount: number): number {
  requireFields('collapsedRows', 'collapse', collapse, ['kind']);
  return collapse.kind === 'flattened' ? exampleCount * outputCount : exampleCount;
}

/** A collapse in words: `class mean`, `output 3`. */
export function collapseText(collapse: Collapse): string {
  requireFields('collapseText', 'collapse', collapse, ['kind']);
  switch (collapse.kind) {
    case 'perClass':
      return `output ${collapse.output}`;
    case 'classMean':
      return 'class mean';
    case 'meanOutput':
      return 'mean output';
    case 'trace':
      return 'trace over outputs';
    case 'flattened':
      return `flattened, ${collapse.rowOrder === 'classMajor' ? 'class' : 'example'} by ${collapse.rowOrder === 'classMajor' ? 'class' : 'example'}`;
  }
}

/**
 * Requires a collapse that a kernel of C outputs has.
 *
 * @throws MisuseError for an output index out of range or an unknown name.
 */
export function requireCollapse(caller: string, collapse: Collapse, outputCount: number): void {
  requireFields(caller, 'collapse', collapse, ['kind']);
  requireOneOf(caller, 'collapse', collapse.kind, ['perClass', 'classMean', 'trace', 'meanOutput', 'flattened']);
  if (collapse.kind === 'perClass') {
    requireInteger(caller, 'output index', collapse.output, { min: 0, max: outputCount - 1 });
  }
  if (collapse.kind === 'flattened')
    requireOneOf(caller, 'rowOrder', collapse.rowOrder, ['exampleMajor', 'classMajor']);
}
