import { proxy } from 'comlink';
import { computed, ref, shallowRef, watch } from 'vue';
import { saveFile } from '../figure/download.js';
import { useRun } from '../run/use-run.js';
import { numberText } from '../settings/number-text.js';
import { useSettings } from '../settings/use-settings.js';
import { Connection } from '../worker/connection.js';
import { latestOnly } from '../worker/latest.js';
import type { BasisName } from './features-in-kernel.js';
import { gramFigure, heatmapFigure, lossFigure, spectrumFigure } from './figures.js';
import type { FeaturesMessage, SuperpositionSession, TrainingMessage } from './session.js';
import { betaRange, conflictIn, type SuperpositionSettings, superpositionPresets } from './settings.js';
import { explainDrops, representedFeatures } from './words.js';

const firstBeta = 0.3;

/** The superposition demo: its settings, its worker, and what its figures show. */
export function useSuperposition() {
  const start = () => new Worker(new URL('./superposition.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<SuperpositionSession>(start);
  const run = useRun(connection);
  const settings = useSettings(superpositionPresets[0].settings, conflictIn);

  /** What the network on show was trained with; the settings may have moved on. */
  const trained = shallowRef<SuperpositionSettings>();
  const moment = shallowRef<TrainingMessage>();
  const kernel = shallowRef<FeaturesMessage>();
  const beta = ref(firstBeta);
  const basis = ref<BasisName>('eigenvectors');
  const request = () => ({ beta: beta.value, basis: basis.value });
  const isShown = () => kernel.value?.beta === beta.value && kernel.value.basis === basis.value;
  const normalise = ref(true);

  async function train(): Promise<void> {
    const wanted = { ...settings.chosen };
    await run.start(
      'Training.',
      () =>
        connection.call((api) => {
          trained.value = wanted;
          moment.value = undefined;
          kernel.value = undefined;
          return api.train(wanted, request(), proxy(show));
        }),
      (took) => `Trained in ${took}. Move β.`,
    );
    if (moment.value && !isShown()) await recompute();
  }

  function show(message: TrainingMessage): void {
    moment.value = message;
    if (message.kernel) kernel.value = message.kernel;
  }

  const recompute = latestOnly<void>(async () => {
    if (!moment.value || run.state.value !== 'idle') return;
    await run.ask(async () => {
      kernel.value = await connection.call((api) => api.kernelAt(request()));
    });
  });
  watch([beta, basis], () => recompute());

  /** β from 1 to 0, as fast as the kernels come. */
  async function sweep(): Promise<void> {
    for (let step = Math.round(betaRange.max / betaRange.step); step >= 0; step--) {
      beta.value = Number((step * betaRange.step).toFixed(2));
      await recompute();
    }
  }

  const saveArrays = () =>
    run.ask(async () => {
      const file = await connection.call((api) => api.arrays(request()));
      saveFile('superposition.npz', file as BlobPart, 'application/zip');
    });

  const figures = computed(() => ({
    loss: moment.value && lossFigure(moment.value.steps, moment.value.losses, trained.value?.steps ?? 1),
    gram: moment.value && gramFigure(moment.value.gram),
    spectrum: kernel.value && spectrumFigure(kernel.value),
    heatmap: kernel.value && heatmapFigure(kernel.value, normalise.value),
  }));
  const progress = computed(() => {
    if (!moment.value || !trained.value) return '';
    const { step, losses } = moment.value;
    return `step ${numberText(step)} of ${numberText(trained.value.steps)} · loss ${numberText(losses[losses.length - 1])}`;
  });
  const done = computed(() => (moment.value && trained.value ? moment.value.step / trained.value.steps : 0));
  const words = computed(() => ({
    represented: moment.value && representedFeatures(moment.value.gram),
    drops: kernel.value && trained.value && explainDrops(kernel.value, trained.value.features),
    match: kernel.value && (normalise.value ? kernel.value.match.normalised : kernel.value.match.raw),
  }));

  return {
    run,
    settings,
    train,
    sweep,
    saveArrays,
    trained,
    beta,
    basis,
    normalise,
    kernel,
    figures,
    words,
    progress,
    done,
  };
}
