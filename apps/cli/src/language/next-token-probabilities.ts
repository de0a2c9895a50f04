import { DenseMatrix, type NdArray } from '@entk/core';
import { exp, log } from '@entk/core/elementary';

/** Of each row this many tokens are looked at; what is left of a distribution is thousands of small numbers. */
const lookedAt = 256;

/** Columns of the table: tokens that are most likely over all rows. */
const tokensKept = 400;

/**
 * What a language model expects after every row: probabilities of the tokens that are the most likely over all of them,
 * and the loss of those that came. Fed batch by batch, since all logits of a text would not fit.
 */
export class NextTokenProbabilities {
  readonly #rows: { readonly tokens: Int32Array; readonly probabilities: Float64Array }[] = [];
  readonly #withTable: boolean;
  #loss = 0;
  #losses = 0;

  /** @param withTable Whether the table will be asked for; else only the loss is kept. */
  constructor(withTable = true) {
    this.#withTable = withTable;
  }

  /** Logits [M, V] of M rows, and the token that came after each, −1 where none did. */
  add({ shape: [rows, width], data }: NdArray, next: ArrayLike<number>): void {
    for (let row = 0; row < rows; row++) {
      const logits = data.subarray(row * width, (row + 1) * width);
      let largest = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < width; i++) if (logits[i] > largest) largest = logits[i];
      let total = 0;
      for (let i = 0; i < width; i++) total += exp(logits[i] - largest);
      if (this.#withTable) {
        const tokens = highest(logits, lookedAt);
        const probabilities = Float64Array.from(tokens, (token) => exp(logits[token] - largest) / total);
        this.#rows.push({ tokens, probabilities });
      }
      if (next[row] < 0) continue;
      this.#loss += log(total) - (logits[next[row]] - largest);
      this.#losses++;
    }
  }

  /** Mean −log p of the next token, in nats; NaN where none is known. */
  get loss(): number {
    return this.#loss / this.#losses;
  }

  /** Axes [rows, at most 400]: columns by falling probability over all rows. */
  table(rows: readonly number[]): DenseMatrix {
    if (!this.#withTable) return new DenseMatrix(rows.length, 0);
    const sums = new Map<number, number>();
    for (const row of rows) {
      const { tokens, probabilities } = this.#rows[row];
      tokens.forEach((token, i) => sums.set(token, (sums.get(token) ?? 0) + probabilities[i]));
    }
    const likely = [...sums].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, tokensKept);
    const columnOf = new Map(likely.map(([token], column) => [token, column]));
    const table = new DenseMatrix(rows.length, likely.length);
    rows.forEach((row, index) => {
      const { tokens, probabilities } = this.#rows[row];
      tokens.forEach((token, i) => {
        const column = columnOf.get(token);
        if (column !== undefined) table.set(index, column, probabilities[i]);
      });
    });
    return table;
  }
}

/** Places of the largest entries, in no order; a heap of as many, the smallest on top. */
function highest(values: Float32Array, count: number): Int32Array {
  const heap = Int32Array.from({ length: Math.min(count, values.length) }, (_, i) => i);
  const sink = (from: number) => {
    for (let at = from; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && values[heap[child]] < values[heap[least]]) least = child;
      }
      if (least === at) return;
      [heap[at], heap[least]] = [heap[least], heap[at]];
      at = least;
    }
  };
  for (let at = heap.length >> 1; at >= 0; at--) sink(at);
  for (let place = heap.length; place < values.length; place++) {
    if (values[place] <= values[heap[0]]) continue;
    heap[0] = place;
    sink(0);
  }
  return heap;
}
