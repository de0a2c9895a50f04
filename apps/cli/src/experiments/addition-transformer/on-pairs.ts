import { DenseMatrix } from '@entk/core';
import { modularAdditionTokens } from '@entk/datasets';
import { accuracyOf, type Network, type NetworkInputs, type ParameterSet, predict, type Readout } from '@entk/models';

/** A transformer with its weights on all p² pairs. */
export interface TransformerOnPairs {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
}

/** p, of a vocabulary of the p residues and the token that asks. */
export function modulusOf({ inputSize }: Network): number {
  return inputSize - 1;
}

/** The mean of all logits, the one of the token that asks among them: one pullback instead of p + 1. */
export function meanReadout({ outputSize }: Network): Readout {
  return { outputs: DenseMatrix.generate(1, outputSize, () => 1 / outputSize) };
}

/** Enough for both bands, whatever the key frequencies are: 4⌊p/2⌋ + 1 and a few. */
export function leadingPairs(pairs: number): number {
  return 2 * Math.ceil(Math.sqrt(pairs)) + 2;
}

/** The share of all p² pairs whose largest logit among the residues is their sum. */
export function accuracyOnAllPairs(network: Network, parameters: ParameterSet): number {
  const p = modulusOf(network);
  const { inputs, targets } = modularAdditionTokens({ p });
  const outputs = Array.from({ length: p }, (_, residue) => residue);
  return accuracyOf(predict(network, parameters, inputs, { readout: { outputs } }), targets);
}
