import { ndArray, type NumericArray, requireMemory, sizeOf } from '@entk/core';
import { decodeElements, elementBytes, type ElementKind } from '../elements/element-types.js';
import { inRowMajorOrder, isRowMajor } from '../elements/row-major.js';
import { quoted, refuseFile, shownShape } from '../file-bytes.js';
import type { FoundTensor } from '../found-tensor.js';
import type { PickleTensor } from './pickle-values.js';
import { isUntypedStorage, torchContents, torchKinds } from './torch-types.js';

/** Where tensors find their numbers. */
export interface TensorReaderOptions {
  readonly littleEndian: boolean;
  /** The most bytes that all tensors may have together. */
  readonly memoryBudget?: number;
  /** The bytes of a storage by its key; `undefined` if the archive has none. */
  readonly storage: (key: string) => Uint8Array | undefined;
}

/** Makes arrays of the views of a file's storages. Each is a copy; what they need together is held against a budget. */
export class TensorReader {
  readonly caller: string;
  readonly options: TensorReaderOptions;
  readonly #decoded = new Map<string, NumericArray>();
  #total = 0;

  constructor(caller: string, options: TensorReaderOptions) {
    this.caller = caller;
    this.options = options;
  }

  /**
   * The numbers of a tensor.
   *
   * @throws FileFormatError for a storage that is not there or of another length, and for a view that leads out of it.
   * @throws MemoryBudgetError if this and the tensors before it are larger than the budget.
   */
  read(name: string, tensor: PickleTensor): FoundTensor {
    const { storage, dtype, shape, strides, offset, negative, contents } = tensor;
    const kind = torchKinds.get(dtype);
    if (!storage || !kind || contents !== undefined) return { shape, dtype, unread: contents ?? torchContents(dtype) };
    const width = elementBytes[kind];
    const what = `tensor ${quoted(name)}`;
    const bytes = this.options.storage(storage.key);
    if (!bytes) return refuseFile(this.caller, `${what} must have its storage in the archive`, storage.key);
    const expected = isUntypedStorage(storage.type) ? storage.size : storage.size * width;
    if (bytes.length !== expected) {
      refuseFile(this.caller, `storage ${quoted(storage.key)} of ${what} must have ${expected} bytes`, bytes.length);
    }
    const count = sizeOf(shape);
    this.#total += count * Math.max(width, 4);
    requireMemory(this.caller, 'the tensors of the file', this.#total, this.options.memoryBudget);
    const span = count === 0 ? 0 : shape.reduce((last, extent, axis) => last + (extent - 1) * strides[axis], 1);
    if (!((offset + span) * width <= bytes.length)) {
      refuseFile(
        this.caller,
        `${what} must lie within the ${Math.floor(bytes.length / width)} elements of its storage`,
        offset + span,
        `shape ${shownShape(shape)}, strides ${shownShape(strides)}, offset ${offset}`,
      );
    }
    const data = isRowMajor(shape, strides)
      ? decodeElements(kind, bytes.subarray(offset * width, (offset + count) * width), this.options.littleEndian)
      : inRowMajorOrder(this.#elements(storage.key, kind, bytes), shape, strides, offset);
    return { ...ndArray(shape, negative ? negated(data) : data), dtype };
  }

  /** A whole storage, decoded once for all views that are not in a row. */
  #elements(key: string, kind: ElementKind, bytes: Uint8Array): NumericArray {
    const name = `${kind} ${key}`;
    const whole = bytes.subarray(0, bytes.length - (bytes.length % elementBytes[kind]));
    const found = this.#decoded.get(name) ?? decodeElements(kind, whole, this.options.littleEndian);
    this.#decoded.set(name, found);
    return found;
  }
}

function negated(data: NumericArray): NumericArray {
  for (let index = 0; index < data.length; index++) data[index] = -data[index];
  return data;
}
