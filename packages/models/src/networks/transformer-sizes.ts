import { MisuseError, requireInteger } from '@entk/core';

/** Requires that all sizes of a transformer are positive integers and that its heads divide its width. */
export function requireTransformerSizes(
  caller: string,
  sizes: Readonly<Record<string, number>> & { readonly width: number; readonly heads: number },
): void {
  for (const [name, value] of Object.entries(sizes)) requireInteger(caller, name, value, { min: 1 });
  const { width, heads } = sizes;
  if (width % heads !== 0) {
    throw new MisuseError({ in: caller, rule: `heads must divide the width ${width}`, got: heads });
  }
}
