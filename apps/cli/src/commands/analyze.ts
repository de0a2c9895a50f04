import { MisuseError, requireInteger, requireNumber } from '@entk/core';
import type { Collapse, SpectrumSide } from '@entk/kernels';
import type { FoundWeights } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { analyzeModularAddition } from '../experiments/modular-addition/analyze.js';
import { analyzeSuperposition, type CaseAnalysis } from '../experiments/superposition/analyze.js';
import { caseTable, checkpointTable } from '../terminal/analysis-tables.js';
import { inFile } from '../inputs/in-file.js';
import { readWeights } from '../inputs/files.js';
import { readNpyMatrix } from '../inputs/input-file.js';
import type { CommandContext } from './context.js';

/** Options of `entk analyze` that both experiments have. */
interface CommonOptions {
  readonly weights: readonly string[];
  readonly top: number;
  /** Megabytes. */
  readonly memory?: number;
  readonly json: boolean;
}

/** Options of `entk analyze --experiment modular-addition`. */
export interface AnalyzeModularAdditionOptions extends CommonOptions {
  readonly p: number;
  readonly collapse: 'class-mean' | 'trace' | 'mean-output' | 'per-class';
  readonly class?: number;
  readonly scaling: 'mean-field' | 'none';
}

/** Options of `entk analyze --experiment superposition`. */
export interface AnalyzeSuperpositionOptions extends CommonOptions {
  readonly beta: readonly number[];
  readonly parameters: 'all' | 'W';
  readonly importance?: readonly number[];
  readonly inputs?: string;
  readonly instance: number;
  readonly side?: SpectrumSide;
}

/** Reads every file before the first kernel is computed, so that a bad one costs no waiting. */
export async function analyzeModularAdditionFiles(
  options: AnalyzeModularAdditionOptions,
  context: CommandContext,
): Promise<void> {
  requireInteger('analyze', 'p', options.p, { min: 3 });
  requireInteger('analyze', 'top', options.top, { min: 1, max: options.p ** 2 });
  const collapse = collapseOf(options);
  const files = await readAll(options.weights);
  await initialiseBackend();
  const checkpoints = await analyzeModularAddition(files, {
    p: options.p,
    collapse,
    scaling: options.scaling === 'mean-field' ? 'meanField' : 'none',
    top: options.top,
    memoryBudget: budgetOf(options),
    ...context.work,
  });
  context.endProgress();
  if (options.json) context.print(JSON.stringify({ checkpoints }));
  else for (const checkpoint of checkpoints) context.print(checkpointTable(checkpoint));
}

/** The same for toy models of superposition; one case a file and β. */
export async function analyzeSuperpositionFiles(
  options: AnalyzeSuperpositionOptions,
  context: CommandContext,
): Promise<void> {
  const { beta: betas, parameters, top, importance, instance, side } = options;
  requireInteger('analyze', 'top', top, { min: 1 });
  for (const beta of betas) requireNumber('analyze', 'beta', beta, { min: 0 });
  const memoryBudget = budgetOf(options);
  const files = await readAll(options.weights);
  const inputs = options.inputs === undefined ? undefined : await readNpyMatrix(options.inputs);
  await initialiseBackend();
  const cases: CaseAnalysis[] = [];
  for (const { file, weights } of files) {
    const settings = { betas, parameters, top, importance, inputs, instance, side, memoryBudget, ...context.work };
    cases.push(...(await inFile(file, () => analyzeSuperposition(file, weights, settings))));
  }
  context.endProgress();
  if (options.json) context.print(JSON.stringify({ cases }));
  else context.print(caseTable(cases));
}

/** The memory budget in bytes; that of the packages without the option. */
function budgetOf({ memory }: CommonOptions): number | undefined {
  if (memory === undefined) return undefined;
  requireNumber('analyze', 'memory', memory, { above: 0 });
  return memory * 1e6;
}

async function readAll(files: readonly string[]): Promise<{ file: string; weights: FoundWeights }[]> {
  const read: { file: string; weights: FoundWeights }[] = [];
  for (const file of files) {
    read.push({ file, weights: await readWeights('analyze', file) });
  }
  return read;
}

function collapseOf({ collapse, class: output, p }: AnalyzeModularAdditionOptions): Collapse {
  if (collapse !== 'per-class') {
    if (output !== undefined) {
      throw new MisuseError({ in: 'analyze', rule: '--class goes with --collapse per-class', got: collapse });
    }
    return { kind: collapse === 'class-mean' ? 'classMean' : collapse === 'mean-output' ? 'meanOutput' : 'trace' };
  }
  if (output === undefined) {
    throw new MisuseError({
      in: 'analyze',
      rule: '--collapse per-class needs --class',
      remedy: `give one of 0..${p - 1}`,
    });
  }
  requireInteger('analyze', 'class', output, { min: 0, max: p - 1 });
  return { kind: 'perClass', output };
}
