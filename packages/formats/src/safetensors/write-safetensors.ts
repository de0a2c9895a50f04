import {
  MisuseError,
  type NdArray,
  type NumericArray,
  requireInteger,
  ShapeError,
  shapeText,
  sizeOf,
} from '@entk/core';
import { elementBytes, type ElementKind, elementKindOf, encodeElements } from '../elements/element-types.js';
import { quoted, requireNamed } from '../file-bytes.js';
import { safetensorsKinds } from './read-safetensors.js';

const caller = 'writeSafetensors';
const dtypes: ReadonlyMap<ElementKind, string> = new Map([...safetensorsKinds].map(([dtype, kind]) => [kind, dtype]));

/**
 * Writes a safetensors file, the same bytes for the same tensors.
 *
 * The dtype follows the array: `Float32Array` F32, `BigInt64Array` I64, `Uint8Array` U8 and so on. Wide elements come
 * first, so that every tensor is aligned; within a width the order is that of the map.
 *
 * @param tensors By name; data in row-major order.
 * @param metadata Strings for `__metadata__`.
 * @throws MisuseError for a name that the format reserves or cannot store, or data of no such type.
 * @throws ShapeError if data do not fill their shape.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { writeSafetensors } from '@entk/formats';
 *
 * writeSafetensors(new Map([['b', ndArray([2])]])).length; // 72
 * ```
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, NdArray<NumericArray>>,
  metadata: Readonly<Record<string, string>> | ReadonlyMap<string, string> = {},
): Uint8Array {
  requireNamed(caller, 'tensors', tensors);
  const entries = [...tensors]
    .map(([name, tensor]) => checkedTensor(name, tensor))
    .toSorted((left, right) => elementBytes[right.kind] - elementBytes[left.kind]);
  let end = 0;
  const fields = entries.map(({ name, kind, tensor }) => {
    const begin = end;
    end += tensor.data.byteLength;
    const info = { dtype: dtypes.get(kind), shape: tensor.shape, data_offsets: [begin, end] };
    return `${JSON.stringify(name)}:${JSON.stringify(info)}`;
  });
  const texts = checkedTexts(metadata instanceof Map ? [...metadata] : Object.entries(metadata));
  if (texts.length > 0) fields.unshift(`"__metadata__":{${texts.join(',')}}`);

  const header = new TextEncoder().encode(`{${fields.join(',')}}`);
  const headerBytes = Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(8 + headerBytes + end).fill(0x20, 8, 8 + headerBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true);
  bytes.set(header, 8);
  let position = 8 + headerBytes;
  for (const { tensor } of entries) {
    bytes.set(encodeElements(tensor.data), position);
    position += tensor.data.byteLength;
  }
  return bytes;
}

interface CheckedTensor {
  readonly name: string;
  readonly kind: ElementKind;
  readonly tensor: NdArray<NumericArray>;
}

function checkedTensor(name: string, tensor: NdArray<NumericArray>): CheckedTensor {
  if (name === '__metadata__') throw new MisuseError({ in: caller, rule: 'a tensor must not be called __metadata__' });
  requireEncodable('names', name);
  const kind = elementKindOf(tensor.data);
  if (kind === undefined) {
    throw new MisuseError({
      in: caller,
      rule: `tensor ${quoted(name)} must hold a typed array of numbers`,
      got: Object.prototype.toString.call(tensor.data),
    });
  }
  tensor.shape.forEach((extent, axis) =>
    requireInteger(caller, `axis ${axis} of tensor ${quoted(name)}`, extent, { min: 0 }),
  );
  const size = sizeOf(tensor.shape);
  if (tensor.data.length !== size) {
    throw new ShapeError({
      in: caller,
      rule: `tensor ${quoted(name)} must have ${size} entries for shape ${shapeText(tensor.shape)}`,
      got: tensor.data.length,
    });
  }
  return { name, kind, tensor };
}

function checkedTexts(pairs: readonly (readonly [string, unknown])[]): string[] {
  return pairs.map(([name, text]) => {
    requireEncodable('metadata names', name);
    if (typeof text !== 'string') {
      throw new MisuseError({ in: caller, rule: `metadata ${quoted(name)} must be a string`, got: text });
    }
    requireEncodable('metadata', text);
    return `${JSON.stringify(name)}:${JSON.stringify(text)}`;
  });
}

/** Half a surrogate pair has no UTF-8, and the format's other readers refuse its escape. */
function requireEncodable(what: string, text: string): void {
  if (!/\p{Surrogate}/u.test(text)) return;
  throw new MisuseError({ in: caller, rule: `${what} must be well-formed Unicode`, got: text });
}
