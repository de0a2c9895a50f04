import { ndArray } from '@entk/core';
import type { TrainingOptions, TrainingRun, TrainingSnapshot } from '@entk/models';
import { expect, test, vi } from 'vitest';
import { openJournal } from '../../src/journal/journal.js';
import { journalledTraining } from '../../src/journal/training.js';
import { temporaryFolder } from '../entk.js';

const journal = () => openJournal({ caller: 'train', folder: temporaryFolder(), part: '' });
const snapshotOf = (epoch: number, value = 1): TrainingSnapshot => ({
  epoch,
  parameters: new Map([['W', ndArray([1], Float32Array.of(value))]]),
  optimiserState: new Map([['W', [ndArray([1])]]]),
  history: [],
  checkpoints: [],
});
const done: TrainingRun = { parameters: new Map(), history: [], checkpoints: [] };
type Training = (resumption: Pick<TrainingOptions, 'resumeFrom' | 'onPause'>) => Promise<TrainingRun>;

test('resumes from the last snapshot, of which there are few, and leaves out one that is not finite', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'], now: 0 });
  try {
    const kept = journal();
    const first = journalledTraining(kept, async (resumption) => {
      for (let epoch = 1; epoch <= 20; epoch++) {
        vi.advanceTimersByTime(100);
        await resumption.onPause?.(() => snapshotOf(epoch, epoch > 10 ? Number.NaN : 1));
      }
      throw new Error('killed');
    });
    await expect(first).rejects.toThrow('killed');
    const resumedFrom = vi.fn<Training>(({ resumeFrom }) =>
      Promise.resolve({ ...done, history: resumeFrom?.history ?? [] }),
    );
    await journalledTraining(kept, resumedFrom);
    expect(resumedFrom.mock.calls[0][0].resumeFrom).toEqual(snapshotOf(9));
  } finally {
    vi.useRealTimers();
  }
});

test('a training that was finished is not begun again, and its snapshot is gone', async () => {
  const kept = journal();
  const train = vi.fn<Training>(() => Promise.resolve(done));
  await journalledTraining(kept, train);
  expect(await journalledTraining(kept, train)).toEqual(done);
  expect(train).toHaveBeenCalledTimes(1);
  expect(kept.recall('training-so-far')).toBeUndefined();
});
