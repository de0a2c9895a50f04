import { requireNumber } from '@entk/core';
import { type Command, InvalidArgumentError, Option } from 'commander';

/**
 * Digits with a sign, a point and an exponent: what `Number` takes beside it (hexadecimal, blanks, nothing) is a slip.
 */
const decimalNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A whole number of the command line. */
export function whole(text: string): number {
  const value = decimalNumber.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

/** A finite number of the command line. */
export function decimal(text: string): number {
  const value = decimalNumber.test(text) ? Number(text) : Number.NaN;
  if (!Number.isFinite(value)) throw new InvalidArgumentError('It must be a number.');
  return value;
}

/** Whole numbers separated by commas. */
export function wholes(text: string): number[] {
  return text.split(',').map(whole);
}

/** Whole numbers separated by commas, or a `.npy` file. */
export function wholesOrFile(text: string): number[] | string {
  return text.endsWith('.npy') ? text : wholesOr(text, 'a .npy file, or whole numbers');
}

/** Whole numbers separated by commas, or `none`. */
function wholesOrNone(text: string): number[] {
  return text === 'none' ? [] : wholesOr(text, 'none, or whole numbers');
}

/** `last`, `all`, or positions separated by commas. */
export function positionsRead(text: string): 'last' | 'all' | number[] {
  return text === 'last' || text === 'all' ? text : wholesOr(text, 'last, all, or positions');
}

function wholesOr(text: string, what: string): number[] {
  try {
    return wholes(text);
  } catch {
    throw new InvalidArgumentError(`It must be ${what} separated by commas.`);
  }
}

/** Numbers separated by commas. */
export function decimals(text: string): number[] {
  return text.split(',').map(decimal);
}

/**
 * Refuses a command line without an option that must be there. Commander's own check would hide a slip in its name: it
 * comes before that of unknown options.
 */
export function requireGiven(command: Command, name: string): void {
  if (command.getOptionValue(name) !== undefined) return;
  const option = command.options.find((each) => each.attributeName() === name);
  command.error(`required option '${option?.flags}' not specified`);
}

/** What every command has that may be killed and resumed. */
export const resumeOption = ['--resume', 'resume the unfinished run in the folder, if there is one'] as const;
export const restartOption = ['--restart', 'discard the unfinished run in the folder and begin again'] as const;

/** Of every command that looks for drops in spectra of any network. */
export const expectOption = [
  '--expect <numbers>',
  'drops expected before looking, after 4,10 eigenvalues, or none (with --model: as many as there are outputs)',
  wholesOrNone,
] as const;

/** What bounds the memory of an analysis. */
export const memoryOption = [
  '--memory <megabytes>',
  'the most that a kernel and its eigenproblem may take (2147)',
  decimal,
] as const;

/** The memory budget in bytes; that of the packages without the option. */
export function budgetOf(caller: string, memory: number | undefined): number | undefined {
  if (memory === undefined) return undefined;
  requireNumber(caller, 'memory', memory, { above: 0 });
  return memory * 1e6;
}

export const takeOverOption = [
  '--take-over',
  'take the folder from a run on another host, which must be gone; with --resume or --restart',
] as const;

/** Of what computes in threads. */
export const threadsOption = [
  '--threads <number>',
  "how many compute at once; those of the job of Slurm, or the machine's cores, without it",
  whole,
] as const;

/** Of what computes one kernel after the other. */
export const threadsOfProblemOption = [
  '--threads <number>',
  'how many work at each large product and eigenproblem, with the same results (1)',
  whole,
] as const;

/** Of what products and eigenproblems take the time of. */
export const fastOption = [
  '--fast',
  'fused multiply-add and 256-bit vectors where the engine has them: the last bits of results are then others',
] as const;

/** How much each feature of a toy model of superposition counts: one of the two. */
export const importanceOption = [
  '--importance <numbers>',
  'I_i, one a feature, separated by commas',
  decimals,
] as const;
export const importanceBaseOption = [
  '--importance-base <number>',
  'I_i = base^i, i from 0; 0.8 without either',
  decimal,
] as const;

/** Of the networks that learn modular addition. */
export function scalingOption(): Option {
  return new Option('--scaling <name>', 'factors of the forward pass')
    .choices(['mean-field', 'none'])
    .default('mean-field');
}

/** What a TransformerLens checkpoint does not say. */
export function activationOption(): Option {
  return new Option(
    '--activation <name>',
    'of the MLPs of a TransformerLens or nanoGPT checkpoint that does not say; gelu without it',
  ).choices(['relu', 'gelu', 'gelu_new', 'gelu_fast', 'gelu_pytorch_tanh', 'silu']);
}

/** What a folded TransformerLens checkpoint does not say. */
export function normalizationOption(): Option {
  return new Option(
    '--normalization <type>',
    'normalization_type of a TransformerLens checkpoint without a config.json; by its names without it',
  ).choices(['LN', 'LNPre', 'RMS', 'RMSPre', 'none']);
}
