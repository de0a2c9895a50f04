import { version } from '../version.js';
import type { Report } from './report.js';

/**
 * `version 0.1.0, 2026-11-29, seed 0`: what a report was made by, when, and from which seed.
 *
 * @param now Empty: no day is told.
 */
export function madeText(results: readonly Pick<Report, 'settings'>[], now = today()): string {
  const seeds = new Set(results.flatMap(({ settings }) => settings.seed ?? []));
  const seed = seeds.size === 1 ? [`seed ${[...seeds].join('')}`] : [];
  return [`version ${version}`, ...(now === '' ? [] : [now]), ...seed].join(', ');
}

/** The day, or that which `SOURCE_DATE_EPOCH` names for output that is to be the same at any time. */
function today(): string {
  const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? Number.NaN);
  const date = Number.isFinite(epoch) ? new Date(1000 * epoch) : new Date();
  return date.toISOString().slice(0, 10);
}
