// Tests no single file: demos/run, which does not stand below src.
import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { afterEach, describe, expect, it } from 'vitest';
import { type Run, useRun } from '../../demos/run/use-run.js';
import { Stopper } from '../../demos/worker/stopping.js';
import { type Api, closeConnections, connectionTo } from './fake-worker.js';

/** What a component gets that is drawn without a page, where nothing is looked for that a browser may lack. */
async function runOver(api: Api): Promise<{ run: Run; work: () => Promise<void> }> {
  const { connection } = connectionTo(api, 20);
  const runs: Run[] = [];
  const setup = () => {
    runs.push(useRun(connection));
    return () => null;
  };
  await renderToString(createSSRApp({ setup }));
  const work = async () => void (await connection.call((remote) => remote.work()));
  return { run: runs[0], work };
}

afterEach(closeConnections);

describe('a run', () => {
  it('says how work begins, and how it ended and how long that took', async () => {
    const { run, work } = await runOver({ stop: () => {}, work: () => Promise.resolve(7) });
    const done = run.start('Training.', work, (took) => `Trained in ${took}.`);
    expect([run.state.value, run.news.value]).toEqual(['busy', 'Training.']);
    expect(await run.start('Again.', work)).toBe(false);
    expect(await done).toBe(true);
    expect(run.state.value).toBe('idle');
    expect(run.news.value).toMatch(/^Trained in \d\.\d s\.$/);
  });

  it('gives an error in its own words, says nothing beside it, and forgets it when it starts again', async () => {
    const { run, work } = await runOver({
      stop: () => {},
      work: () => Promise.reject(new Error('readNpy: cut short')),
    });
    expect(await run.start('Reading.', work, () => 'Read.')).toBe(false);
    expect([run.state.value, run.news.value, run.error.value]).toEqual(['idle', '', 'readNpy: cut short']);
    expect(await run.start('Reading.', () => Promise.resolve())).toBe(true);
    expect([run.news.value, run.error.value]).toEqual(['Reading.', undefined]);
    await run.ask(work);
    expect([run.news.value, run.error.value]).toEqual(['Reading.', 'readNpy: cut short']);
  });

  it('is stopping from Stop until the work has ended, which is no error', async () => {
    const stopper = new Stopper();
    const untilStopped = () => {
      const signal = stopper.begin();
      return new Promise<number>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const { run, work } = await runOver({ stop: () => stopper.stop(), work: untilStopped });
    const done = run.start('Training.', work, () => 'Trained.');
    const stop = run.stop();
    expect(run.state.value).toBe('stopping');
    await stop;
    expect(await done).toBe(false);
    expect([run.state.value, run.news.value, run.error.value]).toEqual(['idle', 'Stopped.', undefined]);
  });

  it('says that a worker which did not answer is gone, and cannot be asked', async () => {
    const forever = () => new Promise<number>(() => {});
    const { run, work } = await runOver({ stop: forever, work: forever });
    const done = run.start('Training.', work);
    await run.stop();
    expect(await done).toBe(false);
    expect(run.news.value).toBe('Stopped: the worker did not answer and was ended.');
    await run.ask(() => Promise.reject(new Error('must not be asked')));
    expect(run.news.value).toMatch(/has forgotten the network/);
    expect(run.error.value).toBeUndefined();
  });
});
