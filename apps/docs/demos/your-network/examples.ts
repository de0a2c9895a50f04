import type { FileRole } from './files.js';
import { type AnalysisRequest, usualRequest } from './request.js';

/** A network that the site serves with its inputs and features; made by `scripts/examples.mjs`. */
export interface NetworkExample {
  readonly label: string;
  /** Below `examples/`, and its name in the address. */
  readonly folder: string;
  readonly files: Readonly<Partial<Record<FileRole, string>>>;
  readonly request: AnalysisRequest;
}

/** The page opens with the first, which was analysed before. */
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
    request: usualRequest,
  },
  {
    label: 'Example: Superposition, n = 20',
    folder: 'superposition',
    files: { weights: 'weights.npz', features: 'features.npy' },
    request: { ...usualRequest, collapse: 'flattened', top: 40 },
  },
];
