import { type Progress } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { adam, initialiseBackend, type Optimiser, squaredError, train } from '../../src/index.js';
import { tensorCount, zeros } from '../../src/tensor/index.js';
import { network, initial, data, options } from './addition.js';

beforeAll(() => initialiseBackend());

describe('the state of a training', () => {
  it('reports its progress, the end included', async () => {
    const reports: Progress[] = [];
    await train(network, initial, data, { ...options, epochs: 400, onProgress: (progress) => reports.push(progress) });
    expect(reports.length).toBeGreaterThan(1);
    expect(reports.every(({ stage, total }) => stage === 'training' && total === 400)).toBe(true);
    expect(reports.map(({ done }) => done)).toEqual(reports.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(reports.at(-1)).toMatchObject({ done: 400 });
    expect(reports[0].detail).toMatch(/^loss \d\.\d\de[+-]\d+$/);
  });

  it('stops midway with the reason of its signal, and leaves no tensor', async () => {
    const before = tensorCount();
    const stop = new AbortController();
    let epochs = 0;
    const running = train(network, initial, data, {
      ...options,
      epochs: 1e6,
      signal: stop.signal,
      onProgress: ({ done }) => {
        epochs = done;
        stop.abort(new Error('the reader has gone'));
      },
    });
    await expect(running).rejects.toThrow('the reader has gone');
    expect(epochs).toBeGreaterThan(0);
    expect(epochs).toBeLessThan(1e6);
    expect(tensorCount()).toBe(before);
  });

  it('does not begin when aborted before', async () => {
    const before = tensorCount();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(train(network, initial, data, { ...options, signal })).rejects.toThrow('too late');
    expect(tensorCount()).toBe(before);
  });

  it('leaves no tensor on success, or when its optimiser or loss throws', async () => {
    const before = tensorCount();
    await train(network, initial, data, { ...options, batchSize: 4 });
    expect(tensorCount()).toBe(before);
    const throwing: Optimiser = {
      ...adam(),
      step: () => {
        throw new Error('no step');
      },
    };
    for (const batchSize of [undefined, 4]) {
      await expect(train(network, initial, data, { ...options, optimiser: throwing, batchSize })).rejects.toThrow(
        'no step',
      );
      expect(tensorCount()).toBe(before);
    }
    let started = 0;
    const unprepared: Optimiser = {
      ...adam(),
      initialState: (parameter) => {
        const state = [zeros(parameter.shape)];
        if (++started === 2) throw new Error('no state');
        return state;
      },
    };
    await expect(train(network, initial, data, { ...options, optimiser: unprepared })).rejects.toThrow('no state');
    expect(tensorCount()).toBe(before);
    const loss = squaredError({ importance: [1] });
    await expect(train(network, initial, data, { ...options, loss })).rejects.toThrow(
      'squaredError: number of importances must be 5, got 1',
    );
    expect(tensorCount()).toBe(before);
  });
});
