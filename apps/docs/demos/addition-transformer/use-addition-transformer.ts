import { ref } from 'vue';
import { type CheckpointRun, useCheckpointTraining } from '../training/use-checkpoint-training.js';
import type { CheckpointMessage, TransformerMessage, TransformerSession } from './session.js';
import { conflictIn, openingSettings, transformerFields, type TransformerSettings, usualView } from './settings.js';

/** The run that the page opens with. */
export type TransformerRun = CheckpointRun<TransformerSettings, TransformerMessage, CheckpointMessage>;

/** The transformer's demo: its network, its checkpoints, and the kernel that is looked at. */
export function useAdditionTransformer() {
  const kernel = ref(usualView.kernel);
  const training = useCheckpointTraining<
    TransformerSession,
    TransformerSettings,
    CheckpointMessage,
    TransformerMessage,
    TransformerRun,
    typeof usualView
  >({
    worker: () => new Worker(new URL('./addition-transformer.worker.ts', import.meta.url), { type: 'module' }),
    opening: openingSettings,
    conflictIn,
    finished: '/examples/addition-transformer/run.json',
    fields: transformerFields,
    usualView,
    view: () => ({ kernel: kernel.value }),
    look: (view) => {
      kernel.value = view.kernel;
    },
    train: (api, settings, show) => api.train(settings, show),
    ending: (checkpoints, took) => `Trained, with ten spectra at each of ${checkpoints} checkpoints, in ${took}.`,
    file: 'addition-transformer',
  });
  return { ...training, kernel };
}
