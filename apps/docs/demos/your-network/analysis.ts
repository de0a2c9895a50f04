import { type FeatureFamily, MisuseError, ShapeError, type WorkOptions } from '@entk/core';
import { type Collapse, collapsedRows, gradientSpectrum } from '@entk/kernels';
import { eigh, findCliffs } from '@entk/spectral';
import { cliffOptions, usualExpected } from '../../../cli/src/analysis/expected-places.js';
import { givenSpectrum } from '../../../cli/src/analysis/given-spectrum.js';
import { measureKernel } from '../../../cli/src/analysis/measure-kernel.js';
import { measureNetwork } from '../../../cli/src/analysis/measure-network.js';
import type { KernelMeasurements, KernelPlan, NetworkPlan } from '../../../cli/src/analysis/measurements.js';
import { namedRanges } from '../../../cli/src/analysis/ranges.js';
import { splitExamples } from '../../../cli/src/analysis/split.js';
import { collapseOf } from '../../../cli/src/commands/collapse-option.js';
import { featuresOf, targetsOf } from '../../../cli/src/inputs/example-arrays.js';
import { readingsOf } from '../../../cli/src/rotations/network-readings.js';
import { placeOf } from '../../../cli/src/rotations/rotation-kind.js';
import { planRotations, usualRotations } from '../../../cli/src/rotations/rotation-words.js';
import type { GivenMatrix, NetworkState, OpenedFiles } from './network-from-files.js';
import type { AnalysisRequest } from './request.js';

/** As of the program: of the controls, the held-out rows, and the detector. */
const seed = 0;
const falseAlarmRate = 0.05;

/**
 * What `entk analyze` measures, of one network of the files or of the kernel from elsewhere: spectrum and cliffs,
 * features, rotations, and eq. 1.
 */
export function analyse(
  opened: OpenedFiles,
  request: AnalysisRequest,
  index: number,
  work: WorkOptions = {},
): Promise<KernelMeasurements> {
  const { given, states } = opened;
  return given
    ? measureGiven(given, opened, request, work)
    : measureNetwork(planOf(opened, states[index], request), work);
}

function planOf(opened: OpenedFiles, { network, parameters }: NetworkState, request: AnalysisRequest): NetworkPlan {
  const { inputs } = opened;
  if (!inputs) throw new MisuseError({ in: 'your network', rule: 'a network needs inputs' });
  const [exampleCount] = inputs.shape;
  const outputCount = network.outputSize;
  const collapse = namedCollapse(request, outputCount);
  const rows = collapsedRows(collapse, exampleCount, outputCount);
  const top = Math.min(request.top, rows);
  const chosen = request.parameter === undefined ? [...network.parameterShapes.keys()] : [request.parameter];
  if (!network.parameterShapes.has(chosen[0])) {
    throw new MisuseError({ in: 'your network', rule: 'the network must have the parameter', got: chosen[0] });
  }
  const targets = opened.targets && targetsOf(opened.targets, exampleCount, outputCount);
  const place = placeOf({ network, parameters, inputs }, collapse, outputCount, targets);
  return {
    network,
    parameters,
    inputs,
    chosen,
    groups: [],
    ...sharedOf(opened, request, { collapse, rows, top }),
    expected: usualExpected(collapse, outputCount, top),
    prediction: targets && { ...targets, fit: request.fit, ...splitExamples(exampleCount, seed) },
    rotations: request.rotate === undefined ? usualRotations(place) : planRotations(request.rotate.split(' '), place),
    ...(rows === exampleCount && { readings: readingsOf({ network, parameters, inputs }) }),
  };
}

async function measureGiven(
  { kind, name, numbers, matrix }: GivenMatrix,
  opened: OpenedFiles,
  request: AnalysisRequest,
  work: WorkOptions,
): Promise<KernelMeasurements> {
  const { rows, columns } = matrix;
  const outputCount = request.collapse === 'flattened' ? Math.max(1, request.output) : 1;
  if (rows % outputCount !== 0) {
    const rule = `the number of outputs must divide the ${rows} rows of a flattened kernel`;
    throw new MisuseError({ in: 'your network', rule, got: outputCount });
  }
  const collapse = namedCollapse(request, Math.max(outputCount, request.output + 1));
  const exampleCount = rows / outputCount;
  const rowOrder = collapse.kind === 'flattened' ? collapse.rowOrder : undefined;
  const top = Math.min(request.top, rows, kind === 'gradients' ? columns : rows);
  const place = { rows, exampleCount, outputCount, ...(rowOrder && { rowOrder }) };
  const plan: KernelPlan = {
    ...sharedOf(opened, request, { collapse, rows, top }),
    rotations: request.rotate === undefined ? [] : planRotations(request.rotate.split(' '), place),
  };
  const source = { rows, columns, readRows: (from: number, to: number) => matrix.rowRange(from, to) };
  const pairs =
    kind === 'gradients'
      ? await gradientSpectrum(source, { count: top, ...work })
      : {
          // Of float32 numbers a kernel's zeros are negative by more than the rounding of float64.
          ...(await eigh(matrix, { count: top, semidefinite: numbers === 'float64', ...work })),
          side: 'matrix' as const,
          rankBound: rows,
        };
  const spectrum = givenSpectrum(pairs, { collapse, rows, outputCount, numbers });
  const report = findCliffs(spectrum, cliffOptions(plan));
  return measureKernel({ label: name, parameters: [], parameterCount: 0, spectrum, report }, plan, work);
}

/** What a plan has of any kernel. */
function sharedOf(
  { features, featureNames }: OpenedFiles,
  { cliffs }: AnalysisRequest,
  { collapse, rows, top }: { readonly collapse: Collapse; readonly rows: number; readonly top: number },
): Omit<KernelPlan, 'rotations'> {
  return {
    collapse,
    top,
    families: features ? [named(featuresOf(features, rows), featureNames)] : [],
    ranges: cliffs === undefined ? [] : namedRanges(cliffs, top),
    falseAlarmRate,
    expected: [],
    seed,
  };
}

function namedCollapse({ collapse, output }: AnalysisRequest, outputCount: number): Collapse {
  return collapseOf({ collapse, ...(collapse === 'per-class' && { class: output }) }, outputCount);
}

function named(family: FeatureFamily, names: readonly string[] | undefined): FeatureFamily {
  if (!names) return family;
  if (names.length === family.labels.length) return { ...family, labels: names };
  const rule = `feature names must be one for each feature, ${family.labels.length}`;
  throw new ShapeError({ in: 'your network', rule, got: names.length });
}
