import { firstColumns, type LineSplit, lineSplit } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, type NdArray, type WorkOptions } from '@entk/core';
import { expandedIndicators, type SuperpositionFeatures, superpositionFeatures } from '@entk/datasets';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { measureAgreement, type MeasuredAgreement } from '../agreement.js';
import { type KernelCase, type KernelCaseOptions, kernelCase } from './kernel-case.js';
import { analysedPairs, type SuperpositionSettings, sweptBetas } from './settings.js';
import { type TrainedSuperposition, trainSuperposition } from './train.js';

/** The drop at k = n of one variant of a network, which the bias and the unit rows decide. */
export interface DropVariant {
  readonly unitRows: boolean;
  readonly bias: boolean;
  readonly values: Float64Array;
  /** λ_n / λ_{n+1}. */
  readonly ratio: number;
  /** Whether the detector reports a drop there. */
  readonly found: boolean;
}

/** All that is measured of one network of figure 1. */
export interface NetworkMeasurements {
  readonly id: string;
  readonly label: string;
  readonly settings: SuperpositionSettings;
  readonly finalLoss: number;
  readonly weight: DenseMatrix;
  readonly weightGram: DenseMatrix;
  /** Features with (WᵀW)_ii above the paper's 0.75. */
  readonly reconstructed: number;
  /** One case a β, of all parameters. */
  readonly cases: readonly KernelCase[];
  /** Two lines in the heatmap at β = 0.3. */
  readonly lines: LineSplit;
  readonly variants: readonly DropVariant[];
  /** Eq. 1 with the flattened kernel at β = 0. */
  readonly agreement: MeasuredAgreement;
}

/** The paper's heuristic of footnote 3. */
const reconstructionThreshold = 0.75;

/** Random orders that the two-line split is held against. */
const lineDraws = 199;

/** Random orders of the examples that the match at β = 0.3 is held against. */
const permutedDraws = 199;

/** A network of figure 1 before it is trained. */
export interface NetworkPlan {
  readonly id: string;
  readonly label: string;
  readonly settings: SuperpositionSettings;
}

/** Trains a network and takes every kernel that the claims and figures need; `variants` are those with its own rows. */
export async function measureNetwork(
  { id, label, settings }: NetworkPlan,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<NetworkMeasurements> {
  const stage = (done: number, detail: string) =>
    work.onProgress?.({ stage: id, done, total: sweptBetas.length + 1, detail });
  stage(0, 'training');
  const trained = await trainSuperposition(settings, { signal: work.signal, journal });
  const subject = subjectOf(trained);
  const cases: KernelCase[] = [];
  for (const [index, beta] of sweptBetas.entries()) {
    stage(1 + index, `kernel at β = ${beta}`);
    const permutations =
      beta === 0.3
        ? { draws: Math.min(permutedDraws, settings.controlDraws ?? permutedDraws), seed: settings.seed }
        : undefined;
    const rotate = beta === 0;
    cases.push(
      await journal.stage(`beta-${beta}`, () =>
        caseOf(subject, beta, allParameters, { ...work, permutations, rotate }),
      ),
    );
  }
  stage(sweptBetas.length, 'prediction with the kernel');
  const agreement = await journal.stage('agreement', () => agreementOf(trained, settings, work));
  const { weight } = tiedAutoencoderParameterNames;
  const withoutBias = await journal.stage('without-bias', () => caseOf(subject, 0, [weight], work));
  const W = DenseMatrix.fromArray(trained.run.parameters.get(weight) as NdArray);
  const gram = DenseMatrix.from(W.transpose().mmul(W));
  const atThreeTenths = cases.find(({ beta }) => beta === 0.3) as KernelCase;
  return {
    id,
    label,
    settings,
    finalLoss: trained.run.history[trained.run.history.length - 1].train.loss,
    weight: W,
    weightGram: gram,
    reconstructed: gram.diagonal().filter((value) => value > reconstructionThreshold).length,
    cases,
    agreement,
    lines: lineSplit(firstColumns(atThreeTenths.normalised, settings.features), {
      seed: settings.seed,
      draws: lineDraws,
    }),
    variants: [variantOf(cases[0], settings, true), variantOf(withoutBias, settings, false)],
  };
}

/** The drop at k = n of a network trained like another one, with and without the bias in the kernel. */
export async function measureDrop(
  { id, settings }: NetworkPlan,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<DropVariant[]> {
  work.onProgress?.({ stage: id, done: 0, total: 1, detail: settings.unitRows ? 'unit rows' : 'rows as drawn' });
  const subject = subjectOf(await trainSuperposition(settings, { signal: work.signal, journal }));
  const { weight } = tiedAutoencoderParameterNames;
  const stage = (name: string, parameters: readonly string[]) =>
    journal.stage(name, () => caseOf(subject, 0, parameters, work));
  return [
    variantOf(await stage('all-parameters', allParameters), settings, true),
    variantOf(await stage('without-bias', [weight]), settings, false),
  ];
}

/** Eq. 1 from the training examples to as many others that were drawn like them. */
function agreementOf(
  { network, run, dataSet }: TrainedSuperposition,
  { features, examples, sparsity, importance, unitRows, seed }: SuperpositionSettings,
  { signal }: WorkOptions,
): Promise<MeasuredAgreement> {
  const others = superpositionFeatures({
    features,
    examples,
    sparsity,
    importance,
    unitRows,
    seed: seed > 0 ? seed - 1 : 1,
  });
  const part = ({ inputs }: SuperpositionFeatures) => ({ inputs, targets: inputs });
  return measureAgreement(
    network,
    run.parameters,
    { train: part(dataSet), test: part(others) },
    {
      collapse: { kind: 'flattened', rowOrder: 'exampleMajor' },
      count: Math.min(analysedPairs, network.parameterCount),
      signal,
    },
  );
}

const allParameters = Object.values(tiedAutoencoderParameterNames);

/** What the kernels of a trained network have in common. */
interface Subject {
  readonly jacobian: FactoredJacobian;
  readonly features: FeatureFamily;
  readonly choice: Pick<KernelCaseOptions, 'importance' | 'count' | 'weight'>;
}

function subjectOf({ network, run, dataSet }: TrainedSuperposition): Subject {
  return {
    jacobian: factoredJacobian(network, run.parameters, dataSet.inputs),
    features: expandedIndicators(dataSet.inputs, { rowOrder: 'exampleMajor' }),
    choice: {
      importance: dataSet.importance,
      count: Math.min(analysedPairs, network.parameterCount),
      weight: DenseMatrix.fromArray(run.parameters.get(tiedAutoencoderParameterNames.weight) as NdArray),
    },
  };
}

function caseOf(
  { jacobian, features, choice }: Subject,
  beta: number,
  parameters: readonly string[],
  { signal, permutations, rotate }: Pick<KernelCaseOptions, 'signal' | 'permutations' | 'rotate'>,
): Promise<KernelCase> {
  return kernelCase(jacobian, features, { ...choice, beta, parameters, signal, permutations, rotate });
}

function variantOf(of: KernelCase, { features, unitRows }: SuperpositionSettings, bias: boolean): DropVariant {
  const { values } = of.spectrum;
  return {
    unitRows,
    bias,
    values,
    ratio: values[features - 1] / values[features],
    found: of.report.drops.some(({ after }) => after === features),
  };
}
