import type { AttentionOptions } from './attention-options.js';
import { rotaryFaults } from './attention-options.js';
import type { NamesOfParts } from './joint-dense.js';
import type { ParameterShapes } from './layer.js';

/** What attention makes of a width: the size of its heads and of what comes out, and the shapes of its parameters. */
export interface AttentionShapes {
  readonly headSize: number;
  /** D′. */
  readonly outputs: number;
  readonly shapes: Readonly<Record<string, readonly number[]>>;
}

/**
 * The shape that each parameter must have; `undefined` where no size of the heads follows from what is known.
 *
 * @param width D.
 * @param report Gets what does not divide.
 */
export function attentionShapes(
  options: AttentionOptions,
  width: number,
  known: ParameterShapes,
  report: (fault: string) => void = () => {},
): AttentionShapes | undefined {
  const { heads, keyValueHeads = heads, output, rotary, queryNorm, keyNorm } = options;
  const headSize = headSizeOf(options, width, known, report);
  if (headSize === undefined) return undefined;
  if (rotary) {
    for (const { option, rule } of rotaryFaults(rotary, headSize)) report(`${option} ${rule}`);
  }
  const [ofQueries, ofKeys] = [heads * headSize, keyValueHeads * headSize];
  const outputs = output === undefined ? ofQueries : (known.get(firstOf(output))?.[0] ?? options.outputs ?? width);
  if (output !== undefined && options.outputs !== undefined && outputs !== options.outputs) {
    report(`"${firstOf(output)}" must have ${options.outputs} rows, got ${outputs}`);
  }
  const all = ofQueries + 2 * ofKeys;
  const shapes: Record<string, readonly number[]> = {};
  const put = (names: NamesOfParts | undefined, shape: readonly number[], axis = 0) => {
    if (names === undefined) return;
    const parts = typeof names === 'string' ? [names] : names;
    for (const name of parts) shapes[name] = shape.with(axis, shape[axis] / parts.length);
  };
  put(options.queryKeyValue, [all, width]);
  put(options.queryKeyValueBias, [all]);
  put(options.query, [ofQueries, width]);
  put(options.queryBias, [ofQueries]);
  put(queryNorm?.gain, [headSize]);
  put(options.key, [ofKeys, width]);
  put(options.keyBias, [ofKeys]);
  put(keyNorm?.gain, [headSize]);
  put(options.value, [ofKeys, width]);
  put(options.valueBias, [ofKeys]);
  put(output, [outputs, ofQueries], 1);
  put(options.outputBias, [outputs]);
  return { headSize, outputs, shapes };
}

/** d: as given, as the first known weight has it, or the width over the heads; `undefined` where that is no integer. */
export function headSizeOf(
  { heads, keyValueHeads = heads, headSize, queryKeyValue, query, key, value, output }: AttentionOptions,
  width: number,
  known: ParameterShapes,
  report: (fault: string) => void = () => {},
): number | undefined {
  if (headSize !== undefined) return headSize;
  for (const [names, ofHeads, axis] of [
    [queryKeyValue, heads + 2 * keyValueHeads, 0],
    [query, heads, 0],
    [key, keyValueHeads, 0],
    [value, keyValueHeads, 0],
    [output, heads, 1],
  ] as const) {
    const extent = names === undefined ? undefined : known.get(firstOf(names))?.[axis];
    if (names === undefined || extent === undefined) continue;
    const size = typeof names === 'string' ? extent / ofHeads : extent;
    if (Number.isInteger(size)) return size;
    const lines = axis === 0 ? 'rows' : 'columns';
    report(`the ${extent} ${lines} of "${firstOf(names)}" must be a multiple of its ${ofHeads} heads`);
    return undefined;
  }
  if (width % heads === 0) return width / heads;
  report(`the width ${width} must be a multiple of the ${heads} heads, or headSize be given`);
  return undefined;
}

/** Every name, once. */
export function namesIn(names: readonly (NamesOfParts | undefined)[]): string[] {
  return Array.from(new Set(names.flatMap((some) => some ?? [])));
}

function firstOf(names: NamesOfParts): string {
  return typeof names === 'string' ? names : names[0];
}
