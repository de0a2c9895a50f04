import { writeNpz } from '@entk/formats';
import type { Cliff, Drop } from '@entk/spectral';
import { stepsText } from '../../../cli/src/analysis/candidates.js';
import type { KernelMeasurements } from '../../../cli/src/analysis/measurements.js';
import { networkFigures } from '../../../cli/src/analysis/network-figures.js';
import { networkReport } from '../../../cli/src/analysis/network-report.js';
import type { NamedFigure } from '../../../cli/src/report/report.js';
import { WorkerSession } from '../worker/worker-session.js';
import { analyse } from './analysis.js';
import type { NamedFile, NetworkFiles } from './files.js';
import { networkFromFiles, type OpenedFiles } from './network-from-files.js';
import { type Placement, placeFiles } from './place-files.js';
import type { AnalysisRequest } from './request.js';

/** What the page tells of a network before anything is computed. */
export interface NetworkMessage {
  /** Of the weights, each a checkpoint; or of the kernel. */
  readonly names: readonly string[];
  readonly given?: 'kernel' | 'gradients';
  readonly examples: number;
  readonly outputs: number;
  readonly parameterCount: number;
  /** Names with shapes. */
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Rows and columns of the features, if there are any. */
  readonly features?: readonly number[];
  readonly leftOver: readonly string[];
}

/** An analysis as it travels to the page, where its matrices are revived. */
export interface AnalysisMessage {
  readonly request: AnalysisRequest;
  /** Which checkpoint. */
  readonly index: number;
  readonly values: ArrayLike<number>;
  readonly drops: readonly Pick<Drop, 'after' | 'ratio'>[];
  readonly cliffs: readonly Cliff[];
  /** The largest steps, significant or not, in words. */
  readonly steps: string;
  readonly status: string;
  readonly side: string;
  readonly size: number;
  /** Those of the report of `entk analyze`, the spectrum left out. */
  readonly figures: readonly NamedFigure[];
}

/** The most that an analysis may hold at once, in bytes: a tab has less than a program. */
const memoryBudget = 2 ** 30;

/** What the worker of “your own network” knows: the network last opened, and what was found in it. */
export class NetworkSession extends WorkerSession {
  #opened: OpenedFiles | undefined;
  #measured: KernelMeasurements | undefined;

  /** Where files go, by what they are. */
  place(files: readonly NamedFile[], present: NetworkFiles): Promise<Placement[]> {
    return placeFiles(files, present);
  }

  /** Reads files and puts them together; the network before is forgotten first. */
  async open(files: NetworkFiles): Promise<NetworkMessage> {
    this.#opened = undefined;
    this.#measured = undefined;
    await this.begin();
    const opened = await networkFromFiles(files);
    this.#opened = opened;
    const { states, given, inputs, features } = opened;
    const [first] = states;
    return {
      names: given ? [given.name] : states.map(({ name }) => name),
      given: given?.kind,
      examples: given?.matrix.rows ?? inputs?.shape[0] ?? 0,
      outputs: first?.network.outputSize ?? 0,
      parameterCount: first?.network.parameterCount ?? 0,
      parameters: first ? Array.from(first.network.parameterShapes, ([name, shape]) => ({ name, shape })) : [],
      features: features?.shape,
      leftOver: first?.leftOver ?? [],
    };
  }

  /** What is found in the network that is open, at one of its checkpoints. */
  async analyse(request: AnalysisRequest, index: number): Promise<AnalysisMessage> {
    if (!this.#opened) throw new Error('there is no network yet: choose its files first');
    const opened = this.#opened;
    const signal = await this.begin();
    const measured = await analyse(opened, request, index, { signal, memoryBudget });
    this.#measured = measured;
    return messageOf(measured, request, index);
  }

  /** An .npz of what was found. */
  arrays(): Uint8Array {
    if (!this.#measured) throw new Error('there is nothing to save yet: analyse a network first');
    const context = { name: '', title: '', summary: '', subject: {}, settings: {}, notes: [] };
    return writeNpz(new Map(networkReport(this.#measured, context).arrays));
  }
}

function messageOf(measured: KernelMeasurements, request: AnalysisRequest, index: number): AnalysisMessage {
  const { spectrum, report } = measured.full;
  return {
    request,
    index,
    values: spectrum.values,
    drops: report.drops.map(({ after, ratio }) => ({ after, ratio })),
    cliffs: report.cliffs,
    steps: stepsText(report, measured.plan.falseAlarmRate),
    status: spectrum.status.kind,
    side: spectrum.side,
    size: spectrum.size,
    figures: networkFigures(measured).filter(({ name }) => name !== 'spectrum'),
  };
}
