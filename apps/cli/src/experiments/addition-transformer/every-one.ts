/** Whether it holds of every one, and there is one: none at all is no evidence. */
export function everyOne<T>(all: readonly T[], holds: (one: T) => boolean): boolean {
  return all.length > 0 && all.every(holds);
}

/** What was measured of each network that groks. */
export function ofEach(measured: readonly string[]): string {
  return measured.length === 0 ? 'no network groks' : measured.join('; ');
}
