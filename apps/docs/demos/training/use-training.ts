import { proxy, type Remote } from 'comlink';
import { withBase } from 'vitepress';
import { computed, onMounted, ref, shallowRef } from 'vue';
import type { Fields } from '../address/fields.js';
import { useAddress } from '../address/use-address.js';
import { useRun } from '../run/use-run.js';
import { useSettings } from '../settings/use-settings.js';
import { Connection, type Stoppable } from '../worker/connection.js';
import { type FinishedRun, finishedRun } from './finished-run.js';

/** What a demo that trains a network is made of. */
export interface TrainingPlan<
  Api extends Stoppable,
  Settings extends object,
  Message,
  Run extends FinishedRun<Settings, Message>,
  View extends object,
> {
  readonly worker: () => Worker;
  /** The settings that the page opens with; their run was made before. */
  readonly opening: Settings;
  readonly conflictIn: (settings: Settings) => string | undefined;
  /** Where that run is served, below the site. */
  readonly finished: string;
  /** How settings, and how one looks at what came of them, stand in the address. */
  readonly fields: { readonly settings: Fields<Settings>; readonly view: Fields<View> };
  /** How it is looked at without an address that says otherwise. */
  readonly usualView: View;
  readonly view: () => View;
  readonly look: (view: View) => void;
  readonly train: (api: Remote<Api>, settings: Settings, show: (message: Message) => void) => Promise<void>;
  /** Gives the worker the network of the finished run; it is trained again without it. */
  readonly revive?: (api: Remote<Api>, run: Run) => Promise<void>;
  /** What was on show goes. */
  readonly clear: () => void;
  readonly show: (message: Message) => void;
  readonly open: (run: Run) => void;
  /** Called when a run is there, finished or as far as it came; may say something of what the address asked for. */
  readonly settled: () => string | undefined | Promise<string | undefined>;
  /** How much of a training a message comes after, 0 … 1. */
  readonly done: (message: Message, settings: Settings) => number;
  /** `epoch 120 of 500 · loss 0.01` */
  readonly progress: (message: Message, settings: Settings) => string;
  /** What is said at the end of a training. */
  readonly ending: (took: string) => string;
}

/** A demo that opens with a finished run, or that of its address, and trains one of the reader's in its place. */
export function useTraining<
  Api extends Stoppable,
  Settings extends object,
  Message,
  Run extends FinishedRun<Settings, Message>,
  View extends object,
