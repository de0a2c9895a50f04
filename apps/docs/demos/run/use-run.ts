import { onBeforeUnmount, ref } from 'vue';
import { secondsText } from '../settings/number-text.js';
import type { Connection, Stoppable } from '../worker/connection.js';
import { isStop } from '../worker/stopping.js';
import { missingHere } from './requirements.js';

/** `busy` while the worker works, `stopping` from Stop until it has. */
export type RunState = 'idle' | 'busy' | 'stopping';

/** What `useRun` gives: a demo's `RunBar` shows it. */
export type Run = ReturnType<typeof useRun>;

/** The state of a demo that works in a worker: what it does, what went wrong, and its Stop button. */
export function useRun<Api extends Stoppable>(connection: Connection<Api>) {
  const state = ref<RunState>('idle');
  /** What this browser lacks; nothing can be started then. Known once `whenKnown` resolves. */
  const missing = ref<string>();
  /** The last error, in its own words. */
  const error = ref<string>();
  /** Said to those who do not see the figures move. */
  const news = ref('');

  const whenKnown = missingHere().then((found) => {
    missing.value = found;
  });
  onBeforeUnmount(() => connection.close());

  /**
   * Starts one piece of work.
   *
   * @param beginning What is said when it begins.
   * @param ending What is said when it came to its end, given how long that took: `0.8 s`.
   * @returns Whether it came to its end: false when it was stopped or failed.
   */
  async function start(
    beginning: string,
    work: () => Promise<void>,
    ending?: (took: string) => string,
  ): Promise<boolean> {
    if (missing.value !== undefined || state.value !== 'idle') return false;
    const began = performance.now();
    state.value = 'busy';
    error.value = undefined;
    news.value = beginning;
    try {
      await work();
      if (ending) news.value = ending(secondsText(performance.now() - began));
      return true;
    } catch (thrown) {
      news.value = '';
      if (isStop(thrown))
        news.value = connection.open ? 'Stopped.' : 'Stopped: the worker did not answer and was ended.';
      else error.value = wordsOf(thrown);
      return false;
    } finally {
      state.value = 'idle';
    }
  }

  /** Asks the worker something small about what it already knows; what goes wrong is said. */
  async function ask(question: () => Promise<void>): Promise<void> {
    if (!connection.open) {
      news.value = 'The worker was ended and has forgotten the network: train again to continue.';
      return;
    }
    try {
      await question();
    } catch (thrown) {
      if (!isStop(thrown)) error.value = wordsOf(thrown);
    }
  }

  async function stop(): Promise<void> {
    if (state.value !== 'busy') return;
    state.value = 'stopping';
    await connection.stop();
  }

  return { state, missing, whenKnown, error, news, start, ask, stop };
}

function wordsOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
