import { proxy } from 'comlink';
import { computed, ref, shallowRef, watch } from 'vue';
import { saveFile } from '../figure/download.js';
import { useRun } from '../run/use-run.js';
import { numberText, percentText } from '../settings/number-text.js';
import { useSettings } from '../settings/use-settings.js';
import { Connection } from '../worker/connection.js';
import { latestOnly } from '../worker/latest.js';
import { accuracyFigure, gapFigure, rotationFigure, spectrumFigure } from './figures.js';
import type { CliffName, Way } from './rotate.js';
import type { CheckpointMessage, GrokkingMessage, GrokkingSession, RotationMessage } from './session.js';
import { conflictIn, type GrokkingSettings, paperSettings } from './settings.js';
import { explainAccuracy, explainDrops, explainRotation, explainSecondCliff } from './words.js';

/** The grokking demo: its settings, its worker, its checkpoints, and what its figures show. */
export function useGrokking() {
  const start = () => new Worker(new URL('./grokking.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<GrokkingSession>(start);
  const run = useRun(connection);
  const settings = useSettings(paperSettings, conflictIn);

  /** What the network on show was trained with; the settings may have moved on. */
  const trained = shallowRef<GrokkingSettings>();
  const latest = shallowRef<GrokkingMessage>();
  const checkpoints = shallowRef<readonly CheckpointMessage[]>([]);
  /** The checkpoint on show, by its place; the newest while training. */
  const place = ref(0);
  const rotation = shallowRef<RotationMessage>();
  const cliff = ref<CliffName>('second');
  const way = ref<Way>('joint');
  const shown = computed(() => checkpoints.value[place.value]);

  async function train(): Promise<void> {
    const wanted = { ...settings.chosen };
    rotation.value = undefined;
    await run.start(
      'Training.',
      () =>
        connection.call((api) => {
          trained.value = wanted;
          latest.value = undefined;
          checkpoints.value = [];
          return api.train(wanted, { cliff: cliff.value, way: way.value }, proxy(show));
        }),
      (took) =>
        `Trained, with ${checkpoints.value.length} spectra, in ${took}. Move through the checkpoints, and rotate a cliff.`,
    );
  }

  function show(message: GrokkingMessage): void {
    latest.value = message;
    checkpoints.value = [...checkpoints.value, message.checkpoint];
    place.value = checkpoints.value.length - 1;
    rotation.value = message.rotation;
  }

  const rotate = latestOnly<void>(async () => {
    if (!shown.value || run.state.value !== 'idle') return;
    const { epoch } = shown.value;
    await run.ask(async () => {
      rotation.value = await connection.call((api) => api.rotate(epoch, { cliff: cliff.value, way: way.value }));
    });
  });
  watch([place, cliff, way], () => rotate());

  const saveArrays = () =>
    run.ask(async () => {
      if (!shown.value) return;
      const { epoch } = shown.value;
      const file = await connection.call((api) => api.arrays(epoch));
      saveFile(`modular-addition-epoch-${epoch}.npz`, file as BlobPart, 'application/zip');
    });

  const figures = computed(() => {
    if (!latest.value || !trained.value || !shown.value) return {};
    const { p, epochs } = trained.value;
    return {
      accuracy: accuracyFigure(latest.value, epochs, shown.value.epoch),
      spectrum: spectrumFigure(checkpoints.value, shown.value),
      gaps: gapFigure(checkpoints.value, p, epochs, shown.value.epoch),
      rotation: rotation.value && rotationFigure(rotation.value),
    };
  });
  const words = computed(() => {
    if (!latest.value || !trained.value || !shown.value) return {};
    const { p } = trained.value;
    return {
      accuracy: explainAccuracy(latest.value),
      drops: explainDrops(shown.value, p),
      gaps: explainSecondCliff(checkpoints.value, p),
      rotation: rotation.value && explainRotation(rotation.value),
    };
  });
  const progress = computed(() => {
    if (!latest.value || !trained.value) return '';
    const { checkpoint, loss, testAccuracy } = latest.value;
    const accuracy = percentText(testAccuracy[testAccuracy.length - 1]);
    return `epoch ${checkpoint.epoch} of ${trained.value.epochs} · loss ${numberText(loss)} · test accuracy ${accuracy}`;
  });
  const done = computed(() =>
    latest.value && trained.value ? latest.value.checkpoint.epoch / trained.value.epochs : 0,
  );

  return {
    run,
    settings,
    train,
    saveArrays,
    checkpoints,
    place,
    shown,
    cliff,
    way,
    figures,
    words,
    progress,
    done,
  };
}
