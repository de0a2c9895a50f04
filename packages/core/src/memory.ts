import { log10, pow } from './elementary/index.js';
import { MemoryBudgetError, MisuseError } from './errors.js';

/**
 * The budget of a call that was given none: 2 GiB, half of what one WASM memory can address, so that a result and
 * the scratch it was made in fit side by side.
 */
export const defaultMemoryBudget = 2 * 1024 ** 3;

/**
 * Refuses work that would not fit, before it starts.
 *
 * @throws MemoryBudgetError with the need, the budget and the remedy.
 * @throws MisuseError if the budget is no number.
 */
export function requireMemory(
  caller: string,
  what: string,
  bytes: number,
  budget: number = defaultMemoryBudget,
  remedy?: string,
): void {
  if (typeof budget !== 'number' || Number.isNaN(budget)) {
    throw new MisuseError({ in: caller, rule: 'memoryBudget must be a number of bytes', got: budget });
  }
  if (bytes <= budget) return;
  throw new MemoryBudgetError({
    in: caller,
    rule: `the memory budget of ${bytesText(budget)} must hold ${what} (${bytesText(bytes)})`,
    remedy,
  });
}

/** `1.9 GB`, `640 kB`: bytes in decimal units. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const power = bytes < 1 ? 0 : Math.min(Math.floor(log10(bytes) / 3), units.length - 1);
  const scaled = bytes / pow(1000, power);
  return `${power === 0 || scaled >= 100 ? Math.round(scaled) : scaled.toPrecision(2)} ${units[power]}`;
}
