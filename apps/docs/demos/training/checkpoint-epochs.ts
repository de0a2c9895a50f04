/**
 * Epochs at which spectra are taken, from 0 to the last, each once: closer together at the beginning, where more
 * happens.
 *
 * @param count How many, unless there are fewer epochs.
 * @param power How much closer together: place i of n − 1 is at the total times (i / (n − 1))^power.
 */
export function earlierOftener(total: number, count: number, power: number): number[] {
  const places = Array.from({ length: count }, (_, index) => Math.round(total * (index / (count - 1)) ** power));
  return [...new Set(places)];
}
