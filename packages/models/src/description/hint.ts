import { suggestion } from '@entk/core';

/** `; did you mean "epsilon"?` at the end of one of several faults, or nothing. */
export function hint(name: string, known: Iterable<string>): string {
  const text = suggestion(name, known);
  return text === undefined ? '' : `; ${text}`;
}
