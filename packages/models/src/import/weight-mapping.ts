import * as z from 'zod';
import { faultPlaces, jsonFaults, type KnownNames } from '../description/json-faults.js';
import { isJsonObject, parseJsonDocument, refuseFile } from '@entk/formats/reading';

/** Which tensor of a file is which parameter of a network, the content of a mapping file. */
export interface WeightMapping {
  /** For editors. */
  readonly $schema?: string;
  /** Parameter → tensor. A parameter that is not named here is the tensor of its own name. */
  readonly parameters?: Readonly<Record<string, string | TensorSource>>;
  /**
   * Names of tensors that belong to no parameter, or patterns: `optimizer.**`; `*` stops at dots, `**` crosses them.
   */
  readonly ignore?: readonly string[];
}

/** A tensor and what is done to it: first `slice`, then `reshape`, then `transpose`, then `into`. */
export interface TensorSource {
  readonly tensor: string;
  /** One place of an axis, which is then gone: an instance of many networks trained at once. */
  readonly slice?: { readonly axis: number; readonly index: number };
  /** The same numbers in row-major order, in another shape. */
  readonly reshape?: readonly number[];
  /** Exchanges the two axes of a matrix; or which axis becomes the first, the second, …, as NumPy's transpose. */
  readonly transpose?: boolean | readonly number[];
  /** The shape in which the numbers end, in row-major order. */
  readonly into?: readonly number[];
}

const caller = 'readWeightMapping';

const name = z.string({ error: 'must be a name' });
const index = z.int({ error: 'must be a non-negative integer' }).min(0, { error: 'must be a non-negative integer' });

const shape = z.array(index, { error: 'must be a shape' }).max(64, { error: 'must have at most 64 axes' });

const source = z.strictObject(
  {
    tensor: name,
    slice: z.strictObject({ axis: index, index }, { error: 'must have axis and index' }).optional(),
    reshape: shape.optional(),
    transpose: z.union([z.boolean(), shape], { error: 'must be true, false, or an order of axes' }).optional(),
    into: shape.optional(),
  },
  { error: 'must be the name of a tensor, or an object with tensor, slice, reshape, transpose, into' },
);

const mapping: z.ZodType<WeightMapping> = z.strictObject(
  {
    $schema: z.string().optional(),
    parameters: z
      .record(
        z.string(),
        z
          .string()
          .transform((tensor) => ({ tensor }))
          .or(z.unknown())
          .pipe(source),
        { error: 'must be an object of names' },
      )
      .optional(),
    ignore: z.array(name, { error: 'must be a list of names' }).optional(),
  },
  { error: 'must be an object with parameters and ignore' },
);

/**
 * Reads a mapping file: `{ "parameters": { "W": "net.0.weight", "V": { "tensor": "head", "transpose": true } } }`.
 *
 * @param bytes The whole file, UTF-8 JSON.
 * @throws FileFormatError naming the path of everything that is wrong.
 *
 * @example
 * ```ts
 * import { readWeightMapping } from '@entk/models/import';
 *
 * const text = '{"parameters":{"W":{"tensor":"mlp.W_in","transpose":true}},"ignore":["attn.**"]}';
 * readWeightMapping(new TextEncoder().encode(text)).ignore; // ['attn.**']
 * ```
 */
export function readWeightMapping(bytes: Uint8Array): WeightMapping {
  const document = parseJsonDocument(caller, 'the mapping', bytes);
  const { success, data, error } = mapping.safeParse(document);
  if (success) return data;
  const place = faultPlaces(error.issues, new TextDecoder().decode(bytes));
  return refuseFile(caller, jsonFaults(error.issues, document, known), undefined, place);
}

const known: KnownNames = {
  discriminated: [],
  keysAt(_, path) {
    if (path.length === 0) return ['parameters', 'ignore'];
    return path.at(-1) === 'slice' ? ['axis', 'index'] : ['tensor', 'slice', 'reshape', 'transpose', 'into'];
  },
};

/** The tensor of a parameter, and what is done to it. */
export function sourceOf(parameter: string, { parameters }: WeightMapping): TensorSource {
  const entry = parameters && Object.hasOwn(parameters, parameter) ? parameters[parameter] : parameter;
  return isJsonObject(entry) ? (entry as unknown as TensorSource) : { tensor: entry as string };
}
