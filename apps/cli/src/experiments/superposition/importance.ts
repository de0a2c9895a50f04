import { MisuseError, requireNumber } from '@entk/core';
import { pow } from '@entk/core/elementary';

/** What the command line says of importances. */
export interface ImportanceChoice {
  /** I_i, one a feature. */
  readonly importance?: readonly number[];
  /** I_i = base^i. */
  readonly importanceBase?: number;
}

/**
 * The importances of so many features that the command line names; undefined where it names none, and they are the
 * paper's 0.8^i.
 *
 * @throws MisuseError for both ways at once, another number of them, a negative one, or a base outside (0, 1].
 */
export function importanceOf(
  caller: string,
  { importance, importanceBase: base }: ImportanceChoice,
  count: number,
): readonly number[] | undefined {
  if (importance !== undefined && base !== undefined) {
    throw new MisuseError({ in: caller, rule: '--importance and --importance-base exclude each other' });
  }
  if (base !== undefined) {
    requireNumber(caller, 'importance base', base, { above: 0, max: 1 });
    return Array.from({ length: count }, (_, i) => pow(base, i));
  }
  if (importance === undefined) return undefined;
  if (importance.length !== count) {
    throw new MisuseError({
      in: caller,
      rule: `importance must have one number a feature, ${count}`,
      got: importance.length,
    });
  }
  const negative = importance.find((value) => !(value >= 0));
  if (negative !== undefined)
    throw new MisuseError({ in: caller, rule: 'importance must not be negative', got: negative });
  return importance;
}

/** The same in words, for the settings of a report. */
export function importanceText({ importance, importanceBase = 0.8 }: ImportanceChoice): string {
  return importance ? importance.join(', ') : `${importanceBase}^i`;
}
