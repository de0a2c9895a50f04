import { basename, resolve } from 'node:path';
import { type FeatureFamily, MisuseError, requireInteger, requireNumber } from '@entk/core';
import { collapsedRows, collapseText, type SpectrumSide } from '@entk/kernels';
import { type Network, type NetworkInputs, type Readout, randomReadouts, readingLast } from '@entk/models';
import { outputAxis } from '@entk/models/layers';
import { type CollapseName, collapseOf } from '../commands/collapse-option.js';
import type { Targets } from '../inputs/example-arrays.js';
import { readFeatures, readInputs, readReadouts, readTargets } from '../inputs/examples.js';
import { inFile } from '../inputs/read-file.js';
import { readLabels } from '../inputs/texts.js';
import { detectorNote, requireExpected, usualExpected } from './expected-places.js';
import type { NetworkPlan } from './measurements.js';
import { distinctNames } from './names.js';
import type { AnalysisContext } from './network-report.js';
import { chosenGroups, chosenParameters, withChosenHeads } from './parameter-groups.js';
import { namedRanges } from './ranges.js';
import { readingsOf } from '../rotations/network-readings.js';
import { planRotations, usualRotations } from '../rotations/rotation-words.js';
import { type ExampleSplit, splitExamples } from './split.js';
import type { KernelChoice, NetworkState, Subject } from './subject.js';

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

/** One kernel of one network, ready to be analysed. */
export interface PlannedAnalysis {
  readonly state: NetworkState;
  readonly kernel: KernelChoice;
  readonly plan: NetworkPlan;
  readonly context: AnalysisContext;
}

const caller = 'analyze';

/** Reads and checks every file, before the first kernel is computed: a bad one costs no waiting. */
export async function planAnalyses(subject: Subject, choices: AnalysisChoices): Promise<PlannedAnalysis[]> {
  requireInteger(caller, 'seed', choices.seed, { min: 0 });
  requireNumber(caller, 'false-alarm rate', choices.falseAlarmRate, { above: 0, below: 1 });
  if (choices.featureNames !== undefined && choices.features === undefined) {
    throw new MisuseError({ in: caller, rule: '--feature-names goes with --features', got: choices.featureNames });
  }
  if (choices.top !== undefined) requireInteger(caller, 'top', choices.top, { min: 1 });
  requireWholeOutputs(choices);
  const states = (await subject.states()).map((state) => {
    const network = choices.read === 'last' ? readingLast(state.network) : state.network;
    return withChosenHeads({ ...state, network }, choices.parameters);
  });
  const names = distinctNames(states.map(({ file }) => file));
  const planned: PlannedAnalysis[] = [];
  for (const [index, state] of states.entries()) {
    const { plan, split } = await planOf(subject, state, choices);
    const kernels = subject.kernels(state, plan.collapse);
    for (const kernel of kernels) {
      const name = [
        ...(states.length > 1 ? [names[index]] : []),
        ...(kernels.length > 1 ? [`β = ${kernel.beta}`] : []),
      ].join(', ');
      // Eq. 1 predicts what the network gives, and a rescaled kernel is of other outputs.
      const prediction = kernel.beta ? undefined : plan.prediction;
      const own = { ...plan, prediction, readout: kernel.readout ?? plan.readout, outputFactors: kernel.outputFactors };
      planned.push({
        state,
        kernel,
        plan: own,
        context: contextOf(subject, state, kernel, own, choices, prediction && split, name),
      });
    }
  }
  return planned;
}

async function planOf(
  subject: Subject,
  state: NetworkState,
  choices: AnalysisChoices,
): Promise<{ plan: NetworkPlan; split?: ExampleSplit }> {
  const { network, parameters } = state;
  const readout = await readoutOf(network, choices);
  const outputCount = outputAxis(caller, network, readout).count;
  const collapse = collapseOf(
    { collapse: choices.collapse ?? subject.usualCollapse, class: classOf(choices) },
    outputCount,
  );
  const inputs = await inputsOf(state, choices);
  const [exampleCount] = inputs.shape;
  const rows = collapsedRows(collapse, exampleCount, outputCount);
  if (choices.top !== undefined) requireInteger(caller, 'top', choices.top, { min: 1, max: rows });
  const chosen = chosenParameters(network.parameterShapes, choices.parameters ?? 'all');
  const targets =
    choices.targets === undefined ? undefined : await readTargets(choices.targets, exampleCount, outputCount);
  const top = choices.top ?? subject.usualTop(rows, collapse);
  const ranges = choices.cliffs === undefined ? [] : namedRanges(choices.cliffs, Math.min(top, rows));
  const computed = Math.min(top, rows);
  const usuallyExpected = subject.expectsOutputs ? usualExpected(collapse, outputCount, computed) : [];
  const expected = choices.expect ? requireExpected(choices.expect, computed) : usuallyExpected;
  const split = targets && splitExamples(exampleCount, choices.seed, choices.trainingRows);
  const families =
    choices.features === undefined
      ? await inFile(state.file, () => subject.families(state, inputs, collapse))
      : [await readFeatures(choices.features, rows, choices.featureNames)];
  const place = {
    rows,
    exampleCount,
    outputCount,
    ...(collapse.kind === 'flattened' && { rowOrder: collapse.rowOrder }),
    subject: { network, parameters, inputs },
    ...(targets?.classes && { classes: targets.targets }),
  };
  const usual = subject.rotatesClassifiers ? usualRotations(place) : [];
  return {
    plan: {
      network,
      parameters,
      inputs,
      collapse,
      readout,
      ...(choices.readouts !== undefined && { readouts: choices.readouts }),
      chosen,
      groups: chosenGroups(subject.groups(state), chosen),
      top,
      side: choices.side,
      families,
      prediction: targets && split && { ...targets, fit: choices.fit, ...split },
      ranges,
      falseAlarmRate: choices.falseAlarmRate,
      expected,
      rotations: choices.rotate ? planRotations(choices.rotate, place) : usual,
      ...(rows === exampleCount && { readings: readingsOf(place.subject) }),
      labels: await labelsOf(inputs, choices, { targets, families }),
      seed: choices.seed,
    },
    split,
  };
}

