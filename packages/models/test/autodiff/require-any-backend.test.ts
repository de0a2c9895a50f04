import { expect, it } from 'vitest';
import { requireAnyBackend } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';

it('refuses without a backend and passes with one', async () => {
  expect(() => requireAnyBackend('f')).toThrow('f: a backend must be ready; await initialiseBackend() first');
  await initialiseBackend();
  expect(() => requireAnyBackend('f')).not.toThrow();
});
