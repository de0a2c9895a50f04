import type { FeatureFamily } from '@entk/core';
import type { Collapse } from '@entk/kernels';
import type { Network, NetworkInputs, ParameterSet, Readout } from '@entk/models';
import type { CollapseName } from '../commands/collapse-option.js';
import type { ParameterGroup } from './parameter-groups.js';
import type { NetworkMeasurements } from './measurements.js';

/** A network with one set of its weights: training has many. */
export interface NetworkState {
  /** The weights, as the command line names them: one file, or all that are a network together. */
  readonly file: string;
  readonly files: readonly string[];
  readonly network: Network;
  readonly parameters: ParameterSet;
  /** What its description calls it. */
  readonly name?: string;
  /** Where its layers are described: a model file, or what the weights are known by. */
  readonly source: string;
  /** Inputs that come with the weights. */
  readonly inputs?: NetworkInputs;
  /** What the network may have learnt, as functions of those inputs. */
  readonly features?: () => readonly FeatureFamily[];
  /** What the files do not say and had to be assumed. */
  readonly assumptions: readonly string[];
}

/** One of the kernels that are looked at in a network: superposition has one a β. */
export interface KernelChoice {
  /** Of the rescaling of outputs by importance, I_i^{β/2}. */
  readonly beta?: number;
  /** The one read-out that a collapse makes of all outputs, where it is quicker to begin with it. */
  readonly readout?: Readout;
  /** What the derivatives of each output are multiplied by. */
  readonly outputFactors?: readonly number[];
}

/** What is analysed: where the networks come from, and what is known of them beside their weights. */
export interface Subject {
  /** `model`, `superposition`: what an unfinished run was of. */
  readonly name: string;
  /** How the kernel becomes a matrix where the command line does not say. */
  readonly usualCollapse: CollapseName;
  /** Settings of its own, for the report. */
  settings(state: NetworkState): Readonly<Record<string, string | number>>;
  /** Every network, in the order of the files; each is checked before the first is analysed. */
  states(): Promise<NetworkState[]>;
  /** What a report calls a network. */
  title(state: NetworkState): string;
  /** Leading eigenpairs where the command line does not say how many. */
  usualTop(rows: number, collapse: Collapse): number;
  kernels(state: NetworkState, collapse: Collapse): readonly KernelChoice[];
  /** Parameters whose kernels are taken alone, too: those of each layer. */
  groups(state: NetworkState): readonly ParameterGroup[];
  /** Features that are known of the rows of the collapsed kernel; none where nothing is. */
  families(state: NetworkState, inputs: NetworkInputs, collapse: Collapse): readonly FeatureFamily[];
  /** Whether a classifier's first cliff is rotated where the command line names no rotation. */
  readonly rotatesClassifiers: boolean;
  /** Whether a drop after as many eigenvalues as there are outputs is expected where the command line names none. */
  readonly expectsOutputs: boolean;
  /** What `--json` says of an analysis before what it says of every network. */
  fields(state: NetworkState, kernel: KernelChoice, measured: NetworkMeasurements): object | Promise<object>;
  /** The JSON of a run. */
  json(analyses: readonly object[]): object;
}
