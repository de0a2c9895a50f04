import { MisuseError, requireInteger } from '@entk/core';
import type { Collapse } from '@entk/kernels';

/** Names of `--collapse`. */
export const collapseNames = ['class-mean', 'trace', 'mean-output', 'per-class', 'flattened'] as const;

export type CollapseName = (typeof collapseNames)[number];

/** `--collapse` and `--class` of a network of C outputs. */
export interface CollapseChoice {
  readonly collapse: CollapseName;
  readonly class?: number;
}

/**
 * Refuses `--class` where there is no output to choose: before any file is read.
 *
 * @throws MisuseError for an output without `per-class`.
 */
export function requireCollapseChoice({ collapse, class: output }: Partial<CollapseChoice>): void {
  if (output === undefined || collapse === 'per-class') return;
  throw new MisuseError({ in: 'analyze', rule: '--class goes with --collapse per-class', got: collapse });
}

/**
 * The collapse that the command line names.
 *
 * @throws MisuseError for `per-class` without its output, an output without `per-class`, or one out of range.
 */
export function collapseOf({ collapse, class: output }: CollapseChoice, outputCount: number): Collapse {
  if (collapse === 'per-class') {
    if (output === undefined) {
      throw new MisuseError({
        in: 'analyze',
        rule: '--collapse per-class needs --class',
        remedy: `give one of 0..${outputCount - 1}`,
      });
    }
    requireInteger('analyze', 'class', output, { min: 0, max: outputCount - 1 });
    return { kind: 'perClass', output };
  }
  requireCollapseChoice({ collapse, class: output });
  switch (collapse) {
    case 'class-mean':
      return { kind: 'classMean' };
    case 'trace':
      return { kind: 'trace' };
    case 'mean-output':
      return { kind: 'meanOutput' };
    case 'flattened':
      return { kind: 'flattened', rowOrder: 'classMajor' };
  }
}
