import { MisuseError, requireInteger } from '@entk/core';
import type { SpectrumSide } from '@entk/kernels';
import { type Network, type Readout, randomReadouts } from '@entk/models';
import type { CollapseName } from '../commands/collapse-option.js';
import { readReadouts } from '../inputs/examples.js';

/** What the command line says of every analysis, whatever is analysed. */
export interface AnalysisChoices {
  readonly inputs?: string;
  readonly mask?: string;
  readonly padding?: number;
  readonly targets?: string;
  readonly trainingRows?: number;
  readonly fit: 'targets' | 'outputs';
  readonly features?: string;
  readonly featureNames?: string;
  readonly labels?: string;
  readonly cliffs?: string;
  /** Where drops are expected; where the subject says without it. */
  readonly expect?: readonly number[];
  /** `torus:29`, `units:1`. */
  readonly rotate?: readonly string[];
  readonly falseAlarmRate: number;
  readonly parameters?: string;
  readonly collapse?: CollapseName;
  readonly class?: number;
  /** Numbers of outputs, or the file of linear read-outs of them; all without it. */
  readonly outputs?: readonly number[] | string;
  /** Random read-outs in place of all outputs. */
  readonly readouts?: number;
  readonly read?: ReadPositions;
  readonly side?: SpectrumSide;
  readonly top?: number;
  readonly seed: number;
}

/** Positions of a sequence of outputs. */
export type ReadPositions = 'last' | 'all' | readonly number[];

const caller = 'analyze';

/** Which outputs to read, and at which positions, unless `--read last` has left only one. */
export async function readoutOf(
  network: Network,
  { outputs, readouts, read, seed }: AnalysisChoices,
): Promise<Readout | undefined> {
  const positions = read === 'last' || read === 'all' ? undefined : read;
  if (readouts !== undefined) {
    return { outputs: randomReadouts({ outputs: network.outputSize, count: readouts, seed }), positions };
  }
  if (!outputs && !positions) return undefined;
  return {
    outputs: typeof outputs === 'string' ? await readReadouts(outputs, network.outputSize) : outputs,
    positions,
  };
}

/** The place among the outputs that are read of the one that `--class` names. */
export function classOf({ class: output, outputs, collapse }: AnalysisChoices): number | undefined {
  if (output === undefined || typeof outputs !== 'object' || collapse !== 'per-class') return output;
  const place = outputs.indexOf(output);
  if (place >= 0) return place;
  throw new MisuseError({ in: caller, rule: `--class must be one of --outputs ${outputs.join(',')}`, got: output });
}

/**
 * Refuses what is of all outputs of the network beside a choice of some.
 *
 * @throws MisuseError naming the two options.
 */
export function requireWholeOutputs(choices: AnalysisChoices): void {
  const { outputs, readouts, read, targets, rotate = [] } = choices;
  requireReadouts(choices);
  const few = outputs ? '--outputs' : readouts === undefined ? undefined : '--readouts';
  const some = few ?? (Array.isArray(read) ? '--read at some positions' : undefined);
  const whole = targets !== undefined ? '--targets' : rotate.find((word) => word.startsWith('predictions'));
  if (some === undefined || whole === undefined) return;
  const other = whole.startsWith('--') ? whole : `--rotate ${whole}`;
  throw new MisuseError({ in: caller, rule: `${some} and ${other} exclude each other: it is of all outputs` });
}

/** Random read-outs stand for the mean over all outputs, and for no other collapse. */
function requireReadouts({ readouts, outputs, collapse = 'class-mean' }: AnalysisChoices): void {
  if (readouts === undefined) return;
  requireInteger(caller, '--readouts', readouts, { min: 1 });
  if (outputs !== undefined) throw new MisuseError({ in: caller, rule: '--readouts and --outputs exclude each other' });
  if (collapse === 'class-mean') return;
  throw new MisuseError({ in: caller, rule: '--readouts goes with --collapse class-mean', got: collapse });
}
