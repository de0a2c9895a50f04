import { readFile } from 'node:fs/promises';
import { MisuseError, type NdArray, requireFinite, shapeText } from '@entk/core';
import { readNpy } from '@entk/formats';
import { inFile } from './in-file.js';

/**
 * The bytes of a file that the command line named.
 *
 * @throws MisuseError if it is not there or cannot be read.
 */
export async function readInputFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as { code?: string };
    throw new MisuseError({ in: 'analyze', rule: 'a file must be there to be read', got: file, context: code });
  }
}

/**
 * A float matrix [N, D] from a `.npy` file, as float32.
 *
 * @throws FileFormatError if it is no .npy file; MisuseError if it holds no finite matrix of floats.
 */
export async function readNpyMatrix(file: string): Promise<NdArray> {
  const bytes = await readInputFile(file);
  return inFile(file, () => {
    const { shape, data } = readNpy(bytes);
    const floats = data instanceof Float32Array || data instanceof Float64Array;
    if (!floats || shape.length !== 2) {
      throw new MisuseError({
        in: 'analyze',
        rule: '--inputs must hold a float matrix [N, D]',
        got: `${data.constructor.name} ${shapeText(shape)}`,
      });
    }
    requireFinite('analyze', 'inputs', data);
    return { shape, data: Float32Array.from(data) };
  });
}
