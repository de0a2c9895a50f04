import { resolve } from 'node:path';
import { MisuseError, requireInteger, requireNumber } from '@entk/core';
import { collapsedRows } from '@entk/kernels';
import { type NetworkInputs, readingLast } from '@entk/models';
import { outputAxis } from '@entk/models/layers';
import { collapseOf } from '../commands/collapse-option.js';
import { readFeatures, readInputs, readTargets } from '../inputs/examples.js';
import { inFile } from '../inputs/read-file.js';
import { readingsOf } from '../rotations/network-readings.js';
import { placeOf } from '../rotations/rotation-kind.js';
import { planRotations, usualRotations } from '../rotations/rotation-words.js';
import { type AnalysisChoices, classOf, readoutOf, requireWholeOutputs } from './analysis-choices.js';
import { contextOf } from './analysis-context.js';
import { labelsOf } from './example-labels.js';
import { requireExpected, usualExpected } from './expected-places.js';
import type { NetworkPlan } from './measurements.js';
import { distinctNames } from './names.js';
import type { AnalysisContext } from './network-report.js';
import { chosenGroups, chosenParameters, withChosenHeads } from './parameter-groups.js';
import { namedRanges } from './ranges.js';
import { type ExampleSplit, splitExamples } from './split.js';
import type { KernelChoice, NetworkState, Subject } from './subject.js';

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
  const examined = { network, parameters, inputs };
  const place = placeOf(examined, collapse, outputCount, targets);
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
      ...(rows === exampleCount && { readings: readingsOf(examined) }),
      labels: await labelsOf(inputs, choices, { targets, families }),
      seed: choices.seed,
    },
    split,
  };
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
