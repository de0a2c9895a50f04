import { refuseFile } from '../file-bytes.js';
import {
  isKind,
  type PickleForeign,
  type PickleGlobal,
  type PickleStorage,
  type PickleTensor,
  type PickleTuple,
  type PickleValue,
} from './pickle-values.js';
import { isUntypedStorage, storageType, torchType } from './torch-types.js';

/** The most axes of a tensor: those of PyTorch. */
const mostAxes = 64;

type Maker = (caller: string, args: readonly PickleValue[]) => PickleValue;

/**
 * A tensor with attributes, or of a subclass: the function that makes it, the class, the function's arguments, the
 * attributes.
 */
const fromType = 'torch._tensor._rebuild_from_type_v2';

const tensorOnly: Maker = (_, [tensor]) => (isKind(tensor, 'tensor') ? tensor : { kind: 'other', what: 'a parameter' });
const other =
  (what: string): Maker =>
  () => ({ kind: 'other', what });

/** The functions and classes that `weights_only=True` of torch.load calls, and what they make here. */
const makers: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['collections.OrderedDict', dictOf],
  ['collections.Counter', dictOf],
  ['torch.Size', (_, [sizes]) => (isKind(sizes, 'tuple') ? sizes : { kind: 'tuple', items: [] })],
  ['torch._utils._rebuild_tensor', (caller, args) => viewOf(caller, args)],
  ['torch._utils._rebuild_tensor_v2', (caller, args) => viewOf(caller, args, undefined, args[6])],
  ['torch._utils._rebuild_tensor_v3', (caller, args) => viewOf(caller, args, args[6], args[7])],
  ['torch._utils._rebuild_qtensor', (caller, args) => ({ ...viewOf(caller, args), contents: 'quantised numbers' })],
  ['torch._utils._rebuild_parameter', tensorOnly],
  ['torch._utils._rebuild_parameter_with_state', tensorOnly],
  ['torch._utils._rebuild_device_tensor_from_cpu_tensor', tensorOnly],
  ['torch._utils._rebuild_sparse_tensor', (_, [, data]) => withoutNumbers('sparse numbers', sparseSize(data))],
  ['torch._utils._rebuild_nested_tensor', () => withoutNumbers('tensors of several shapes')],
  [
    'torch._utils._rebuild_meta_tensor_no_storage',
    (_, [dtype, size]) => withoutNumbers('a shape without numbers', size, dtype),
  ],
  [
    'torch._utils._rebuild_wrapper_subclass',
    (_, [, dtype, size]) => withoutNumbers('a tensor of its own class', size, dtype),
  ],
  ['torch.Tensor', () => withoutNumbers('a tensor of the first PyTorch')],
  ['torch.nn.parameter.Parameter', tensorOnly],
  ['torch.device', other('a device')],
  ['torch.serialization._get_layout', other('a layout')],
  ['_codecs.encode', other('bytes')],
  ['builtins.bytearray', other('bytes')],
  ['builtins.set', other('a set')],
  ['builtins.complex', other('a complex number')],
]);

/** Modules whose names Python 2 had otherwise; pickles of protocol 2 keep them. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['__builtin__', 'builtins'],
  ['UserDict', 'collections'],
]);

/** A class or function by its name: known, or foreign. */
export function globalOf(module: string, name: string, foreign: Set<string>): PickleGlobal | PickleForeign {
  const whole = `${renamed.get(module) ?? module}.${name}`;
  if (makers.has(whole) || whole === fromType || isWord(whole)) return { kind: 'global', name: whole };
  foreign.add(whole);
  return { kind: 'foreign', name: whole };
}

/** Names that are only handed on: storages, types of elements, schemes of quantisation, classes of tensors. */
function isWord(name: string): boolean {
  return (
    storageType(name) !== undefined ||
    isUntypedStorage(name) ||
    torchType(name) !== undefined ||
    /^torch\.(?:per_(?:tensor|channel)_\w+|(?:cuda\.|sparse\.)*[A-Za-z0-9]*Tensor|nn\.parameter\.Buffer)$/.test(name)
  );
}

