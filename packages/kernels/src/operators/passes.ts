import { breathe, DenseMatrix } from '@entk/core';

/** Goes through all examples once, block by block: what is made of a block, and its examples from … to − 1. */
export type Pass<T> = (name: string, body: (made: T, from: number, to: number) => void) => Promise<void>;

/** Products with a collapsed kernel, but for a factor of its own. */
export interface CollapsedProducts {
  /** K V, axes [N, b]. */
  readonly apply: (block: DenseMatrix) => Promise<DenseMatrix>;
  /** Of the kernel, where the factors say it. */
  readonly trace: () => Promise<number | undefined>;
}

/** Examples from … to − 1. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Passes over all examples, or over blocks of some, as a plan says; what `make` makes of the first blocks is kept, of
 * the others made anew each time.
 */
export function passesOver<T>(
  plan: { readonly blockSize: number; readonly keptBlocks: number },
  examples: number | readonly Range[],
  make: (from: number, to: number) => T,
  report: (name: string, done: number) => void,
  signal?: AbortSignal,
): Pass<T> {
  const { keptBlocks } = plan;
  const blocks = typeof examples === 'number' ? blocksOf(examples, plan.blockSize) : examples;
  const kept: T[] = [];
  return async (name, body) => {
    for (const [index, { from, to }] of blocks.entries()) {
      await breathe(signal);
      const made = kept[index] ?? make(from, to);
      if (index < keptBlocks) kept[index] = made;
      body(made, from, to);
      report(name, index + 1);
    }
  };
}

function blocksOf(exampleCount: number, blockSize: number): Range[] {
  return Array.from({ length: Math.ceil(exampleCount / blockSize) }, (_, index) => ({
    from: index * blockSize,
    to: Math.min((index + 1) * blockSize, exampleCount),
  }));
}

/** Applies a map to some columns at a time. */
export async function inParts(
  block: DenseMatrix,
  width: number,
  map: (part: DenseMatrix) => Promise<DenseMatrix>,
): Promise<DenseMatrix> {
  if (block.columns <= width) return map(block);
  const image = new DenseMatrix(block.rows, block.columns);
  for (let from = 0; from < block.columns; from += width) {
    const part = await map(block.columnRange(from, Math.min(from + width, block.columns)));
    for (let i = 0; i < image.rows; i++) image.rowSpan(i).set(part.rowSpan(i), from);
  }
  return image;
}
