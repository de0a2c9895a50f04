import { basename } from 'node:path';
import { MisuseError, requireInteger, workOf, type WorkOptions } from '@entk/core';
import { type Collapse, collapseText, gradientSpectrum, kernelNoise, type SpectrumSide } from '@entk/kernels';
import { eigh, findCliffs } from '@entk/spectral';
import { type CollapseName, collapseOf } from '../commands/collapse-option.js';
import { readFeatures } from '../inputs/examples.js';
import { openGradients, readGivenKernel } from '../inputs/given-matrix.js';
import { readLabels } from '../inputs/texts.js';
import { planRotations } from '../rotations/rotation-words.js';
import { cliffOptions, detectorNote, requireExpected } from './expected-places.js';
import { type GivenPairs, givenSpectrum } from './given-spectrum.js';
import { measureKernel } from './measure-kernel.js';
import type { KernelMeasurements, KernelPlan } from './measurements.js';
import type { AnalysisContext } from './network-report.js';
import { namedRanges } from './ranges.js';

/** What the command line says of a kernel or of gradients that came from elsewhere. */
export interface GivenChoices {
  readonly kernel?: string;
  readonly gradients?: readonly string[];
  /** C of a flattened kernel, rows c·N + n. */
  readonly outputs?: number;
  readonly features?: string;
  readonly featureNames?: string;
  readonly labels?: string;
  readonly cliffs?: string;
  readonly expect?: readonly number[];
  readonly falseAlarmRate: number;
  readonly rotate?: readonly string[];
  readonly collapse?: CollapseName;
  readonly class?: number;
  readonly side?: SpectrumSide;
  readonly top?: number;
  readonly seed: number;
}

/** An analysis of what came from elsewhere, checked and ready. */
export interface GivenAnalysis {
  readonly context: AnalysisContext;
  /** What decides the results. */
  readonly identity: Readonly<Record<string, unknown>>;
  readonly measure: (work: WorkOptions) => Promise<KernelMeasurements>;
  readonly close: () => Promise<void>;
}

const caller = 'analyze';

/** Eigenpairs where the command line does not say how many. */
const usualTop = 160;

/** What is known of the matrix before its spectrum. */
interface Given {
  readonly kind: 'kernel' | 'gradients';
  readonly files: readonly string[];
  readonly digest: string;
  readonly numbers: 'float32' | 'float64';
  /** M. */
  readonly rows: number;
  /** k of gradients [M, k]. */
  readonly columns?: number;
  readonly pairs: (count: number, side: SpectrumSide | undefined, work: WorkOptions) => Promise<GivenPairs>;
  readonly close: () => Promise<void>;
}

/** Reads and checks every file before the spectrum is computed. Gradients stay in their files until `close`. */
export async function planGiven(choices: GivenChoices): Promise<GivenAnalysis> {
  const given =
    choices.kernel === undefined ? await gradientsIn(choices.gradients ?? []) : await kernelIn(choices.kernel);
  try {
    return await planned(given, choices);
  } catch (error) {
    await given.close();
    throw error;
  }
}

async function kernelIn(file: string): Promise<Given> {
  const { matrix, numbers, ...read } = await readGivenKernel(file);
  return {
    kind: 'kernel',
    ...read,
    numbers,
    rows: matrix.rows,
    async pairs(count, _, work) {
      // Of float32 numbers a kernel's zeros are negative by more than the rounding of float64.
      const spectrum = await eigh(matrix, { count, semidefinite: numbers === 'float64', ...workOf(work) });
      return { ...spectrum, side: 'matrix', rankBound: matrix.rows };
    },
    close: () => Promise.resolve(),
  };
}

async function gradientsIn(paths: readonly string[]): Promise<Given> {
  const gradients = await openGradients(paths);
  const { files, digest, numbers, rows, columns, close } = gradients;
  const pairs: Given['pairs'] = (count, side, work) => gradientSpectrum(gradients, { count, side, ...workOf(work) });
  return { kind: 'gradients', files, digest, numbers, rows, columns, pairs, close };
}

