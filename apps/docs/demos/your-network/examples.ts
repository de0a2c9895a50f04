import type { AnalysisRequest } from './analysis.js';
import type { FileRole } from './files.js';

/** A network that the site serves with its inputs and features; made by `scripts/examples.mjs`. */
export interface NetworkExample {
  readonly label: string;
  /** Below `examples/`. */
  readonly folder: string;
  readonly files: Readonly<Partial<Record<FileRole, string>>>;
  readonly request: AnalysisRequest;
}

export const networkExamples: readonly NetworkExample[] = [
  {
    label: 'Example: Modular addition, p = 17',
    folder: 'modular-addition',
    files: {
      weights: 'weights.safetensors',
      description: 'model.json',
      inputs: 'inputs.npy',
      features: 'features.npy',
    },
    request: { collapse: 'classMean', parameter: undefined, count: 100 },
  },
  {
    label: 'Example: Superposition, n = 20',
    folder: 'superposition',
    files: { weights: 'weights.npz', features: 'features.npy' },
    request: { collapse: 'flattened', parameter: undefined, count: 40 },
  },
];
