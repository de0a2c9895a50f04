import { type DenseMatrix, type FeatureFamily, MisuseError, type NdArray, ShapeError } from '@entk/core';
import { readNpy } from '@entk/formats';
import { maskTokens, type Network, type NetworkInputs } from '@entk/models';
import { requireInputs } from '@entk/models/layers';
import { featuresOf, inputsOf, isInteger, matrixOf, type Targets, targetsOf } from './example-arrays.js';
import { inFile, readFile } from './read-file.js';
import { readFeatureNames } from './texts.js';

const caller = 'analyze';

/** What of tokens is padding, beside those of −1. */
export interface PaddingChoices {
  /** A `.npy` file [N, T] of 1 at tokens and 0 at padding, the `attention_mask` of Hugging Face. */
  readonly mask?: string;
  /** A token that is padding wherever it stands. */
  readonly padding?: number;
}

/**
 * Inputs [N, D], [N, T, D] or tokens [N, T] of a network from a `.npy` file.
 *
 * @throws MisuseError in the file's name if they are not the network's: another width, tokens out of range, NaN; or in
 *   that of a mask which does not fit.
 */
export async function readInputs(
  file: string,
  network: Network,
  { mask, padding }: PaddingChoices = {},
): Promise<NetworkInputs> {
  const given = await readFile(caller, file, (bytes) => {
    const inputs = inputsOf(readNpy(bytes), network);
    if (mask === undefined && padding === undefined) requireInputs(caller, network, inputs);
    return inputs;
  });
  if (mask === undefined && padding === undefined) return given;
  if (!network.tokens) {
    throw new MisuseError({ in: caller, rule: '--mask and --padding go with tokens', got: 'a network on numbers' });
  }
  const tokens = given as NdArray<Int32Array>;
  const known = padding === undefined ? tokens : withoutToken(tokens, padding);
  const masked = mask === undefined ? known : await withMask(known, mask);
  return inFile(file, () => {
    requireInputs(caller, network, masked);
    return masked;
  });
}

function withoutToken({ shape, data }: NdArray<Int32Array>, padding: number): NdArray<Int32Array> {
  return { shape, data: data.map((token) => (token === padding ? -1 : token)) };
}

function withMask(tokens: NdArray<Int32Array>, file: string): Promise<NdArray<Int32Array>> {
  return readFile(caller, file, (bytes) => {
    const { shape, data } = readNpy(bytes);
    return maskTokens(tokens, { shape, data: Float32Array.from(data as Float64Array, Number) });
  });
}

/** T of tokens [N, T] in a `.npy` file; `undefined` for anything else, which is refused where it is used. */
export function lengthOfTokens(file: string): Promise<number | undefined> {
  return readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    return array.shape.length === 2 && isInteger(array) ? array.shape[1] : undefined;
  });
}

/**
 * Linear read-outs [C′, C] of a network's outputs from a `.npy` file.
 *
 * @throws ShapeError in the file's name for another number of outputs.
 * @throws NonFiniteError for NaN or infinity, in the file's name.
 */
export async function readReadouts(file: string, outputCount: number): Promise<DenseMatrix> {
  return readFile(caller, file, (bytes) => {
    const array = readNpy(bytes);
    const [count, outputs] = array.shape;
    if (array.shape.length === 2 && outputs === outputCount && count > 0) {
      return matrixOf('read-outs', array, count, outputCount);
    }
    const rule = `read-outs must have axes [at least 1, ${outputCount}]`;
    throw new ShapeError({ in: caller, rule, got: [...array.shape] });
  });
}

/**
 * Targets [N, C] of a network from a `.npy` file; integers [N] are classes and become ones in zeros.
 *
 * @throws ShapeError in the file's name for another number of examples or outputs.
 */
export async function readTargets(file: string, exampleCount: number, outputCount: number): Promise<Targets> {
  return readFile(caller, file, (bytes) => targetsOf(readNpy(bytes), exampleCount, outputCount));
}

/**
 * Features [N, F] from a `.npy` file, each column scaled to length 1.
 *
 * @param rows N, or N·C for a flattened kernel.
 * @param names What the features are called, as the command line has it: words between commas, or a file.
 * @throws ShapeError in the file's name for another number of rows.
 * @throws MisuseError for a column of zeros.
 */
export async function readFeatures(file: string, rows: number, names?: string): Promise<FeatureFamily> {
  const family = await readFile(caller, file, (bytes) => featuresOf(readNpy(bytes), rows));
  return names === undefined ? family : { ...family, labels: await readFeatureNames(names, family.labels.length) };
}
