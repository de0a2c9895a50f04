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

/** What training learns from, and what it is only tested on. */
export interface TrainingData {
  readonly train: Examples;
  readonly test?: Examples;
}
