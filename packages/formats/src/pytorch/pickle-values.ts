/** A value of a pickle, of the kinds that files of weights are made of. */
export type PickleValue = null | boolean | number | bigint | string | PickleObject;

export type PickleObject =
  | PickleList
  | PickleTuple
  | PickleDict
  | PickleGlobal
  | PickleStorage
  | PickleTensor
  | { readonly kind: 'other'; readonly what: string }
  | PickleForeign;

export interface PickleList {
  readonly kind: 'list';
  readonly items: PickleValue[];
}

export interface PickleTuple {
  readonly kind: 'tuple';
  readonly items: readonly PickleValue[];
}

/** A `dict` or one of its kin, `OrderedDict` and `Counter`. */
export interface PickleDict {
  readonly kind: 'dict';
  readonly entries: Map<PickleValue, PickleValue>;
}

/** A class or a function by its name, `torch.FloatStorage`: a word that stands for nothing but itself. */
export interface PickleGlobal {
  readonly kind: 'global';
  readonly name: string;
}

/** Numbers that stand in an entry of the archive. */
export interface PickleStorage {
  readonly kind: 'storage';
  /** `torch.FloatStorage`; an untyped one counts bytes. */
  readonly type: string;
  readonly key: string;
  /** Elements, as the pickle says. */
  readonly size: number;
}

/** A view of a storage. */
export interface PickleTensor {
  readonly kind: 'tensor';
  /** `undefined` for a tensor without numbers or with other ones than in a row, a sparse one. */
  readonly storage?: PickleStorage;
  /** `float32`. */
  readonly dtype: string;
  /** In elements. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  /** Whether the view is of the numbers' negatives. */
  readonly negative: boolean;
  /** What it holds, where that is not real numbers in a row. */
  readonly contents?: string;
}

/** What only a program could make: an object of a class, the result of a function. Never made. */
export interface PickleForeign {
  readonly kind: 'foreign';
  /** `__main__.Net`. */
  readonly name: string;
}

/** Whether a value is of one of the kinds of objects. */
export function isKind<K extends PickleObject['kind']>(
  value: PickleValue | undefined,
  kind: K,
): value is Extract<PickleObject, { kind: K }> {
  return typeof value === 'object' && value !== null && value.kind === kind;
}
