// Tests no single file: demos/worker, which does not stand below src.
import { afterEach, describe, expect, it } from 'vitest';
import { latestOnly } from '../../demos/worker/latest.js';
import { isStop, Stopper } from '../../demos/worker/stopping.js';
import { closeConnections, connectionTo } from './fake-worker.js';

afterEach(closeConnections);

describe('the line to a worker', () => {
  it('starts it with the first call, answers, and hands its errors on', async () => {
    const { connection, fakes } = connectionTo({ stop: () => {}, work: () => Promise.resolve(7) });
    expect(connection.open).toBe(false);
    expect(await connection.call((api) => api.work())).toBe(7);
    expect(await connection.call((api) => api.work())).toBe(7);
    expect(fakes).toHaveLength(1);
    const failing = connectionTo({ stop: () => {}, work: () => Promise.reject(new Error('readNpy: cut short')) });
    await expect(failing.connection.call((api) => api.work())).rejects.toThrow('readNpy: cut short');
  });

  it('lets work that answers a stop end by itself, and knows it as a stop', async () => {
    const stopper = new Stopper();
    const work = () => {
      const signal = stopper.begin();
      return new Promise<number>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    };
    const { connection, fakes } = connectionTo({ stop: () => stopper.stop(), work });
    const result = connection.call((api) => api.work()).catch(isStop);
    await connection.stop();
    expect(await result).toBe(true);
    expect([connection.open, fakes[0].ended()]).toEqual([true, false]);
  });

  it('ends a worker that leaves a stop unanswered, and starts another for the next call', async () => {
    const forever = () => new Promise<number>(() => {});
    const deaf = { stop: () => new Promise<void>(() => {}) as unknown as void, work: forever };
    const { connection, fakes } = connectionTo(deaf, 20);
    const result = connection.call((api) => api.work()).catch(isStop);
    await connection.stop();
    expect(await result).toBe(true);
    expect([connection.open, fakes[0].ended()]).toEqual([false, true]);
    void connection.call((api) => api.work()).catch(isStop);
    expect(fakes).toHaveLength(2);
  });

  it('says that a worker died', async () => {
    const { connection, fakes } = connectionTo({ stop: () => {}, work: () => new Promise(() => {}) });
    const result = connection.call((api) => api.work());
    fakes[0].fail('out of memory');
    await expect(result).rejects.toThrow('the page’s worker ended: out of memory'.replace('’', "'"));
    expect(fakes[0].ended()).toBe(true);
  });
});

describe('the newest only', () => {
  it('skips what was asked for and outdated while it worked', async () => {
    const done: number[] = [];
    const ask = latestOnly(async (input: number) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.push(input);
    });
    await Promise.all([1, 2, 3, 4].map((input) => ask(input)));
    expect(done).toEqual([1, 4]);
    await ask(5);
    expect(done).toEqual([1, 4, 5]);
  });

  it('goes on after an error', async () => {
    const ask = latestOnly((input: number) => (input < 0 ? Promise.reject(new Error('no')) : Promise.resolve()));
    await expect(ask(-1)).rejects.toThrow('no');
    await expect(ask(1)).resolves.toBeUndefined();
  });
});
