import { MisuseError, type NdArray, requireFinite, shapeText } from '@entk/core';
import { readNpy } from '@entk/formats';
import { readFile } from './files.js';

/**
 * A float matrix [N, D] from a `.npy` file, as float32.
 *
 * @throws FileFormatError if it is no .npy file; MisuseError if it holds no finite matrix of floats.
 */
export function readNpyMatrix(file: string): Promise<NdArray> {
  return readFile('analyze', file, (bytes) => {
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
