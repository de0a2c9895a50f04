import { writeFileSync } from 'node:fs';
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { gram } from '@entk/linalg';
import { afterEach, expect, test } from 'vitest';
import { machineNow } from '../../src/journal/identity.js';
import {
  fastArithmeticText,
  inThreads,
  isArithmeticFast,
  useFastArithmetic,
  useUsualArithmetic,
} from '../../src/parallel/arithmetic.js';
import { entk, temporaryFolder } from '../entk.js';

afterEach(useUsualArithmetic);

const random = createRandom(1);
const matrix = DenseMatrix.generate(300, 200, () => random.normal());

test('fast arithmetic lasts until the usual one is asked for, and marks the run', async () => {
  const usual = gram(matrix).data;
  expect(machineNow()).not.toHaveProperty('arithmetic');
  const { fused } = await useFastArithmetic();
  expect(isArithmeticFast()).toBe(true);
  expect(machineNow().arithmetic).toBe('fast');
  const found = gram(matrix).data;
  expect(found.some((value, place) => value !== usual[place])).toBe(fused);
  expect(Math.max(...found.map((value, place) => Math.abs(value - usual[place])))).toBeLessThan(1e-12);
  await useUsualArithmetic();
  expect(gram(matrix).data).toEqual(usual);
});

test('says what the host has of it', () => {
  expect(fastArithmeticText({ fused: true, wide: true })).toBe('arithmetic: fused multiply-add, 256-bit vectors');
  expect(fastArithmeticText({ fused: true, wide: false })).toBe('arithmetic: fused multiply-add');
  expect(fastArithmeticText({ fused: false, wide: false })).toContain('as usual; Node 21');
});

test('work in threads gives the same bits, and ends them, also where it fails', async () => {
  const alone = gram(matrix).data;
  expect(await inThreads('analyze', 2, async () => gram(matrix).data)).toEqual(alone);
  await expect(inThreads('analyze', 2, () => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
  expect(await inThreads('analyze', undefined, async () => gram(matrix).data)).toEqual(alone);
  await expect(inThreads('analyze', 0, async () => 1)).rejects.toThrow('analyze: threads must be');
});

test('the program takes both words, says what it computes with, and is as it was afterwards', async () => {
  const kernel = `${temporaryFolder()}/missing.npy`;
  const { stderr, code } = await entk('analyze', '--kernel', kernel, '--fast', '--threads', '2', '--json');
  expect(stderr).toMatch(/^arithmetic: /);
  expect(code).not.toBe(0);
  expect(isArithmeticFast()).toBe(false);
});

test('an analysis in threads prints what one without them does', async () => {
  const file = `${temporaryFolder()}/kernel.npy`;
  const { data } = gram(DenseMatrix.generate(300, 40, () => random.normal() * 0.1 ** random.integer(4)));
  writeFileSync(file, writeNpy(ndArray([300, 300], data)));
  const alone = await entk('analyze', '--kernel', file, '--json');
  expect(alone).toMatchObject({ code: 0, stdout: expect.stringContaining('"eigenvalues"') });
  const together = await entk('analyze', '--kernel', file, '--json', '--threads', '2');
  expect(together.stdout).toBe(alone.stdout);
});
