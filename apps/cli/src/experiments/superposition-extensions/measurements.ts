import { capturedNorms, randomSubspace } from '@entk/alignment';
import { breathe, createRandom, DenseMatrix, type NdArray } from '@entk/core';
import { factoredJacobian } from '@entk/jacobians';
import { type KernelSpectrum, kernelSpectrum } from '@entk/kernels';
import { activations, type Network, type ParameterSet, predict, xavierNormalParameters } from '@entk/models';
import { rotateByOutputs, rotateByUnits } from '@entk/rotation';
import { type Drop, findCliffs, leadingVectors } from '@entk/spectral';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { trainSuperposition } from '../superposition/train.js';
import { independentComponents } from './decompositions/fast-ica.js';
import { principalComponents } from './decompositions/principal-components.js';
import { sparseAutoencoder } from './decompositions/sparse-autoencoder.js';
import { exampleProfiles } from './example-profiles.js';
import { type Families, overExamples, overOutputs } from './families.js';
import { type FamilyMatch, familyMatch } from './match.js';
import { type ExtensionSettings, networkSettings } from './settings.js';
import { type FeatureStructure, type StructureId, structuresOf } from './structures.js';

/** A network before it is trained. */
export interface ExtensionPlan {
  readonly settings: ExtensionSettings;
  readonly structure: StructureId;
  /** m. */
  readonly hiddenUnits: number;
  readonly seed: number;
}

/** What finds features, the eNTK first. */
export const methods = ['eigenvectors', 'byOutputs', 'byUnits', 'pca', 'ica', 'autoencoder', 'outputs'] as const;

export type Method = (typeof methods)[number];

/** A sparse autoencoder at one λ. */
export interface TrainedAutoencoder extends FamilyMatch {
  readonly penalty: number;
  readonly unexplained: number;
  readonly active: number;
}

/** The mean norm of parents and of children inside a range of vectors. */
export interface SpanNorms {
  readonly parents: number;
  readonly children: number;
}

/**
 * Where in the spectrum parents and children lie: in as many leading vectors as there are parents, or in those after.
 */
export interface SpectrumOrder {
  readonly leading: SpanNorms;
  readonly following: SpanNorms;
}

/** All that is measured of one network. */
export interface ExtensionMeasurements {
  readonly structure: StructureId;
  readonly hiddenUnits: number;
  readonly seed: number;
  readonly finalLoss: number;
  /** Leading eigenvalues of the flattened kernel, those above zero. */
  readonly values: Float64Array;
  readonly drops: readonly Drop[];
  readonly matches: Readonly<Record<Method, FamilyMatch>>;
  readonly autoencoders: readonly TrainedAutoencoder[];
  /** Where features have parents. */
  readonly order?: SpectrumOrder;
  /** The match of the rotation by outputs where there is nothing to find. */
  readonly controls: {
    readonly random: readonly FamilyMatch[];
    readonly untrained: readonly FamilyMatch[];
    readonly permuted: readonly FamilyMatch[];
  };
  /** The order in untrained networks, where features have parents. */
  readonly untrainedOrders: readonly SpectrumOrder[];
}

/** Eigenpairs, in multiples of n: enough beyond n to see a drop there. */
const analysedShare = 3;

/** Trains a network on features of a structure, and finds them again in every way. */
export async function measureExtension(
  plan: ExtensionPlan,
  { journal = noJournal, signal, onProgress }: JournalledWork = {},
): Promise<ExtensionMeasurements> {
  const { settings, hiddenUnits, seed } = plan;
  const structure = structuresOf(settings.features).find(({ id }) => id === plan.structure) as FeatureStructure;
  const stage = (done: number, detail: string) =>
    onProgress?.({ stage: `${structure.id}, m = ${hiddenUnits}, seed ${seed}`, done, total: 4, detail });
  stage(0, 'training');
  const { dataSet, network, run } = await trainSuperposition(
    { ...networkSettings(settings, hiddenUnits, seed), structure: structure.presence },
    { signal, journal },
  );
  const { inputs } = dataSet;
  const subject = { network, parameters: run.parameters, inputs };
  const [families, directions] = [overExamples(inputs, structure), overOutputs(inputs, structure)];
  const { features } = settings;

  stage(1, 'kernel');
  const spectrum = await flattened(subject, analysedShare * features, signal);
  const leading = leadingVectors(spectrum, features) as DenseMatrix;
  const matches = {
    eigenvectors: familyMatch(exampleProfiles(leading, settings.examples), families),
    byOutputs: await matchByOutputs(leading, families, features, signal),
    byUnits: familyMatch(await byUnits(subject, features, signal), families),
    ...hiddenMatches(subject, families, seed),
  };
  stage(2, 'sparse autoencoders');
  const autoencoders = await journal.stage('autoencoders', () => trainedAutoencoders(subject, families, plan, signal));
  stage(3, 'controls');
  const { random, untrained, untrainedOrders } = await journal.stage('controls', () =>
    chance(subject, families, directions, plan, signal),
  );
  return {
    structure: structure.id,
    hiddenUnits,
    seed,
    finalLoss: run.history[run.history.length - 1].train.loss,
    values: spectrum.values.slice(0, spectrum.rank),
    drops: findCliffs(spectrum).drops,
    matches: { ...matches, autoencoder: bestOf(autoencoders) },
    autoencoders,
    ...(directions.parents && { order: orderOf(leading, directions) }),
    controls: { random, untrained, permuted: await permuted(leading, families, plan, signal) },
    untrainedOrders,
  };
}

interface Subject {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NdArray;
}

