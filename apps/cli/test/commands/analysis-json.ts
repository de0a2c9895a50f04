import type { KernelRecord } from '../../src/analysis/analysis-record.js';
import type { RotationRecord } from '../../src/experiments/modular-addition/rotations-record.js';

/** What `analyze --experiment modular-addition --json` says of a checkpoint. */
export interface CheckpointAnalysis {
  readonly weights: string;
  readonly kernels: Record<'full' | 'layer1' | 'layer2', KernelRecord>;
  readonly families: readonly {
    readonly from: number;
    readonly to: number;
    readonly a: number;
    readonly b: number;
    readonly sum: number;
    readonly diff: number;
  }[];
  readonly rotations: readonly RotationRecord[];
}

/** What `analyze --experiment superposition --json` says of a network at one β. */
export interface CaseAnalysis {
  readonly weights: string;
  readonly beta: number;
  readonly parameters: readonly string[];
  readonly kernel: KernelRecord;
  readonly side: string;
  readonly heatmap: {
    readonly meanColumnMax: number;
    readonly meanOverBestAssignment: number;
    readonly distinctFeatures: number;
  };
  readonly rotated: {
    readonly by: 'outputs';
    readonly rawBestAssignment: number;
    readonly mostPossible: number;
    readonly distinctFeatures: number;
  };
}
