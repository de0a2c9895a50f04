// Also tests files/machine-fault.ts: which failures are the machine's decides the exit code.
import { EntkError, MisuseError } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../src/failure.js';
import { unwritable } from '../src/files/unwritable.js';

/** As Node throws it. */
function systemError(code: string, errno: number, path?: string): Error {
  return Object.assign(new Error(`${code}: …, open`), { code, errno, syscall: 'open', ...(path && { path }) });
}

describe('what the machine refuses ends with 75', () => {
  test.each([
    ['a full disk', systemError('ENOSPC', -28, '/out/a'), 'no space left on device (ENOSPC)'],
    ['a quota', systemError('EDQUOT', -122), 'EDQUOT'],
    ['a failing device', systemError('EIO', -5), 'i/o error (EIO)'],
    ['open files', systemError('EMFILE', -24), 'too many open files (EMFILE)'],
    ['memory, of the system', systemError('ENOMEM', -12), 'not enough memory (ENOMEM)'],
    ['memory, of V8', new RangeError('Array buffer allocation failed'), 'Array buffer allocation failed'],
    [
      'memory, of WebAssembly',
      new RangeError('WebAssembly.Memory(): could not allocate memory'),
      'could not allocate memory',
    ],
    [
      'memory, of the backend',
      Object.assign(new EntkError('the host must grant memory to WebAssembly, and refused it'), {
        cause: new RangeError('WebAssembly.Memory(): could not allocate memory'),
      }),
      'must grant memory',
    ],
    [
      'memory, of a thread',
      Object.assign(new Error('Worker terminated due to reaching memory limit'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
      'reaching memory limit (ERR_WORKER_OUT_OF_MEMORY)',
    ],
  ])('%s, thrown as it is or on the way to a folder', (_, error, words) => {
    for (const thrown of [error, unwritable('train', '/out', error)]) {
      const { code, text } = failureOf(thrown, 'entk train superposition');
      expect(code).toBe(75);
      expect(text).toMatch(/^entk train superposition: .*; the same call may succeed another time$/);
      expect(text).toContain(words);
    }
  });

  test('a real allocation that no machine grants', () => {
    const refused = () => {
      try {
        return new ArrayBuffer(2 ** 53 - 1);
      } catch (error) {
        return error;
      }
    };
    expect(failureOf(refused(), 'entk analyze').code).toBe(75);
  });
});

describe('what is wrong in the call ends with 2, in one line without names of functions', () => {
  test.each([
    [
      new MisuseError({ in: 'readNetworkDescription', rule: 'layers must be a list', got: 3 }),
      'layers must be a list, got 3',
    ],
    [new EntkError('initialiseBackend: the host must run SIMD'), 'the host must run SIMD'],
    [new EntkError('the weights left the finite numbers'), 'the weights left the finite numbers'],
    [systemError('EACCES', -13, '/secret'), '/secret: permission denied (EACCES)'],
    [
      unwritable('train', '/out', systemError('EACCES', -13, '/out')),
      'output folder must be one that can be written to, got "/out" (EACCES)',
    ],
  ])('%o', (error, text) => {
    expect(failureOf(error, 'entk analyze')).toEqual({ code: 2, text: `entk analyze: ${text}` });
  });
});

test('a fault of ours ends with 1 and keeps its stack', () => {
  const { code, text } = failureOf(new TypeError('x is not a function'), 'entk analyze');
  expect(code).toBe(1);
  expect(text).toMatch(/^TypeError: x is not a function\n {4}at /);
});
