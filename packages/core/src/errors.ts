import { show } from './show.js';

/** What a misuse message is made of; it reads `function: rule, got value (context); remedy`. */
export interface Misuse {
  /** The exported function that was called. */
  readonly in: string;
  /** What must hold, with the name of the argument: `output index must be in 0..28`. */
  readonly rule: string;
  /**
   * The value that broke the rule: strings in quotes, what is long cut to some 120 characters, with its type and size.
   */
  readonly got?: unknown;
  /** Shapes with their axis names, or whatever else places the value: `kernel axes [N, C] = [841, 29]`. */
  readonly context?: string;
  /** What to do instead. */
  readonly remedy?: string;
}

/** Base of every error that entk throws on purpose. */
export class EntkError extends Error {
  override name = 'EntkError';
}

/**
 * A call that breaks a stated rule. The message says function, rule, value and remedy.
 *
 * @example
 * ```ts
 * import { MisuseError } from '@entk/core';
 *
 * const error = new MisuseError({ in: 'perClass', rule: 'output index must be in 0..28', got: 29 });
 * error.message; // "perClass: output index must be in 0..28, got 29"
 * ```
 */
export class MisuseError extends EntkError {
  override name = 'MisuseError';

  readonly misuse: Misuse;

  constructor(misuse: Misuse) {
    super(misuseMessage(misuse));
    this.misuse = misuse;
  }
}

/** Arrays whose shapes do not fit each other or the function. */
export class ShapeError extends MisuseError {
  override name = 'ShapeError';
}

/** NaN or infinity where finite numbers are required. */
export class NonFiniteError extends MisuseError {
  override name = 'NonFiniteError';
}

/** A call that would need more bytes than the budget it was given. */
export class MemoryBudgetError extends MisuseError {
  override name = 'MemoryBudgetError';
}

/** A file that is not what it should be: cut short, of another format, or with impossible contents. */
export class FileFormatError extends MisuseError {
  override name = 'FileFormatError';
}

function misuseMessage({ in: caller, rule, got, context, remedy }: Misuse): string {
  const value = got === undefined ? '' : `, got ${show(got)}`;
  return `${caller}: ${rule}${value}${context ? ` (${context})` : ''}${remedy ? `; ${remedy}` : ''}`;
}
