import { computed, ref, shallowRef, watch } from 'vue';
import { saveFile } from '../figure/download.js';
import { numberText, percentText } from '../settings/number-text.js';
import type { FinishedRun } from '../training/finished-run.js';
import { useCheckpoints } from '../training/use-checkpoints.js';
import { useTraining } from '../training/use-training.js';
import { latestOnly } from '../worker/latest.js';
import type { CliffName, Way } from './rotate.js';
import type { CheckpointMessage, GrokkingMessage, GrokkingSession, RotationMessage } from './session.js';
import { conflictIn, grokkingFields, type GrokkingSettings, paperSettings, usualView } from './settings.js';

/** The run that the page opens with, and the rotations of it that need no worker. */
export interface GrokkingRun extends FinishedRun<GrokkingSettings, GrokkingMessage> {
  readonly checkpoints: readonly CheckpointMessage[];
  readonly rotations: readonly RotationMessage[];
}

/** The grokking demo: its network, its checkpoints, and the cliff that is looked at. */
export function useGrokking() {
  const points = useCheckpoints<CheckpointMessage>();
  const rotation = shallowRef<RotationMessage>();
  const cliff = ref<CliffName>(usualView.cliff);
  const way = ref<Way>(usualView.way);

  const training = useTraining<GrokkingSession, GrokkingSettings, GrokkingMessage, GrokkingRun, typeof usualView>({
    worker: () => new Worker(new URL('./grokking.worker.ts', import.meta.url), { type: 'module' }),
    opening: paperSettings,
    conflictIn,
    finished: '/examples/grokking/run.json',
    fields: grokkingFields,
    usualView,
    view: () => ({ cliff: cliff.value, way: way.value, epoch: points.epoch.value }),
    look: (view) => {
      cliff.value = view.cliff;
      way.value = view.way;
      points.asked.value = view.epoch;
    },
    train: (api, settings, show) => api.train(settings, { cliff: cliff.value, way: way.value }, show),
    clear: () => {
      points.take([]);
      rotation.value = undefined;
    },
    show: (message) => {
      points.add(message.checkpoint);
      rotation.value = message.rotation;
    },
    open: ({ checkpoints }) => points.take(checkpoints),
    settled: async () => {
      const said = points.settle();
      await rotate();
      return said;
    },
    done: ({ checkpoint }, { epochs }) => checkpoint.epoch / epochs,
    progress: ({ checkpoint, loss, testAccuracy }, { epochs, seed }) => {
      const accuracy = percentText(testAccuracy[testAccuracy.length - 1]);
      return `seed ${seed} · epoch ${checkpoint.epoch} of ${epochs} · loss ${numberText(loss)} · test accuracy ${accuracy}`;
    },
    ending: (took) =>
      `Trained, with ${points.checkpoints.value.length} spectra, in ${took}. Move through the checkpoints, and rotate a cliff.`,
  });

  const rotate = latestOnly<void>(async () => {
    const { value: shown } = points.shown;
    if (!shown || training.run.state.value !== 'idle') return;
    const request = { cliff: cliff.value, way: way.value };
    const isWanted = (found: RotationMessage | undefined) =>
      found?.epoch === shown.epoch && found.cliff === request.cliff && found.way === request.way;
    if (isWanted(rotation.value)) return;
    const kept = training.beforehand.value?.rotations.find(isWanted);
    if (kept) rotation.value = kept;
    else
      await training.ask(async (api) => {
        rotation.value = await api.rotate(shown.epoch, request);
      });
  });
  watch([points.place, cliff, way], () => rotate());

  const saveArrays = () =>
    training.ask(async (api) => {
      if (!points.shown.value) return;
      const { epoch } = points.shown.value;
      saveFile(`modular-addition-epoch-${epoch}.npz`, (await api.arrays(epoch)) as BlobPart, 'application/zip');
    });

  const onShow = computed(() => {
    const [settings, latest, shown] = [training.trained.value, training.latest.value, points.shown.value];
    return settings && latest && shown ? { settings, latest, shown, checkpoints: points.checkpoints.value } : undefined;
  });
  return { ...training, ...points, rotation, cliff, way, onShow, saveArrays };
}
