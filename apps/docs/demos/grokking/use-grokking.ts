import { ref, shallowRef, watch } from 'vue';
import { type CheckpointRun, useCheckpointTraining } from '../training/use-checkpoint-training.js';
import { latestOnly } from '../worker/latest.js';
import type { CliffName, Way } from './rotate.js';
import type { CheckpointMessage, GrokkingMessage, GrokkingSession, RotationMessage } from './session.js';
import { conflictIn, grokkingFields, type GrokkingSettings, paperSettings, usualView } from './settings.js';

/** The run that the page opens with, and the rotations of it that need no worker. */
export interface GrokkingRun extends CheckpointRun<GrokkingSettings, GrokkingMessage, CheckpointMessage> {
  readonly rotations: readonly RotationMessage[];
}

/** The grokking demo: its network, its checkpoints, and the cliff that is looked at. */
export function useGrokking() {
  const rotation = shallowRef<RotationMessage>();
  const cliff = ref<CliffName>(usualView.cliff);
  const way = ref<Way>(usualView.way);

  const training = useCheckpointTraining<
    GrokkingSession,
    GrokkingSettings,
    CheckpointMessage,
    GrokkingMessage,
    GrokkingRun,
    typeof usualView
  >({
    worker: () => new Worker(new URL('./grokking.worker.ts', import.meta.url), { type: 'module' }),
    opening: paperSettings,
    conflictIn,
    finished: '/examples/grokking/run.json',
    fields: grokkingFields,
    usualView,
    view: () => ({ cliff: cliff.value, way: way.value }),
    look: (view) => {
      cliff.value = view.cliff;
      way.value = view.way;
    },
    train: (api, settings, show) => api.train(settings, { cliff: cliff.value, way: way.value }, show),
    clear: () => {
      rotation.value = undefined;
    },
    show: (message) => {
      rotation.value = message.rotation;
    },
    settled: () => rotate(),
    ending: (checkpoints, took) =>
      `Trained, with ${checkpoints} spectra, in ${took}. Move through the checkpoints, and rotate a cliff.`,
    file: 'modular-addition',
  });

  const rotate = latestOnly<void>(async () => {
    const { value: shown } = training.shown;
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
  watch([training.place, cliff, way], () => rotate());
  return { ...training, rotation, cliff, way };
}
