import { print } from '@entk/testing/bench';

/** What a run took: wall time, processor time of this process, and the most memory it ever had in use. */
export async function measured(work) {
  const start = performance.now();
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6, peak: peak() };
}

/** Peak resident memory of this process, in bytes. */
export function peak() {
  return process.resourceUsage().maxRSS * 1024;
}

export { print };

/** A line of a table: the first cell wide. */
export function row(...cells) {
  print(cells.map((cell, index) => (index === 0 ? String(cell).padEnd(26) : String(cell).padStart(13))).join(''));
}

export const inSeconds = (value) => `${value.toFixed(1)} s`;
export const inMegabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
