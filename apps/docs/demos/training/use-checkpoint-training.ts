import type { Remote } from 'comlink';
import { computed } from 'vue';
import { saveFile } from '../figure/download.js';
import { numberText, percentText } from '../settings/number-text.js';
import type { Stoppable } from '../worker/connection.js';
import type { AccuracyMessage } from './accuracy.js';
import type { FinishedRun } from './finished-run.js';
import { useCheckpoints } from './use-checkpoints.js';
import { type TrainingPlan, useTraining } from './use-training.js';

/** A network at one checkpoint, as far as its training came. */
export interface CheckpointOnShow<Settings, Message, Checkpoint> {
  readonly settings: Settings;
  readonly latest: Message;
  readonly checkpoints: readonly Checkpoint[];
  readonly shown: Checkpoint;
}

/** A run that was made before the page, with all of its checkpoints. */
export interface CheckpointRun<Settings, Message, Checkpoint> extends FinishedRun<Settings, Message> {
  readonly checkpoints: readonly Checkpoint[];
}

type Own = 'open' | 'done' | 'progress' | 'ending' | 'clear' | 'show' | 'settled' | 'view';

/** A plan but for what follows from its checkpoints. */
export interface CheckpointPlan<
  Api extends Stoppable & { arrays(epoch: number): Uint8Array },
  Settings extends object,
  Message,
  Run extends FinishedRun<Settings, Message>,
  View extends { readonly epoch: number | undefined },
> extends Omit<TrainingPlan<Api, Settings, Message, Run, View>, Own> {
  /** How the run is looked at, but for the epoch. */
  readonly view: () => Omit<View, 'epoch'>;
  /** What else goes when the checkpoints go. */
  readonly clear?: () => void;
  /** What else a message shows. */
  readonly show?: (message: Message) => void;
  /** What else is to be done when a run is there. */
  readonly settled?: () => Promise<void>;
  readonly ending: (checkpoints: number, took: string) => string;
  /** Begins the names of files of arrays. */
  readonly file: string;
}

/** A demo that trains a network and is looked at checkpoint by checkpoint. */
export function useCheckpointTraining<
  Api extends Stoppable & { arrays(epoch: number): Uint8Array },
  Settings extends { readonly epochs: number; readonly seed: number },
  Checkpoint extends { readonly epoch: number },
  Message extends AccuracyMessage & { readonly checkpoint: Checkpoint },
  Run extends CheckpointRun<Settings, Message, Checkpoint>,
  View extends { readonly epoch: number | undefined },
>(plan: CheckpointPlan<Api, Settings, Message, Run, View>) {
  const points = useCheckpoints<Checkpoint>();
  const training = useTraining<Api, Settings, Message, Run, View>({
    ...plan,
    view: () => ({ ...plan.view(), epoch: points.epoch.value }) as View,
    look: (view) => {
      plan.look(view);
      points.asked.value = view.epoch;
    },
    clear: () => {
      points.take([]);
      plan.clear?.();
    },
    show: (message) => {
      points.add(message.checkpoint);
      plan.show?.(message);
    },
    open: ({ checkpoints }) => points.take(checkpoints),
    settled: async () => {
      const said = points.settle();
      await plan.settled?.();
      return said;
    },
    done: ({ checkpoint }, { epochs }) => checkpoint.epoch / epochs,
    progress: ({ checkpoint, loss, testAccuracy }, { epochs, seed }) => {
      const accuracy = percentText(testAccuracy[testAccuracy.length - 1]);
      return `seed ${seed} · epoch ${checkpoint.epoch} of ${epochs} · loss ${numberText(loss)} · test accuracy ${accuracy}`;
    },
    ending: (took) => plan.ending(points.checkpoints.value.length, took),
  });

  /** Downloads the arrays of the checkpoint on show. */
  const saveArrays = () =>
    training.ask(async (api: Remote<Api>) => {
      if (!points.shown.value) return;
      const { epoch } = points.shown.value;
      saveFile(`${plan.file}-epoch-${epoch}.npz`, (await api.arrays(epoch)) as unknown as BlobPart, 'application/zip');
    });

  const onShow = computed<CheckpointOnShow<Settings, Message, Checkpoint> | undefined>(() => {
    const [settings, latest, shown] = [training.trained.value, training.latest.value, points.shown.value];
    return settings && latest && shown ? { settings, latest, shown, checkpoints: points.checkpoints.value } : undefined;
  });
  return { ...training, ...points, onShow, saveArrays };
}
