import { EntkError } from '@entk/core';
import { expect } from '@entk/testing/matchers';
import { describe, it } from 'vitest';
import { StorageError, storageError } from '../../src/node/storage-error.js';

const ofSystem = (code: string) => Object.assign(new Error('no'), { code, syscall: 'write' });

describe('storageError', () => {
  it('says function, file, reason and what is there', () => {
    const cause = ofSystem('ENOSPC');
    const error = storageError('here', 'K.npy', cause, 'nothing was changed') as StorageError;
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toBeInstanceOf(EntkError);
    expect([error.name, error.code, error.cause]).toEqual(['StorageError', 'ENOSPC', cause]);
    expect(error.message).toBe('here: K.npy must be writable, but the disk is full (ENOSPC); nothing was changed');
    const other = storageError('here', 'K.npy', ofSystem('EXDEV'), 'x') as StorageError;
    expect(other.message).toBe('here: K.npy must be writable, but the file system refused (EXDEV); x');
  });

  it('leaves other errors as they are', () => {
    const own = new StorageError('mine', 'ENOSPC');
    for (const error of [own, new TypeError('x'), 'text', undefined]) {
      expect(storageError('here', 'K.npy', error, 'x')).toBe(error);
    }
  });
});
