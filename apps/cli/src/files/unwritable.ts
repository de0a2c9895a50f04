import { resolve } from 'node:path';
import { type EntkError, MisuseError } from '@entk/core';
import { faultText, isMachineFault, MachineFault } from './machine-fault.js';

/** What is said of a place that results cannot be written to: a fault of the machine, or the wrong place. */
export function unwritable(caller: string, path: string, error: unknown): EntkError {
  const place = resolve(path);
  if (isMachineFault(error)) {
    return new MachineFault(`${place} could not be written: ${faultText(error)}`, { cause: error });
  }
  return new MisuseError({
    in: caller,
    rule: 'output folder must be one that can be written to',
    got: place,
    context: (error as { code?: string }).code,
  });
}
