import { EntkError } from '@entk/core';

/** What the file system refused, what it says, and what stands where it stopped. */
export class StorageError extends EntkError {
  override name = 'StorageError';
  /** Node's code: `ENOSPC`, `EACCES`, `EROFS`. */
  readonly code: string;

  constructor(message: string, code: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the quota is used up'],
  ['EFBIG', 'the file system takes no file so large'],
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOENT', 'the folder is not there'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EISDIR', 'it is a folder'],
  ['EIO', 'the device failed'],
]);

/**
 * An error of the file system as a `StorageError` that says function, file and reason; any other error as it is.
 *
 * @param standing What is there now and what to do: `120 of 136 tiles are done and stay; …`.
 */
export function storageError(caller: string, file: string, error: unknown, standing: string): unknown {
  const code = codeOf(error);
  if (code === undefined || error instanceof StorageError) return error;
  const reason = reasons.get(code) ?? 'the file system refused';
  return new StorageError(`${caller}: ${file} must be writable, but ${reason} (${code}); ${standing}`, code, error);
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('syscall' in error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