async function planned(given: Given, choices: GivenChoices): Promise<GivenAnalysis> {
  const { rows, columns, files, numbers, kind } = given;
  const outputCount = outputsOf(choices, rows);
  const collapse = collapseOf(
    { class: choices.class, collapse: choices.collapse ?? 'class-mean' },
    Math.max(outputCount, (choices.class ?? 0) + 1),
  );
  const exampleCount = collapse.kind === 'flattened' ? rows / outputCount : rows;
  const rowOrder = collapse.kind === 'flattened' ? collapse.rowOrder : undefined;
  requireInteger(caller, 'seed', choices.seed, { min: 0 });
  if (choices.top !== undefined) requireInteger(caller, 'top', choices.top, { min: 1, max: rows });
  const top = choices.top ?? Math.min(usualTop, rows, columns ?? rows);
  const plan: KernelPlan = {
    collapse,
    top,
    side: choices.side,
    families: choices.features === undefined ? [] : [await readFeatures(choices.features, rows, choices.featureNames)],
    ranges: choices.cliffs === undefined ? [] : namedRanges(choices.cliffs, top),
    falseAlarmRate: choices.falseAlarmRate,
    expected: requireExpected(choices.expect ?? [], top),
    rotations: planRotations(choices.rotate ?? [], { rows, exampleCount, outputCount, ...(rowOrder && { rowOrder }) }),
    labels: choices.labels === undefined ? undefined : await readLabels(choices.labels, exampleCount),
    seed: choices.seed,
  };
  const context = contextOf(given, plan, choices, collapse);
  return {
    context,
    identity: { ...context.settings, digest: given.digest, side: plan.side ?? 'by size', ...identityOf(plan) },
    close: given.close,
    async measure(work) {
      work.onProgress?.({ stage: 'kernels and spectra', done: 0, total: 1, detail: kind });
      const pairs = await given.pairs(top, plan.side, work);
      const spectrum = givenSpectrum(pairs, { collapse, rows, outputCount, numbers });
      const report = findCliffs(spectrum, cliffOptions(plan));
      const label = kind === 'kernel' ? basename(files[0]) : `gradients of ${rows} rows`;
      const full = { label, parameters: [], parameterCount: columns ?? 0, spectrum, report };
      return measureKernel(full, plan, work);
    },
  };
}

/** C where it matters, and 1 elsewhere: only a flattened kernel has rows of several outputs. */
function outputsOf({ collapse, outputs }: GivenChoices, rows: number): number {
  if (collapse !== 'flattened') {
    if (outputs === undefined) return 1;
    throw new MisuseError({ in: caller, rule: '--outputs goes with --collapse flattened', got: outputs });
  }
  if (outputs === undefined) {
    throw new MisuseError({
      in: caller,
      rule: '--collapse flattened of a kernel or gradients from elsewhere needs --outputs',
      remedy: 'give C; rows are c·N + n, all examples of output 0 first',
    });
  }
  requireInteger(caller, 'outputs', outputs, { min: 1, max: rows });
  if (rows % outputs === 0) return outputs;
  throw new MisuseError({
    in: caller,
    rule: `--outputs must divide the ${rows} rows of a flattened kernel`,
    got: outputs,
  });
}

function identityOf({
  families,
  ranges,
  falseAlarmRate,
  expected,
  labels,
  rotations,
}: KernelPlan): Record<string, unknown> {
  return {
    features: families.map(({ features, labels: names }) => [
      names,
      features.data.reduce((sum, value) => sum + value, 0),
    ]),
    ranges,
    falseAlarmRate,
    expected,
    labels,
    rotations: rotations.map(({ word }) => word),
  };
}

function contextOf(
  { kind, files, rows, columns, numbers }: Given,
  { top, seed, families, ...plan }: KernelPlan,
  { collapse: named }: GivenChoices,
  collapse: Collapse,
): AnalysisContext {
  const names =
    files.length > 3
      ? `${files.length} files, ${basename(files[0])} first`
      : files.map((file) => basename(file)).join(', ');
  const what = named === undefined ? 'collapse not named' : collapseText(collapse);
  return {
    name: '',
    title: kind === 'kernel' ? `The kernel of ${names}` : `The kernel of the gradients of ${names}`,
    summary:
      kind === 'kernel'
        ? `A kernel of ${rows} rows that was computed elsewhere, in ${numbers}; ${what}.`
        : `The kernel G Gᵀ of ${rows} gradients of ${columns} numbers each that were computed elsewhere, in ${numbers}; ${what}.`,
    subject: {
      given: { kind, files: files.map((file) => basename(file)), rows, ...(columns && { columns }), numbers },
    },
    settings: { [kind]: names, rows, ...(columns && { columns }), numbers, collapse: named ?? 'not named', top, seed },
    notes: [
      detectorNote(plan, true),
      ...(kind === 'kernel'
        ? ['The kernel was made exactly symmetric: the mean of itself and its transpose.']
        : ['Products of gradients are accumulated in float64, some rows at a time.']),
      `The noise of the eigenvalues is taken to be that of ${numbers}${numbers === 'float32' ? `, ${kernelNoise} of λ₁` : ''}.`,
      ...(families.length > 0
        ? ['The columns of the features were scaled to length 1, nothing was subtracted from them.']
        : []),
    ],
  };
}
