import type { ElementKind } from '../elements/element-types.js';

/** Types of elements of PyTorch that are real numbers. */
export const torchKinds: ReadonlyMap<string, ElementKind> = new Map([
  ['float64', 'f64'],
  ['float32', 'f32'],
  ['float16', 'f16'],
  ['bfloat16', 'bf16'],
  ['int64', 'i64'],
  ['int32', 'i32'],
  ['int16', 'i16'],
  ['int8', 'i8'],
  ['uint64', 'u64'],
  ['uint32', 'u32'],
  ['uint16', 'u16'],
  ['uint8', 'u8'],
  ['bool', 'bool'],
]);

/** The type of elements in each class of storages; an untyped one leaves it to its tensors. */
const storageTypes: ReadonlyMap<string, string> = new Map([
  ['DoubleStorage', 'float64'],
  ['FloatStorage', 'float32'],
  ['HalfStorage', 'float16'],
  ['BFloat16Storage', 'bfloat16'],
  ['LongStorage', 'int64'],
  ['IntStorage', 'int32'],
  ['ShortStorage', 'int16'],
  ['CharStorage', 'int8'],
  ['ByteStorage', 'uint8'],
  ['BoolStorage', 'bool'],
  ['ComplexDoubleStorage', 'complex128'],
  ['ComplexFloatStorage', 'complex64'],
  ['QInt8Storage', 'qint8'],
  ['QInt32Storage', 'qint32'],
  ['QUInt8Storage', 'quint8'],
  ['QUInt4x2Storage', 'quint4x2'],
  ['QUInt2x4Storage', 'quint2x4'],
]);

/** `torch.FloatStorage` → `float32`; `undefined` for what is no storage with a type. */
export function storageType(name: string): string | undefined {
  return storageTypes.get(/^torch\.(?:cuda\.)?(\w+)$/.exec(name)?.[1] ?? '');
}

/** Whether a name is that of a class of storages whose tensors say what their bytes are. */
export function isUntypedStorage(name: string): boolean {
  return /^torch\.(?:storage\.)?_?UntypedStorage$/.test(name);
}

/** `torch.float32` → `float32`. */
export function torchType(name: string): string | undefined {
  return /^torch\.((?:b?float|complex|u?int|bool|bits|q|half|double)\w*)$/.exec(name)?.[1];
}

/** What elements are that are no real numbers. */
export function torchContents(dtype: string): string {
  if (dtype.startsWith('complex')) return 'complex numbers';
  if (dtype.startsWith('float8')) return '8-bit floats';
  if (dtype.startsWith('float4')) return '4-bit floats';
  if (/^qu?int/.test(dtype)) return 'quantised numbers';
  return 'numbers of an unknown type';
}