>(plan: TrainingPlan<Api, Settings, Message, Run, View>) {
  const connection = new Connection<Api>(plan.worker);
  const run = useRun(connection);
  const settings = useSettings(plan.opening, plan.conflictIn);
  /** What the network on show was trained with; the settings may have moved on. */
  const trained = shallowRef<Settings>();
  const latest = shallowRef<Message>();
  /** The run made before the page, while it is on show. */
  const beforehand = shallowRef<Run>();
  /** Whether the worker that is open knows the network on show. */
  const known = ref(false);
  /** How far the network on show has been trained again. */
  const again = ref<number>();

  const address = useAddress<Settings & View>(
    { ...plan.fields.settings, ...plan.fields.view } as Fields<Settings & View>,
    { ...plan.opening, ...plan.usualView },
    () => ({ ...(settings.chosen as Settings), ...plan.view() }),
    (values, anew) => {
      settings.take(only(values, plan.opening));
      plan.look(only(values, plan.usualView));
      const conflict = plan.conflictIn(settings.chosen);
      if (conflict !== undefined) settings.take(plan.opening);
      if (anew) void open();
      if (conflict === undefined) return [];
      return [`The address asks for settings that do not go together, since ${conflict}: the usual ones are taken.`];
    },
  );

  onMounted(open);

  /** Shows what the address asks for: the finished run, the network that is there already, or one trained now. */
  async function open(): Promise<void> {
    const wanted = { ...(settings.chosen as Settings) };
    const usual = same(wanted, plan.opening);
    await run.whenKnown;
    if (trained.value && same(wanted, trained.value)) await settle();
    else if (usual || run.missing.value !== undefined) {
      if (!usual) complain('On show is the finished run: that of the address cannot be trained in this browser.');
      await openFinished();
    } else {
      run.news.value = 'Training the network of the address.';
      await train();
    }
  }

  async function openFinished(): Promise<void> {
    const finished = await finishedRun<Run>(withBase(plan.finished));
    if (!finished || latest.value || run.state.value !== 'idle') return;
    trained.value = finished.settings;
    latest.value = finished.latest;
    beforehand.value = finished;
    known.value = false;
    plan.open(finished);
    await settle();
  }

  async function settle(): Promise<void> {
    const said = await plan.settled();
    if (said !== undefined) complain(said);
  }

  function complain(sentence: string): void {
    address.complaints.value = [...address.complaints.value, sentence];
  }

  /** Trains a network of the settings in place of the one on show; what the address asked for is no matter any more. */
  async function trainAnew(): Promise<void> {
    address.complaints.value = [];
    await train();
  }

  async function train(): Promise<void> {
    const wanted = { ...(settings.chosen as Settings) };
    await run.start(
      'Training.',
      () =>
        connection.call((api) => {
          trained.value = wanted;
          latest.value = undefined;
          beforehand.value = undefined;
          known.value = true;
          plan.clear();
          return plan.train(api, wanted, proxy(show));
        }),
      plan.ending,
    );
    if (latest.value) await settle();
  }

  function show(message: Message): void {
    latest.value = message;
    plan.show(message);
  }

  /** Asks the worker about the network on show, which it is given first if it does not know it. */
  async function ask(question: (api: Remote<Api>) => Promise<void>): Promise<void> {
    if (await inWorker()) await run.ask(() => connection.call(question));
  }

  async function inWorker(): Promise<boolean> {
    const [wanted, message, finished] = [trained.value, latest.value, beforehand.value];
    // A run that was stopped halfway cannot be had again; the run bar says so.
    if ((known.value && connection.open) || !wanted || !message || plan.done(message, wanted) < 1) return true;
    const { revive } = plan;
    const came =
      finished && revive
        ? await run.start(
            'Loading the network on show.',
            () => connection.call((api) => revive(api, finished)),
            () => '',
          )
        : await run.start(
            'Training the network on show again: the worker is to know it.',
            () =>
              connection.call((api) =>
                plan.train(
                  api,
                  wanted,
                  proxy((now) => trainedAgain(now, wanted)),
                ),
              ),
            (took) => `The network on show was trained again, in ${took}.`,
          );
    again.value = undefined;
    known.value = came;
    return came;
  }

  function trainedAgain(message: Message, wanted: Settings): void {
    again.value = plan.done(message, wanted);
  }

  const done = computed(() => {
    if (again.value !== undefined) return again.value;
    return latest.value && trained.value ? plan.done(latest.value, trained.value) : 0;
  });
  const progress = computed(() => {
    if (!latest.value || !trained.value) return '';
    const origin = beforehand.value ? 'trained beforehand · ' : '';
    return origin + plan.progress(latest.value, trained.value);
  });

  return { run, settings, trained, latest, beforehand, address, train: trainAnew, ask, done, progress };
}

/** The shell of a demo as its component needs it. */
export type Training<Settings extends object> = Pick<
  ReturnType<typeof useTraining<Stoppable, Settings, unknown, FinishedRun<Settings, unknown>, object>>,
  'run' | 'settings' | 'address' | 'train' | 'done' | 'progress'
>;

function only<Part extends object>(values: Part, part: Part): Part {
  return Object.fromEntries(Object.keys(part).map((name) => [name, values[name as keyof Part]])) as Part;
}

function same<Values extends object>(left: Values, right: Values): boolean {
  return (Object.keys(right) as (keyof Values)[]).every((name) => left[name] === right[name]);
}
