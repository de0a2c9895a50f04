import { type NdArray, type NumericArray, ndArray } from '@entk/core';
import { writeNpz } from '@entk/formats';
import type { Cliff, Drop } from '@entk/spectral';
import { WorkerSession } from '../worker/worker-session.js';
import { type Alignment, type Analysis, type AnalysisRequest, analyseNetwork } from './analysis.js';
import type { NetworkFiles } from './files.js';
import { networkFromFiles, type OpenedNetwork } from './network-from-files.js';

/** What the page tells of a network before anything is computed. */
export interface NetworkMessage {
  readonly name: string;
  readonly examples: number;
  readonly outputs: number;
  readonly parameterCount: number;
  /** Names with shapes. */
  readonly parameters: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Rows and columns of the features, if there are any. */
  readonly features?: readonly number[];
  readonly leftOver: readonly string[];
}

/** An analysis as it travels to the page. */
export interface AnalysisMessage {
  readonly request: AnalysisRequest;
  readonly values: Float64Array;
  readonly drops: readonly Drop[];
  readonly cliffs: readonly Cliff[];
  readonly status: string;
  readonly method: string;
  readonly trace?: number;
  readonly size: number;
  readonly alignment?: Alignment;
}

/** The most that an analysis may hold at once, in bytes: a tab has less than a program. */
const memoryBudget = 2 ** 30;

/** What the worker of “your own network” knows: the network last opened, and what was found in it. */
export class NetworkSession extends WorkerSession {
  #network: OpenedNetwork | undefined;
  #analysis: Analysis | undefined;

  /** Reads files and puts them together; the network before is forgotten first. */
  async open(files: NetworkFiles): Promise<NetworkMessage> {
    this.#network = undefined;
    this.#analysis = undefined;
    await this.begin();
    const opened = await networkFromFiles(files);
    this.#network = opened;
    const { network, inputs, features, leftOver, name } = opened;
    return {
      name,
      examples: inputs.shape[0],
      outputs: network.outputSize,
      parameterCount: network.parameterCount,
      parameters: Array.from(network.parameterShapes, ([parameter, shape]) => ({ name: parameter, shape })),
      features: features?.shape,
      leftOver,
    };
  }

  /** Spectrum, cliffs and alignment of the network that is open. */
  async analyse(request: AnalysisRequest): Promise<AnalysisMessage> {
    if (!this.#network) throw new Error('there is no network yet: choose its files first');
    const signal = await this.begin();
    const analysis = await analyseNetwork(this.#network, request, { signal, memoryBudget });
    this.#analysis = analysis;
    const { spectrum, report, alignment } = analysis;
    return {
      request,
      values: spectrum.values,
      drops: report.drops,
      cliffs: report.cliffs,
      status: spectrum.status.kind,
      method: spectrum.method,
      trace: spectrum.trace,
      size: spectrum.size,
      alignment,
    };
  }

  /** An .npz of what was found. */
  arrays(): Uint8Array {
    if (!this.#analysis) throw new Error('there is nothing to save yet: analyse a network first');
    const { spectrum, alignment } = this.#analysis;
    const arrays: [string, NdArray<NumericArray>][] = [
      ['eigenvalues', ndArray([spectrum.values.length], spectrum.values)],
    ];
    const matrices = { eigenvectors: spectrum.vectors, cosines: alignment?.cosines };
    for (const [name, matrix] of Object.entries(matrices)) {
      if (matrix) arrays.push([name, ndArray([matrix.rows, matrix.columns], matrix.data)]);
    }
    return writeNpz(new Map(arrays));
  }
}
