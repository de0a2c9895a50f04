import { entryText, type NdArray } from '@entk/core';
import type { FoundTensor } from '@entk/formats';

/**
 * Floating-point numbers of a file as float32, rounded to nearest; or why they cannot be, for a message.
 *
 * @param known Whether they are known to be finite, from the first reading.
 */
export function float32(
  { shape, data, dtype, unread }: FoundTensor,
  known = false,
): { array: NdArray } | { fault: string } {
  if (unread !== undefined) {
    return { fault: `must hold floating-point numbers to be a parameter, got ${unread} (${dtype})` };
  }
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    return { fault: `must hold floating-point numbers to be a parameter, got ${dtype}` };
  }
  const values = data instanceof Float32Array ? data : Float32Array.from(data);
  const wrong = known ? -1 : firstNonFinite(values);
  if (wrong >= 0) return { fault: `must be finite in float32, got ${data[wrong]} (${entryText(shape, wrong)})` };
  return { array: { shape, data: values } };
}

function firstNonFinite(values: Float32Array): number {
  for (let index = 0; index < values.length; index++) if (!Number.isFinite(values[index])) return index;
  return -1;
}
