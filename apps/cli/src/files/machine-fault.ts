import { getSystemErrorMap } from 'node:util';
import { EntkError } from '@entk/core';

/** What the machine refused and may grant another time: room on a disk, memory, open files, a device that answers. */
export class MachineFault extends EntkError {
  override name = 'MachineFault';
}

/** Codes of the operating system, and of Node's threads, for what may be otherwise when it is tried again. */
const passing: ReadonlySet<unknown> = new Set(
  [
    'ENOSPC EDQUOT EFBIG EIO ENXIO ESTALE ETIMEDOUT',
    'ENOMEM EMFILE ENFILE ENOBUFS EAGAIN EBUSY EINTR',
    'ERR_WORKER_OUT_OF_MEMORY ERR_WORKER_INIT_FAILED ERR_MEMORY_ALLOCATION_FAILED',
  ].flatMap((codes) => codes.split(' ')),
);

/** How V8 and WebAssembly say that memory was refused; neither gives a code. */
const noMemory = /allocation failed|could not allocate|unable to grow|out of memory/i;

/** Whether trying again may help, by what the operating system, V8 or a thread said. */
export function isMachineFault(error: unknown): boolean {
  if (error instanceof MachineFault) return true;
  if (!(error instanceof Error)) return false;
  if (passing.has((error as { code?: unknown }).code)) return true;
  if ((error instanceof RangeError || error instanceof WebAssembly.RuntimeError) && noMemory.test(error.message)) {
    return true;
  }
  return isMachineFault(error.cause);
}

/** What went wrong in words, with the code: `no space left on device (ENOSPC)`. */
export function faultText(error: unknown): string {
  const { code, errno, message } = error as { code?: string; errno?: number; message?: string };
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno)?.[1];
  if (code === undefined) return message ?? String(error);
  const words = known ?? message ?? '';
  return words.includes(code) ? words : `${words} (${code})`.trim();
}
