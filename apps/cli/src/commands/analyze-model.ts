import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { type DenseMatrix, requireInteger, requireNumber } from '@entk/core';
import { collapsedRows, collapseText } from '@entk/kernels';
import { initialiseBackend, type NetworkInputs, type ParameterSet } from '@entk/models';
import { matchingShapes } from '@entk/models/layers';
import { type CollapseChoice, collapseOf } from './collapse-option.js';
import { readFeatures, readInputs, readTargets } from '../inputs/examples.js';
import { loadNetwork, type NetworkFiles, requireNetwork } from '../inputs/load-network.js';
import { measureNetwork } from '../analysis/measure-network.js';
import type { NetworkMeasurements, NetworkPlan } from '../analysis/measurements.js';
import { type AnalysisContext, analysisJson, analysisPage, networkResult } from '../analysis/network-result.js';
import { chosenGroups, parameterGroups } from '../analysis/parameter-groups.js';
import { splitExamples } from '../analysis/split.js';
import { reportTables } from '../terminal/report-tables.js';
import { inRun } from '../journal/run.js';
import { writeFiguresAndArrays } from '../report/write-results.js';
import { reportHtml } from '../report/html.js';
import { type CommandContext, tellOfResuming } from './context.js';

/** Options of `entk analyze --model`. */
export interface AnalyzeModelOptions extends NetworkFiles, CollapseChoice {
  readonly model: string;
  readonly inputs: string;
  readonly targets?: string;
  readonly trainingRows?: number;
  readonly fit: 'targets' | 'outputs';
  readonly features?: string;
  /** Patterns of names, separated by commas. */
  readonly parameters?: string;
  readonly top?: number;
  /** Megabytes. */
  readonly memory?: number;
  readonly seed: number;
  readonly out: string;
  readonly json: boolean;
  readonly resume?: boolean;
  readonly restart?: boolean;
}

const caller = 'analyze';

/** Eigenpairs of each kernel unless told. */
const usualTop = 160;

/** Reads and checks every file before the first kernel, analyses, and writes report, figures, arrays and JSON together. */
export async function analyzeModelFiles(options: AnalyzeModelOptions, context: CommandContext): Promise<void> {
  const memoryBudget = budgetOf(options.memory);
  requireInteger(caller, 'seed', options.seed, { min: 0 });
  const loaded = requireNetwork(caller, await loadNetwork(caller, options));
  const { network, parameters } = loaded.report;
  const outputCount = network.outputPositions * network.outputSize;
  const collapse = collapseOf(options, outputCount);
  const inputs = await readInputs(options.inputs, network);
  const [exampleCount] = inputs.shape;
  const rows = collapsedRows(collapse, exampleCount, outputCount);
  if (options.top !== undefined) requireInteger(caller, 'top', options.top, { min: 1, max: rows });
  const names = Array.from(network.parameterShapes.keys());
  const patterns = options.parameters?.split(',').map((pattern) => pattern.trim());
  const chosen = patterns ? Array.from(matchingShapes(caller, network.parameterShapes, patterns).keys()) : names;
  const targets =
    options.targets === undefined ? undefined : await readTargets(options.targets, exampleCount, outputCount);
  const features = options.features === undefined ? undefined : await readFeatures(options.features, rows);
  const split = targets && splitExamples(exampleCount, options.seed, options.trainingRows);
  const plan: NetworkPlan = {
    network,
    parameters,
    inputs,
    collapse,
    chosen,
    groups: chosenGroups(parameterGroups(network), chosen),
    top: options.top ?? Math.min(usualTop, rows),
    features,
    prediction: targets && split && { targets, fit: options.fit, ...split },
    seed: options.seed,
  };
  const told = analysisContext(plan, options, loaded.description.name, split?.split);
  await initialiseBackend();
  const { out, resume, restart } = options;
  const settings = { ...told.settings, chosen, digest: digestOf(plan), memory: options.memory ?? 'default' };
  const { measurements, path } = await inRun(
    { caller, command: 'analyze model', settings, out, resume, restart },
    async ({ folder, journal, resumed }) => {
      tellOfResuming(context, { resume, resumed }, folder.path);
      const measured = await measureNetwork(plan, { ...context.work, memoryBudget, journal });
      context.work.onProgress?.({ stage: 'drawing the report', done: 0, total: 1 });
      const result = networkResult(measured, told);
      await writeFiguresAndArrays(folder, result);
      await folder.write('analysis.json', analysisJson(measured, told));
      await folder.write('report.html', reportHtml([result], analysisPage));
      return { measurements: measured, path: folder.path };
    },
  );
  context.endProgress();
  if (options.json) context.print(analysisJson(measurements, told).trimEnd());
  else context.print(summaryText(measurements, join(path, 'report.html')));
}

function summaryText(measurements: NetworkMeasurements, report: string): string {
  return `${reportTables(measurements)}\nReport: ${report}`;
}

function analysisContext(
  { network, inputs, collapse, chosen, groups, top }: NetworkPlan,
  options: AnalyzeModelOptions,
  name: string | undefined,
  split: string | undefined,
): AnalysisContext {
  const all = chosen.length === network.parameterShapes.size;
  return {
    title: name ?? basename(options.model),
    settings: {
      model: basename(options.model),
      weights: options.weights.map((file) => basename(file)).join(', '),
      examples: inputs.shape[0],
      outputs: network.outputSize,
      parameters: all ? `all ${network.parameterCount}` : chosen.join(', '),
      collapse: collapseText(collapse),
      top,
      seed: options.seed,
    },
    notes: [
      'Every drop is found by a calibrated detector, which is told neither where nor how many; it gives a false alarm in at most 5 % of spectra without one.',
      `Layers are those of the description that have parameters${groups.length > 1 ? `: ${groups.map(({ label }) => label).join('; ')}` : ''}.`,
      ...(options.features === undefined
        ? []
        : ['The columns of the features were scaled to length 1, nothing was subtracted from them.']),
      ...(split === undefined
        ? []
        : [
            `Of the targets, ${split}. Eq. 1 is given the ${options.fit === 'targets' ? 'targets' : 'outputs of the network'}, around zero and without a ridge; on the examples it is given, the whole kernel fits them by construction.`,
          ]),
    ],
  };
}

function budgetOf(memory: number | undefined): number | undefined {
  if (memory === undefined) return undefined;
  requireNumber(caller, 'memory', memory, { above: 0 });
  return memory * 1e6;
}

/** What the numbers came from: an interrupted run goes on with the same weights and inputs only. */
function digestOf({ parameters, inputs, prediction, features }: NetworkPlan): string {
  const hash = createHash('sha256');
  const add = ({
    data,
  }: NetworkInputs | DenseMatrix | (ParameterSet extends ReadonlyMap<string, infer T> ? T : never)) => {
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  };
  for (const [name, array] of parameters) {
    hash.update(name);
    add(array);
  }
  add(inputs);
  if (prediction) {
    add(prediction.targets);
    hash.update(JSON.stringify(prediction.train));
  }
  if (features) add(features);
  return hash.digest('hex');
}