function flattened(
  { network, parameters, inputs }: Subject,
  count: number,
  signal: AbortSignal | undefined,
): Promise<KernelSpectrum> {
  const jacobian = factoredJacobian(network, parameters, inputs);
  return kernelSpectrum(
    jacobian,
    { kind: 'flattened', rowOrder: 'classMajor' },
    { count: Math.min(count, network.parameterCount), signal },
  );
}

async function matchByOutputs(
  vectors: DenseMatrix,
  families: Families,
  outputs: number,
  signal: AbortSignal | undefined,
): Promise<FamilyMatch> {
  const { basis } = await rotateByOutputs(vectors, { outputs, rowOrder: 'classMajor', signal });
  return familyMatch(exampleProfiles(basis, vectors.rows / outputs), families);
}

/** The kernel with a row an example instead, rotated by the outputs' units, which stand after a nonlinearity. */
async function byUnits(
  { network, parameters, inputs }: Subject,
  count: number,
  signal: AbortSignal | undefined,
): Promise<DenseMatrix> {
  const jacobian = factoredJacobian(network, parameters, inputs);
  const spectrum = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count, signal });
  const units = DenseMatrix.fromArray(predict(network, parameters, inputs));
  const leading = leadingVectors(spectrum, count) as DenseMatrix;
  const { basis } = await rotateByUnits(leading, units, { blocks: 'single vectors', signal });
  return basis;
}

/** What is found in hidden activations without training anything, and what the network's outputs say by themselves. */
function hiddenMatches(
  subject: Subject,
  families: Families,
  seed: number,
): Record<'pca' | 'ica' | 'outputs', FamilyMatch> {
  const hidden = hiddenOf(subject);
  return {
    pca: familyMatch(principalComponents(hidden).scores, families),
    ica: familyMatch(independentComponents(hidden, { seed }).sources, families),
    outputs: familyMatch(DenseMatrix.fromArray(predict(subject.network, subject.parameters, subject.inputs)), families),
  };
}

async function trainedAutoencoders(
  subject: Subject,
  families: Families,
  { settings: { features, autoencoder }, seed }: ExtensionPlan,
  signal: AbortSignal | undefined,
): Promise<TrainedAutoencoder[]> {
  const hidden = hiddenOf(subject);
  const { latentsPerFeature, penalties, steps, learningRate } = autoencoder;
  const trained: TrainedAutoencoder[] = [];
  for (const penalty of penalties) {
    const options = { latents: latentsPerFeature * features, penalty, steps, learningRate, seed, signal };
    const { latents, unexplained, active } = await sparseAutoencoder(hidden, options);
    trained.push({ penalty, unexplained, active, ...familyMatch(latents, families) });
  }
  return trained;
}

/** Of each family the best λ, which takes the features to be known: in the autoencoders' favour. */
function bestOf(autoencoders: readonly TrainedAutoencoder[]): FamilyMatch {
  const parents = autoencoders.flatMap((one) => one.parents ?? []);
  return {
    children: Math.max(...autoencoders.map(({ children }) => children)),
    ...(parents.length > 0 && { parents: Math.max(...parents) }),
  };
}

async function chance(
  { network, inputs }: Subject,
  families: Families,
  directions: Families,
  { settings: { features, examples, controlDraws }, seed }: ExtensionPlan,
  signal: AbortSignal | undefined,
): Promise<{ random: FamilyMatch[]; untrained: FamilyMatch[]; untrainedOrders: SpectrumOrder[] }> {
  const stream = createRandom(seed).fork('random subspaces');
  const random: FamilyMatch[] = [];
  const untrained: FamilyMatch[] = [];
  const untrainedOrders: SpectrumOrder[] = [];
  for (let index = 0; index < controlDraws; index++) {
    await breathe(signal);
    const subspace = randomSubspace(examples * features, features, stream);
    random.push(await matchByOutputs(subspace, families, features, signal));
    const parameters = xavierNormalParameters(network, createRandom(seed).fork(`untrained network ${index}`));
    const spectrum = await flattened({ network, parameters, inputs }, features, signal);
    const leading = leadingVectors(spectrum, features) as DenseMatrix;
    untrained.push(await matchByOutputs(leading, families, features, signal));
    if (directions.parents) untrainedOrders.push(orderOf(leading, directions));
  }
  return { random, untrained, untrainedOrders };
}

/** The same vectors against features whose examples stand in random orders, the same for every feature. */
async function permuted(
  leading: DenseMatrix,
  families: Families,
  { settings: { features, examples, controlDraws }, seed }: ExtensionPlan,
  signal: AbortSignal | undefined,
): Promise<FamilyMatch[]> {
  const { basis } = await rotateByOutputs(leading, { outputs: features, rowOrder: 'classMajor', signal });
  const profiles = exampleProfiles(basis, examples);
  const stream = createRandom(seed).fork('permuted examples');
  return Array.from({ length: controlDraws }, () => {
    const order = stream.permutation(examples);
    const inOrder = (matrix: DenseMatrix) =>
      DenseMatrix.generate(matrix.rows, matrix.columns, (x, f) => matrix.get(order[x], f));
    const { children, parents } = families;
    return familyMatch(profiles, { children: inOrder(children), ...(parents && { parents: inOrder(parents) }) });
  });
}

function orderOf(vectors: DenseMatrix, { children, parents }: Families): SpectrumOrder {
  const count = (parents as DenseMatrix).columns;
  const within = (from: number, to: number) => {
    const range = vectors.columnRange(from, to);
    return {
      parents: mean(capturedNorms(range, parents as DenseMatrix)),
      children: mean(capturedNorms(range, children)),
    };
  };
  return { leading: within(0, count), following: within(count, vectors.columns) };
}

function hiddenOf({ network, parameters, inputs }: Subject): DenseMatrix {
  return DenseMatrix.fromArray(activations(network, parameters, inputs, { layer: '0' }));
}

function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}
