import { describe, expect, it } from 'vitest';
import { breathe, workOf } from '../src/index.js';

describe('breathe', () => {
  it('lets waiting tasks run', async () => {
    let ran = false;
    setImmediate(() => {
      ran = true;
    });
    await breathe();
    expect(ran).toBe(true);
  });

  it('throws the reason of an aborted signal', async () => {
    await expect(breathe(AbortSignal.abort(new Error('stopped by the reader')))).rejects.toThrow(
      'stopped by the reader',
    );
  });
});

describe('workOf', () => {
  it('takes the options of work alone', () => {
    const { signal } = new AbortController();
    const options = { signal, memoryBudget: 5, count: 3 };
    expect(workOf(options)).toEqual({
      signal,
      memoryBudget: 5,
      onProgress: undefined,
    });
  });
});