/** What a call makes. The result of a foreign function, or an object of a foreign class, is foreign. */
export function called(caller: string, callee: PickleValue, args: PickleValue): PickleValue {
  let [make, given] = [callee, args];
  while (isKind(make, 'global') && make.name === fromType && isKind(given, 'tuple')) {
    if (isKind(given.items[1], 'foreign')) return given.items[1];
    [make, given] = [given.items[0], given.items[2]];
  }
  if (isKind(make, 'foreign')) return make;
  const maker = isKind(make, 'global') ? makers.get(make.name) : undefined;
  if (maker && isKind(given, 'tuple')) return maker(caller, given.items);
  return refuseFile(
    caller,
    'the pickle must call functions that make something, with a tuple',
    isKind(make, 'global') ? make.name : undefined,
  );
}

/** `('storage', torch.FloatStorage, '0', 'cpu', 6)`: what stands in an entry of its own. */
export function persistent(caller: string, id: PickleValue): PickleStorage | PickleForeign {
  const [tag, type, key, , size] = isKind(id, 'tuple') ? id.items : [];
  if (isKind(type, 'foreign')) return type;
  const isStorage = isKind(type, 'global') && (storageType(type.name) !== undefined || isUntypedStorage(type.name));
  if (tag !== 'storage' || !isStorage || typeof key !== 'string' || !isCount(size)) {
    return refuseFile(caller, 'what the pickle keeps beside it must be storages, each with a type, a key and a size');
  }
  return { kind: 'storage', type: type.name, key, size };
}

/** `OrderedDict()`, filled afterwards, or `Counter` of a dict. */
function dictOf(caller: string, [dict]: readonly PickleValue[]): PickleValue {
  if (dict === undefined) return { kind: 'dict', entries: new Map() };
  return isKind(dict, 'dict')
    ? dict
    : refuseFile(caller, 'a dict of the pickle must be made empty, or of another dict');
}

/** Arguments storage, offset, size, stride, … of a tensor; its type is the storage's where nothing else says it. */
function viewOf(
  caller: string,
  [storage, offset, size, stride]: readonly PickleValue[],
  type?: PickleValue,
  flags?: PickleValue,
): PickleTensor {
  const dtype = isKind(type, 'global') ? torchType(type.name) : undefined;
  if (!isKind(storage, 'storage') || !isCount(offset) || !isCounts(size) || !isCounts(stride)) {
    return refuseFile(caller, 'a tensor of the pickle must have a storage, an offset, sizes and strides');
  }
  const [shape, strides] = [size.items as number[], stride.items as number[]];
  if (shape.length !== strides.length || shape.length > mostAxes) {
    refuseFile(caller, `a tensor must have a stride an axis, and at most ${mostAxes} axes`, shape.length);
  }
  const stored = dtype ?? storageType(storage.type);
  if (stored === undefined) return refuseFile(caller, 'a tensor of an untyped storage must have a type', storage.key);
  const negative = isKind(flags, 'dict') && flags.entries.get('neg') === true;
  return { kind: 'tensor', storage, dtype: stored, offset, shape, strides, negative };
}

function withoutNumbers(contents: string, size?: PickleValue, type?: PickleValue): PickleTensor {
  const dtype = (isKind(type, 'global') ? torchType(type.name) : undefined) ?? contents;
  const shape = isCounts(size) ? (size.items as number[]) : [];
  return { kind: 'tensor', dtype, offset: 0, shape, strides: [], negative: false, contents };
}

/** Indices, values and size, whatever the layout. */
function sparseSize(data: PickleValue | undefined): PickleValue | undefined {
  return isKind(data, 'tuple') ? data.items.find((item) => isCounts(item) && item.items.length > 0) : undefined;
}

function isCount(value: PickleValue | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isCounts(value: PickleValue | undefined): value is PickleTuple {
  return isKind(value, 'tuple') && value.items.length <= mostAxes && value.items.every(isCount);
}
