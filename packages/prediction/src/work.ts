import type { WorkOptions } from '@entk/core';

/** The options that every step takes. */
export function workOf({ signal, onProgress, memoryBudget }: WorkOptions): WorkOptions {
  return { signal, onProgress, memoryBudget };
}
