import { computed, ref } from 'vue';
import { saveFile } from '../figure/download.js';
import { numberText, percentText } from '../settings/number-text.js';
import type { FinishedRun } from '../training/finished-run.js';
import { useCheckpoints } from '../training/use-checkpoints.js';
import { useTraining } from '../training/use-training.js';
import type { CheckpointMessage, TransformerMessage, TransformerSession } from './session.js';
import { conflictIn, openingSettings, transformerFields, type TransformerSettings, usualView } from './settings.js';

/** The run that the page opens with. */
export interface TransformerRun extends FinishedRun<TransformerSettings, TransformerMessage> {
  readonly checkpoints: readonly CheckpointMessage[];
}

/** The transformer's demo: its network, its checkpoints, and the kernel that is looked at. */
export function useAdditionTransformer() {
  const points = useCheckpoints<CheckpointMessage>();
  const kernel = ref(usualView.kernel);

  const training = useTraining<
    TransformerSession,
    TransformerSettings,
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
    view: () => ({ kernel: kernel.value, epoch: points.epoch.value }),
    look: (view) => {
      kernel.value = view.kernel;
      points.asked.value = view.epoch;
    },
    train: (api, settings, show) => api.train(settings, show),
    clear: () => points.take([]),
    show: ({ checkpoint }) => points.add(checkpoint),
    open: ({ checkpoints }) => points.take(checkpoints),
    settled: points.settle,
    done: ({ checkpoint }, { epochs }) => checkpoint.epoch / epochs,
    progress: ({ checkpoint, loss, testAccuracy }, { epochs, seed }) => {
      const accuracy = percentText(testAccuracy[testAccuracy.length - 1]);
      return `seed ${seed} · epoch ${checkpoint.epoch} of ${epochs} · loss ${numberText(loss)} · test accuracy ${accuracy}`;
    },
    ending: (took) =>
      `Trained, with ten spectra at each of ${points.checkpoints.value.length} checkpoints, in ${took}.`,
  });

  const saveArrays = () =>
    training.ask(async (api) => {
      if (!points.shown.value) return;
      const { epoch } = points.shown.value;
      saveFile(`addition-transformer-epoch-${epoch}.npz`, (await api.arrays(epoch)) as BlobPart, 'application/zip');
    });

  const onShow = computed(() => {
    const [settings, latest, shown] = [training.trained.value, training.latest.value, points.shown.value];
    return settings && latest && shown ? { settings, latest, shown, checkpoints: points.checkpoints.value } : undefined;
  });
  return { ...training, ...points, kernel, onShow, saveArrays };
}
