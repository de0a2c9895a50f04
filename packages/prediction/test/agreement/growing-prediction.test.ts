import type { Collapse } from '@entk/kernels';
import { initialiseBackend } from '@entk/models';
import { expect } from '@entk/testing/matchers';
import { beforeAll, it } from 'vitest';
import { growingPrediction } from '../../src/agreement/growing-prediction.js';
import { kernelModes, regress, spectrum } from '../../src/index.js';
import { fit } from '../../src/modes/fit.js';
import { outputMatrix, pose } from '../../src/problem.js';
import { smallSolve } from '../tolerances.js';
import { smallEvidence } from '../small.js';

beforeAll(() => initialiseBackend());

const collapses: Collapse[] = [{ kind: 'classMean' }, { kind: 'flattened', rowOrder: 'classMajor' }];

for (const collapse of collapses) {
  it(`grows through the regressions of every rank, ${collapse.kind}`, async () => {
    const { jacobians, targets, outputs } = smallEvidence(1, [1, 0.25]);
    const modes = await kernelModes(jacobians, { collapse });
    const start = outputMatrix('test', 'start', outputs.test ?? outputs.train);
    const problem = fit(modes, pose('test', modes, modes.exampleCounts, targets.train, outputs));
    const growing = growingPrediction(modes, problem, 'test', start);
    for (let rank = 0; rank <= modes.rank; rank++) {
      if (rank > 0) growing.add(1 / modes.values[rank - 1]);
      const options = { solver: spectrum({ rank }), start: outputs };
      const { predictions } = await regress(modes, targets.train, options);
      expect(growing.outputs).toBeCloseToArray(predictions.test ?? [], smallSolve);
    }
    expect(start.data).toEqual(Float64Array.from(outputs.test?.data ?? []));
  });
}
