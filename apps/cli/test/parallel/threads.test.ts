import { availableParallelism } from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { usableThreads } from '../../src/parallel/threads.js';

afterEach(() => vi.unstubAllEnvs());

test('as many as asked, else as the job of Slurm was given, else as there are cores', () => {
  vi.stubEnv('SLURM_CPUS_PER_TASK', '3');
  expect([usableThreads(7), usableThreads()]).toEqual([7, 3]);
  for (const nothing of ['', 'x', '0']) {
    vi.stubEnv('SLURM_CPUS_PER_TASK', nothing);
    expect(usableThreads()).toBe(availableParallelism());
  }
});

test.each([0, 1.5, -1, 1e9])('%f threads are refused', (threads) => {
  expect(() => usableThreads(threads, 'sweep')).toThrow(/sweep: threads must be an integer in 1\.\.4096/);
});
