import { MisuseError } from '@entk/core';

/** What is said of a place that results cannot be written to. */
export function unwritable(caller: string, path: string, error: unknown): MisuseError {
  const { code } = error as { code?: string };
  return new MisuseError({
    in: caller,
    rule: 'output folder must be one that can be written to',
    got: path,
    context: code,
  });
}
