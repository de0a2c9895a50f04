import { expect } from 'vitest';
import { differenceFrom, shownAtTheStartOf } from '../../apps/docs/demos/snippet/shown-value.mjs';

/** Expects of a value what the comment beside it says, and hands the value back. */
export function shown<T>(value: T, comment: string, place: string): T {
  const expected = shownAtTheStartOf(comment);
  if (expected) expect.soft(differenceFrom(expected, value), `${place}: // ${comment}`).toBeUndefined();
  // An expression that gives nothing, a statement like `await run();`, may carry a remark instead.
  else if (value !== undefined) expect.soft(comment, `${place}: the comment shows no value`).toBe(String(value));
  return value;
}
