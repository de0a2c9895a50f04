import { describe, expect, test } from 'vitest';
import { Output } from '../../src/terminal/output.js';
import { ProgressLine } from '../../src/terminal/progress-line.js';
import { recorder } from '../entk.js';

function progressOn(isTTY: boolean): { progress: ProgressLine; printed: () => string } {
  const { stream, text } = recorder({ isTTY, columns: 60 });
  let read = 0;
  return {
    progress: new ProgressLine(new Output(stream)),
    printed: () => {
      const fresh = text().slice(read);
      read = text().length;
      return fresh;
    },
  };
}

describe('on a terminal', () => {
  test('redraws one line, with the share, the detail and the seconds, and clears it at the end', () => {
    const { progress, printed } = progressOn(true);
    progress.show({ stage: 'training', done: 3, total: 500, detail: 'loss 0.1' });
    expect(printed()).toBe('\r\u001B[Ktraining 3/500 · loss 0.1 · 0 s');
    progress.end();
    expect(printed()).toBe('\r\u001B[K');
  });

  test('leaves out what comes too soon to be read, but no new stage and no last step', () => {
    const { progress, printed } = progressOn(true);
    for (let done = 0; done < 100; done++) progress.show({ stage: 'training', done, total: 100 });
    expect(printed().split('\r').length).toBeLessThan(20);
    progress.show({ stage: 'training', done: 100, total: 100 });
    progress.show({ stage: 'spectra', done: 0, total: 1 });
    expect(printed()).toMatch(/training 100\/100 · \d+ s[^]*spectra · \d+ s$/);
  });

  test('shows jobs side by side, without the ends of what the terminal has no room for', () => {
    const { progress, printed } = progressOn(true);
    progress.show({ stage: 'training p = 29', done: 1, total: 500, detail: 'loss 0.1' });
    progress.show({ stage: 'training m = 10', done: 2, total: 5000, detail: 'loss 0.01' });
    expect(printed().split('\u001B[K').at(-1)).toBe('training p = 29 1/500 · loss 0.1 | training m = 10 2… · 0 s');
    progress.show({ stage: 'training p = 29', done: 500, total: 500 });
    progress.show({ stage: 'training m = 10', done: 5000, total: 5000 });
    expect(printed().split('\u001B[K').at(-1)).toBe('training m = 10 5000/5000 · 0 s');
  });
});

test('elsewhere: one line a stage, and nothing to clear', () => {
  const { progress, printed } = progressOn(false);
  for (const stage of ['training', 'spectra']) {
    for (const done of [0, 1, 2]) progress.show({ stage, done, total: 2 });
  }
  progress.end();
  expect(printed()).toBe('0 s: training …\n0 s: spectra …\n');
});
