import { computed, ref, shallowRef, watch } from 'vue';
import { saveFile } from '../figure/download.js';
import { numberText } from '../settings/number-text.js';
import type { FinishedRun } from '../training/finished-run.js';
import { useTraining } from '../training/use-training.js';
import { latestOnly } from '../worker/latest.js';
import type { FeaturesMessage, SuperpositionSession, TrainedWeight, TrainingMessage } from './session.js';
import {
  betaRange,
  conflictIn,
  superpositionFields,
  type SuperpositionSettings,
  superpositionPresets,
  usualView,
} from './settings.js';

/** The run that the page opens with: its weights, and kernels that need no worker. */
export interface SuperpositionRun extends FinishedRun<SuperpositionSettings, TrainingMessage> {
  readonly weights: Readonly<Record<string, TrainedWeight>>;
  readonly kernels: readonly FeaturesMessage[];
}

/** The superposition demo: its network, and the kernel that is looked at. */
export function useSuperposition() {
  const kernel = shallowRef<FeaturesMessage>();
  const beta = ref(usualView.beta);
  const basis = ref(usualView.basis);
  const normalise = ref(usualView.normalise);
  const request = () => ({ beta: beta.value, basis: basis.value });
  const isWanted = (found: FeaturesMessage | undefined) => found?.beta === beta.value && found.basis === basis.value;

  const training = useTraining<
    SuperpositionSession,
    SuperpositionSettings,
    TrainingMessage,
    SuperpositionRun,
    typeof usualView
  >({
    worker: () => new Worker(new URL('./superposition.worker.ts', import.meta.url), { type: 'module' }),
    opening: superpositionPresets[0].settings,
    conflictIn,
    finished: '/examples/superposition/run.json',
    fields: superpositionFields,
    usualView,
    view: () => ({ ...request(), normalise: normalise.value }),
    look: (view) => {
      beta.value = view.beta;
      basis.value = view.basis;
      normalise.value = view.normalise;
    },
    train: (api, settings, show) => api.train(settings, request(), show),
    revive: (api, { settings, weights }) => api.revive(settings, weights),
    clear: () => {
      kernel.value = undefined;
    },
    show: (message) => {
      if (message.kernel) kernel.value = message.kernel;
    },
    open: () => {},
    settled: async () => {
      await recompute();
      return undefined;
    },
    done: ({ step }, { steps }) => step / steps,
    progress: ({ step, losses }, { steps, seed }) =>
      `seed ${seed} · step ${numberText(step)} of ${numberText(steps)} · loss ${numberText(losses[losses.length - 1])}`,
    ending: (took) => `Trained in ${took}. Move β.`,
  });

  const recompute = latestOnly<void>(async () => {
    if (!training.latest.value || training.run.state.value !== 'idle' || isWanted(kernel.value)) return;
    const kept = training.beforehand.value?.kernels.find(isWanted);
    if (kept) kernel.value = kept;
    else
      await training.ask(async (api) => {
        kernel.value = await api.kernelAt(request());
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
    training.ask(async (api) => {
      saveFile('superposition.npz', (await api.arrays(request())) as BlobPart, 'application/zip');
    });

  const onShow = computed(() => {
    const [settings, latest] = [training.trained.value, training.latest.value];
    return settings && latest && { settings, latest };
  });
  return { ...training, beta, basis, normalise, kernel, onShow, sweep, saveArrays };
}
