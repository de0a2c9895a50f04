import { ndArray, type NumericArray, requireMemory, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { inRowMajorOrder, isRowMajor } from '../elements/row-major.js';
import { quoted, refuseFile, shownShape } from '../file-bytes.js';
import type { FoundTensor } from '../found-tensor.js';
import type { PickleTensor } from './pickle-values.js';
import { isUntypedStorage, torchContents, torchKinds } from './torch-types.js';

/** Where tensors find their numbers, and how many there may be. */
export interface TensorStorages {
  readonly littleEndian: boolean;
  /** The most bytes that all tensors may have together. */
  readonly memoryBudget?: number;
  /** The bytes of a storage by its key; `undefined` if the archive has none. */
  readonly storage: (key: string) => Uint8Array | undefined;
}

/** A tensor whose storage is there and holds it. */
interface StoredView {
  readonly name: string;
  readonly tensor: PickleTensor;
  /** `undefined` for what no array can hold. */
  readonly stored?: { readonly kind: ElementKind; readonly key: string; readonly bytes: Uint8Array };
}

/**
 * Makes arrays of views of a file's storages, each a copy.
 *
 * @throws FileFormatError for a storage that is not there or of another length, and for a view that leads out of it.
 * @throws MemoryBudgetError before anything is read, if the tensors together are larger than the budget: a view may
 *   repeat one number as often as it likes, and a storage have any number of views.
 */
export function readTensors(
  caller: string,
  tensors: ReadonlyMap<string, PickleTensor>,
  { littleEndian, memoryBudget, storage }: TensorStorages,
): [string, FoundTensor][] {
  const views = Array.from(tensors, ([name, tensor]) => checkedView(caller, name, tensor, storage));
  const total = views.reduce((sum, { tensor, stored }) => {
    return sum + (stored ? sizeOf(tensor.shape) * Math.max(elementBytes[stored.kind], 4) : 0);
  }, 0);
  requireMemory(caller, 'the tensors of the file', total, memoryBudget);
  const decoded = new Map<string, NumericArray>();
  return views.map(({ name, tensor, stored }): [string, FoundTensor] => {
    const { dtype, shape, strides, offset, negative, contents } = tensor;
    if (!stored) return [name, { shape, dtype, unread: contents ?? torchContents(dtype) }];
    const { kind, key, bytes } = stored;
    const width = elementBytes[kind];
    const inRow = bytes.subarray(offset * width, (offset + sizeOf(shape)) * width);
    const data = isRowMajor(shape, strides)
      ? decodeElements(kind, inRow, littleEndian)
      : inRowMajorOrder(wholeStorage(decoded, kind, key, bytes, littleEndian), shape, strides, offset);
    return [name, { ...ndArray(shape, negative ? negated(data) : data), dtype }];
  });
}

function checkedView(
  caller: string,
  name: string,
  tensor: PickleTensor,
  storageOf: TensorStorages['storage'],
): StoredView {
  const { storage, dtype, shape, strides, offset, contents } = tensor;
  const kind = torchKinds.get(dtype);
  if (!storage || !kind || contents !== undefined) return { name, tensor };
  const width = elementBytes[kind];
  const what = `tensor ${quoted(name)}`;
  const bytes = storageOf(storage.key);
  if (!bytes) return refuseFile(caller, `${what} must have its storage in the archive`, storage.key);
  const expected = isUntypedStorage(storage.type) ? storage.size : storage.size * width;
  if (bytes.length !== expected) {
    refuseFile(caller, `storage ${quoted(storage.key)} of ${what} must have ${expected} bytes`, bytes.length);
  }
  const span = shape.includes(0) ? 0 : shape.reduce((last, extent, axis) => last + (extent - 1) * strides[axis], 1);
  if (!((offset + span) * width <= bytes.length)) {
    refuseFile(
      caller,
      `${what} must lie within the ${Math.floor(bytes.length / width)} elements of its storage`,
      offset + span,
      `shape ${shownShape(shape)}, strides ${shownShape(strides)}, offset ${offset}`,
    );
  }
  return { name, tensor, stored: { kind, key: storage.key, bytes } };
}

/** A storage, decoded once for all views that are not in a row. */
function wholeStorage(
  decoded: Map<string, NumericArray>,
  kind: ElementKind,
  key: string,
  bytes: Uint8Array,
  littleEndian: boolean,
): NumericArray {
  const name = `${kind} ${key}`;
  const whole = bytes.subarray(0, bytes.length - (bytes.length % elementBytes[kind]));
  const found = decoded.get(name) ?? decodeElements(kind, whole, littleEndian);
  decoded.set(name, found);
  return found;
}

function negated(data: NumericArray): NumericArray {
  for (let index = 0; index < data.length; index++) data[index] = -data[index];
  return data;
}
