/** A sum of things that come one after the other. */
export interface PairwiseSum<Term> {
  readonly add: (term: Term) => void;
  /** Of all that were added; `undefined` of none. Nothing can be added after it. */
  readonly total: () => Term | undefined;
}

/**
 * Adds terms as ((0 + 1) + (2 + 3)) + …, a tree that their number alone decides: who has computed which of them, and
 * when, changes no bit. What is left over of a number that is no power of two is added from the last on.
 *
 * @param plus Gives the sum of two, and may use the first for it.
 * @remarks One sum waits for each level of the tree: log₂ of the number of terms.
 * @example
 * ```ts
 * import { pairwiseSum } from '@entk/core';
 *
 * const sum = pairwiseSum((left: string, right: string) => `(${left}+${right})`);
 * for (const term of ['a', 'b', 'c', 'd', 'e']) sum.add(term);
 * sum.total(); // '(((a+b)+(c+d))+e)'
 * ```
 */
export function pairwiseSum<Term>(plus: (left: Term, right: Term) => Term): PairwiseSum<Term> {
  const waiting: { readonly level: number; readonly sum: Term }[] = [];
  const merge = () => {
    const [left, right] = waiting.splice(-2);
    waiting.push({ level: left.level + 1, sum: plus(left.sum, right.sum) });
  };
  return {
    add(term) {
      waiting.push({ level: 0, sum: term });
      while (waiting.length > 1 && waiting[waiting.length - 2].level === waiting[waiting.length - 1].level) merge();
    },
    total() {
      while (waiting.length > 1) merge();
      return waiting[0]?.sum;
    },
  };
}
