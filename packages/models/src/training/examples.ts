import type { NdArray } from '@entk/core';
import type { NetworkInputs } from '../predict.js';

/**
 * Examples and what the network should give for them: axes [N, D] (or [N, T, D], or tokens [N, T]) and [N, C] (or [N,
 * T, C]).
 */
export interface Examples {
  readonly inputs: NetworkInputs;
  readonly targets: NdArray;
}

/** Examples drawn anew for every epoch, of a source that does not end. */
export interface DrawnExamples {
  /**
   * The examples of an epoch, counted from 0: the same for the same number, since training that resumes from a snapshot
   * asks again. An epoch is then one step on all of them.
   */
  readonly draw: (epoch: number) => Examples;
}

/** What training learns from, and what it is only tested on. */
export interface TrainingData {
  readonly train: Examples | DrawnExamples;
  readonly test?: Examples;
}
