import { createHash } from 'node:crypto';
import type { ExperimentName, Measure } from './experiments.js';
import { fileSettings } from './experiments.js';
import type { Settings } from './setting.js';

/** What decides the result of a cell. */
export interface CellQuestion {
  readonly experiment: ExperimentName;
  readonly measure: readonly Measure[];
  /** All of them, those of the plan and those that it leaves as they are. */
  readonly settings: Settings;
}

/** SHA-256 of files by the names that settings give them. */
export type FileDigests = Readonly<Record<string, string>>;

/**
 * The name of a cell: the same question asked of the same version of the program has the same one, wherever it is
 * asked. Files count by what is in them, not by what they are called.
 *
 * @returns 16 hexadecimal digits of the SHA-256 of canonical JSON: 64 bits, so that of 10⁶ cells two are the same in
 *   one sweep of 4 · 10⁷.
 */
export function cellKey({ experiment, measure, settings }: CellQuestion, program: string, files: FileDigests): string {
  const named = fileSettings(experiment).filter((name) => name in settings);
  const contents = Object.fromEntries(named.map((name) => [name, `sha256:${files[String(settings[name])]}`]));
  const question = { experiment, measure, settings: { ...settings, ...contents }, program };
  return createHash('sha256').update(canonicalJson(question)).digest('hex').slice(0, 16);
}

/** JSON without blanks, its keys in the order of their code units: one text a value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .toSorted(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonicalJson(entry)}`).join()}}`;
}