/** Which outputs to read, and where what `--read last` has not made the only position already. */
async function readoutOf(
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
function classOf({ class: output, outputs, collapse }: AnalysisChoices): number | undefined {
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
function requireWholeOutputs(choices: AnalysisChoices): void {
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

/** What the command line calls the examples; else their tokens, or the class and the feature that they are of. */
async function labelsOf(
  { shape, data }: NetworkInputs,
  { labels, featureNames }: AnalysisChoices,
  { targets, families }: { readonly targets?: Targets; readonly families: readonly FeatureFamily[] },
): Promise<readonly string[] | undefined> {
  const [count, length] = shape;
  if (labels !== undefined) return readLabels(labels, count);
  if (featureNames !== undefined && families[0].features.rows === count) return largestFeatures(families[0]);
  if (data instanceof Int32Array) {
    const tokensOf = (n: number) => data.subarray(n * length, (n + 1) * length).filter((token) => token >= 0);
    return Array.from({ length: count }, (_, n) => tokensOf(n).join(' '));
  }
  if (!targets?.classes) return undefined;
  return Array.from({ length: count }, (_, n) => `class ${targets.targets.rowSpan(n).indexOf(1)}`);
}

/** Of every example the feature that is largest there. */
function largestFeatures({ features, labels }: FeatureFamily): string[] {
  return Array.from({ length: features.rows }, (_, n) => {
    const row = features.rowSpan(n).map(Math.abs);
    return labels[row.indexOf(Math.max(...row))];
  });
}

async function inputsOf({ file, network, inputs }: NetworkState, choices: AnalysisChoices): Promise<NetworkInputs> {
  if (choices.inputs !== undefined) return readInputs(choices.inputs, network, choices);
  if (inputs) return inputs;
  const axes = network.tokens ? '[N, T]' : network.positions > 1 ? '[N, T, D]' : '[N, n]';
  throw new MisuseError({
    in: caller,
    rule: `a file without "inputs" ${axes} needs --inputs FILE.npy`,
    got: resolve(file),
  });
}

function contextOf(
  subject: Subject,
  state: NetworkState,
  { beta }: KernelChoice,
  { network, inputs, collapse, chosen, groups, top, families, falseAlarmRate, expected }: NetworkPlan,
  choices: AnalysisChoices,
  split: ExampleSplit | undefined,
  name: string,
): AnalysisContext {
  const all = chosen.length === network.parameterShapes.size;
  const title = subject.title(state);
  return {
    name,
    title: name === '' ? title : `${title}: ${name}`,
    summary: `The eNTK of a network of ${network.layers.length} layers and ${network.parameterCount} parameters on ${inputs.shape[0]} inputs, ${collapseText(collapse)}, summed over ${chosen.length} of ${network.parameterShapes.size} named parameters.`,
    subject: { network: networkRecord(network) },
    settings: {
      ...subject.settings(state),
      weights: state.files.map((file) => basename(file)).join(', '),
      ...(beta !== undefined && { beta }),
      examples: inputs.shape[0],
      ...(choices.readouts !== undefined && { readouts: choices.readouts }),
      outputs:
        typeof choices.outputs === 'object' ? choices.outputs.join(', ') : (choices.outputs ?? network.outputSize),
      ...(choices.read !== undefined && choices.read !== 'all' && { read: readText(choices.read) }),
      parameters: all ? `all ${network.parameterCount}` : chosen.join(', '),
      collapse: collapseText(collapse),
      top,
      seed: choices.seed,
    },
    notes: [
      detectorNote({ falseAlarmRate, expected }, choices.expect !== undefined),
      ...(groups.length === 0
        ? []
        : [
            `Layers are those of the description that have parameters${groups.length > 1 ? `: ${groups.map(({ label }) => label).join('; ')}` : ''}.`,
          ]),
      ...(beta === undefined
        ? []
        : [
            `The derivatives of output i are rescaled by its importance to the power of β/2 = ${beta / 2} (section 3.2).`,
          ]),
      ...(choices.features === undefined
        ? families.map(({ name, labels }) => `Features of the experiment: ${name}, ${labels.length} of them.`)
        : ['The columns of the features were scaled to length 1, nothing was subtracted from them.']),
      ...(split === undefined
        ? []
        : [
            `Of the targets, ${split.split}. Eq. 1 is given the ${choices.fit === 'targets' ? 'targets' : 'outputs of the network'}, around zero and without a ridge; on the examples it is given, the whole kernel fits them by construction.`,
          ]),
      ...state.assumptions.map((assumption) => `Assumed: ${assumption}.`),
    ],
  };
}

function readText(read: ReadPositions): string {
  return typeof read === 'string' ? `${read} position` : `positions ${read.join(', ')}`;
}

/** A network in numbers, for JSON. */
function networkRecord({
  tokens,
  positions,
  inputSize,
  grid,
  outputSize,
  parameterShapes,
  parameterCount,
}: Network): object {
  return {
    inputs: tokens ? { positions, vocabulary: inputSize } : { positions, size: inputSize, ...(grid && { grid }) },
    outputs: outputSize,
    parameters: Object.fromEntries(parameterShapes),
    parameterCount,
  };
}
