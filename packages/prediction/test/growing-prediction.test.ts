import type { Collapse } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, it } from 'vitest';
import { jacobianModes, spectralRegression } from '../src/index.js';
import { growingPrediction } from '../src/growing-prediction.js';
import { outputMatrix } from '../src/outputs.js';
import { fitted } from '../src/spectral-regression.js';
import { smallSolve } from './tolerances.js';
import { smallEvidence } from './small.js';

beforeAll(() => initialiseBackend());

const collapses: Collapse[] = [{ kind: 'classMean' }, { kind: 'flattened', rowOrder: 'classMajor' }];

for (const collapse of collapses) {
  it(`grows through the regressions of every rank, ${collapse.kind}`, async () => {
    const { jacobians, targets, outputs } = smallEvidence(1, [1, 0.25]);
    const modes = await jacobianModes(jacobians, { collapse });
    const start = outputMatrix('test', 'start', outputs.heldOut ?? outputs.training);
    const problem = fitted('test', modes, targets.training, outputs);
    const growing = growingPrediction(modes, problem, 'heldOut', start);
    for (let rank = 0; rank <= modes.rank; rank++) {
      if (rank > 0) growing.add(1 / modes.values[rank - 1]);
      const { predictions } = spectralRegression(modes, targets.training, { rank, around: outputs });
      expect(growing.outputs).toBeCloseToArray(predictions.heldOut ?? [], smallSolve);
    }
    expect(start.data).toEqual(Float64Array.from(outputs.heldOut?.data ?? []));
  });
}
