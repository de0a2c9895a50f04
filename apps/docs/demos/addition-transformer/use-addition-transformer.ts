import { proxy } from 'comlink';
import { withBase } from 'vitepress';
import { computed, nextTick, onMounted, ref, shallowRef } from 'vue';
import { laterSettings } from '../../../cli/src/experiments/addition-transformer/settings.js';
import { saveFile } from '../figure/download.js';
import { useRun } from '../run/use-run.js';
import { numberText, percentText } from '../settings/number-text.js';
import { useSettings } from '../settings/use-settings.js';
import { Connection } from '../worker/connection.js';
import { accuracyFigure, layersFigure, overlapFigure, spectrumFigure } from './figures.js';
import { finishedRun } from './finished-run.js';
import type { CheckpointMessage, TransformerMessage, TransformerSession } from './session.js';
import { conflictIn, openingSettings, type TransformerSettings } from './settings.js';
import { explainAccuracy, explainDrops, explainOverlaps } from './words.js';

/** The transformer's demo: the run it opens with, its settings, its worker, and what its figures show. */
export function useAdditionTransformer() {
  const start = () => new Worker(new URL('./addition-transformer.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<TransformerSession>(start);
  const run = useRun(connection);
  const settings = useSettings(openingSettings, conflictIn);

  /** What the network on show was trained with; the settings may have moved on. */
  const trained = shallowRef<TransformerSettings>();
  const latest = shallowRef<TransformerMessage>();
  const checkpoints = shallowRef<readonly CheckpointMessage[]>([]);
  /** The checkpoint on show, by its place; the newest while training. */
  const place = ref(0);
  const kernel = ref('unembed.W_U');
  /** Whether the network on show was trained here, so that the worker has its weights. */
  const here = ref(false);
  const shown = computed(() => checkpoints.value[place.value]);

  onMounted(async () => {
    const finished = await finishedRun(withBase('/examples/addition-transformer/run.json'));
    if (!finished || latest.value || run.state.value !== 'idle') return;
    trained.value = finished.settings;
    latest.value = finished.latest;
    checkpoints.value = finished.checkpoints;
    // The slider takes no place beyond its end, which is yet to move.
    await nextTick();
    place.value = finished.checkpoints.length - 1;
  });

  async function train(): Promise<void> {
    const wanted = { ...settings.chosen };
    await run.start(
      'Training.',
      () =>
        connection.call((api) => {
          trained.value = wanted;
          latest.value = undefined;
          checkpoints.value = [];
          here.value = true;
          return api.train(wanted, proxy(show));
        }),
      (took) => `Trained, with ten spectra at each of ${checkpoints.value.length} checkpoints, in ${took}.`,
    );
  }

  function show(message: TransformerMessage): void {
    latest.value = message;
    checkpoints.value = [...checkpoints.value, message.checkpoint];
    place.value = checkpoints.value.length - 1;
  }

  const saveArrays = () =>
    run.ask(async () => {
      if (!shown.value) return;
      const { epoch } = shown.value;
      const file = await connection.call((api) => api.arrays(epoch));
      saveFile(`addition-transformer-epoch-${epoch}.npz`, file as BlobPart, 'application/zip');
    });

  const figures = computed(() => {
    if (!latest.value || !trained.value || !shown.value) return {};
    const { epochs } = trained.value;
    const { epoch } = shown.value;
    return {
      accuracy: accuracyFigure(latest.value, epochs, epoch),
      spectrum: spectrumFigure(checkpoints.value, shown.value, kernel.value),
      overlaps: overlapFigure(latest.value, epochs, epoch),
      layers: layersFigure(shown.value),
    };
  });
  const words = computed(() => {
    if (!latest.value || !shown.value) return {};
    return {
      accuracy: explainAccuracy(latest.value),
      drops: explainDrops(shown.value, kernel.value, laterSettings.heads),
      overlaps: explainOverlaps(latest.value),
    };
  });
  const progress = computed(() => {
    if (!latest.value || !trained.value) return '';
    const { checkpoint, loss, testAccuracy } = latest.value;
    const accuracy = percentText(testAccuracy[testAccuracy.length - 1]);
    const which = here.value ? '' : `trained beforehand, seed ${trained.value.seed} · `;
    return `${which}epoch ${checkpoint.epoch} of ${trained.value.epochs} · loss ${numberText(loss)} · test accuracy ${accuracy}`;
  });
  const done = computed(() =>
    latest.value && trained.value ? latest.value.checkpoint.epoch / trained.value.epochs : 0,
  );

  return { run, settings, train, saveArrays, checkpoints, place, shown, kernel, here, figures, words, progress, done };
}
