import { type NdArray, type NumericArray, shapeText } from '@entk/core';
import { openWeights, readNpy } from '@entk/formats';
import { isInteger } from '../../../cli/src/inputs/example-arrays.js';
import type { FileRole, NamedFile, NetworkFiles } from './files.js';

/** Where a file goes; or why nowhere, in words. */
export interface Placement {
  readonly name: string;
  readonly role?: FileRole;
  readonly why?: string;
}

/** What an array's name says of it: K.npy, grads-0.npy, y_train.npy, my-features.npy, X.npy. */
const nameRoles: readonly (readonly [RegExp, FileRole])[] = [
  [/^(k|kernel|ntk|entk|gram)([-_.\d]|$)/i, 'kernel'],
  [/^(g|grads?|gradients?|jacobian|j)([-_.\d]|$)/i, 'gradients'],
  [/target|label|class|^y([-_.]|$)/i, 'targets'],
  [/feature|concept|^f([-_.]|$)/i, 'features'],
  [/input|token|^x([-_.]|$)/i, 'inputs'],
];

/**
 * Places files by what they are: by what their bytes begin with and by their shape, and among arrays that could be
 * several things by their names.
 *
 * @param present The files that have their places already.
 */
export async function placeFiles(files: readonly NamedFile[], present: NetworkFiles): Promise<Placement[]> {
  const roles = await Promise.all(files.map((file) => kindOf(file)));
  const given = files.find((_, index) => roles[index] === 'description') ?? present.description?.[0];
  const shape = given && inputShapeOf(given);
  const hasNetwork = roles.includes('weights') || present.weights !== undefined;
  return files.map((file, index) => {
    const kind = roles[index];
    if (kind !== 'array')
      return typeof kind === 'string' ? { name: file.name, role: kind } : { name: file.name, ...kind };
    return arrayPlacement(file, { shape, hasNetwork });
  });
}

async function kindOf({ name, bytes }: NamedFile): Promise<FileRole | 'array' | { readonly why: string }> {
  if (begins(bytes, '\u0093NUMPY') || /\.npy$/i.test(name)) return 'array';
  if (/\.json$/i.test(name)) return 'description';
  if (/\.(safetensors|npz|pt|pth|bin|ckpt)$/i.test(name) || begins(bytes, 'PK')) return 'weights';
  if (/\.txt$/i.test(name)) {
    return /name|feature/i.test(name) ? 'names' : { why: 'of texts this page takes names of features alone' };
  }
  try {
    await openWeights(bytes, undefined, { name });
    return 'weights';
  } catch (error) {
    return { why: (error as Error).message };
  }
}

function begins(bytes: Uint8Array, text: string): boolean {
  return Array.from(text).every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

/** The axes of inputs that a model.json asks for, as far as they can be told from here. */
interface InputShape {
  readonly tokens: boolean;
  /** After N. */
  readonly axes: readonly number[];
}

function inputShapeOf({ bytes }: NamedFile): InputShape | undefined {
  try {
    const { inputs } = JSON.parse(new TextDecoder().decode(bytes)) as {
      inputs?: { size?: number; positions?: number; vocabulary?: number };
    };
    if (inputs?.vocabulary !== undefined) return { tokens: true, axes: [inputs.positions ?? 1] };
    if (inputs?.size === undefined) return undefined;
    return { tokens: false, axes: [...((inputs.positions ?? 1) > 1 ? [inputs.positions as number] : []), inputs.size] };
  } catch {
    // Its reader says what is wrong with it.
    return undefined;
  }
}

function arrayPlacement(
  { name, bytes }: NamedFile,
  { shape: asked, hasNetwork }: { readonly shape?: InputShape; readonly hasNetwork: boolean },
): Placement {
  let array: NdArray<NumericArray>;
  try {
    array = readNpy(bytes);
  } catch (error) {
    return { name, why: (error as Error).message };
  }
  const { shape } = array;
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.npy$/i, '');
  const named = nameRoles.find(([pattern]) => pattern.test(stem))?.[1];
  if (named === 'kernel' && shape.length === 2 && shape[0] === shape[1]) return { name, role: named };
  if (named !== undefined && named !== 'kernel') return { name, role: named };
  const isSquare = shape.length === 2 && shape[0] === shape[1] && !isInteger(array);
  if (isSquare && !hasNetwork) return { name, role: 'kernel' };
  if (shape.length === 1) return { name, role: 'targets' };
  if (shape.length === 3) return { name, role: 'inputs' };
  const fits = asked && isInteger(array) === asked.tokens && String(shape.slice(1)) === String(asked.axes);
  if (fits) return { name, role: 'inputs' };
  return { name, why: `an array ${shapeText(shape)} of this name could be several things: choose it at its place` };
}
