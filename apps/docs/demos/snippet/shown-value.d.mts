/** How a comment means the value it shows: exactly, within the printed digits, or as a bound. */
export type Mark = '=' | '≈' | '<' | '>' | '<=' | '>=' | '≤' | '≥';

export interface ShownValue {
  readonly mark: Mark;
  readonly value: unknown;
}

export function shownAtTheStartOf(comment: string): ShownValue | undefined;
export function differenceFrom(shown: ShownValue, actual: unknown, path?: string): string | undefined;
