import type { CheckpointMessage, TransformerMessage } from './session.js';
import type { TransformerSettings } from './settings.js';

/** A run that was made before the page: what its worker sent, in four digits. */
export interface FinishedRun {
  readonly settings: TransformerSettings;
  readonly latest: TransformerMessage;
  readonly checkpoints: readonly CheckpointMessage[];
}

/** Numbers as the file keeps them. */
export function rounded(run: FinishedRun): FinishedRun {
  const fourDigits = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  return JSON.parse(JSON.stringify(run, fourDigits)) as FinishedRun;
}

/** Fetches it from where the site serves it; nothing where it cannot be had, and the page then begins empty. */
export async function finishedRun(address: string): Promise<FinishedRun | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? ((await response.json()) as FinishedRun) : undefined;
  } catch {
    return undefined;
  }
}
