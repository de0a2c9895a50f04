import { MisuseError, requireInteger, requireNumber, requireOneOf, requireOptions } from '@entk/core';
import * as z from 'zod';
import type { NamesOfParts } from './joint-dense.js';
import type { OptionFault, OptionSchemas } from './kind.js';
import { extent, flag, number, oneOf, parameterName, positive } from './option-schemas.js';
import type { RmsNormOptions } from './rms-norm.js';
import type { RotaryOptions } from './rotary-frequencies.js';

/** Which parameters attention reads, and what each query sees. */
export interface AttentionOptions {
  /** H, the heads of the queries. */
  readonly heads: number;
  /** G, the heads of keys and values, which divides H: query head h reads head ⌊h·G/H⌋. @default heads */
  readonly keyValueHeads?: number;
  /** d, the numbers of a head. @default what the weights say, or else the width of the input over the heads */
  readonly headSize?: number;
  /** Name of W_Q, axes [H·d, D], head after head; or H names of [d, D]. */
  readonly query?: NamesOfParts;
  /** Name of W_K, axes [G·d, D]; or G names of [d, D]. */
  readonly key?: NamesOfParts;
  /** Name of W_V, axes [G·d, D]; or G names of [d, D]. */
  readonly value?: NamesOfParts;
  /** Instead of these three: name of W_Q, W_K and W_V one below the other, axes [(H + 2G)·d, D]. */
  readonly queryKeyValue?: string;
  /** Name of W_O, axes [D′, H·d]; or H names of [D′, d]. Without it the heads are the output, side by side. */
  readonly output?: NamesOfParts;
  /** Name of b_Q, axes [H·d]; or H names of [d]. No bias without it. */
  readonly queryBias?: NamesOfParts;
  /** Name of b_K, axes [G·d]; or G names of [d]. No bias without it. */
  readonly keyBias?: NamesOfParts;
  /** Name of b_V, axes [G·d]; or G names of [d]. No bias without it. */
  readonly valueBias?: NamesOfParts;
  /** Beside `queryKeyValue`: name of its bias, axes [(H + 2G)·d]. No bias without it. */
  readonly queryKeyValueBias?: string;
  /** Name of b_O, axes [D′]. No bias without it. */
  readonly outputBias?: string;
  /** D′, where nothing else gives the shape of W_O. @default D */
  readonly outputs?: number;
  /** Whether a query sees its own position and those before it alone. @default false */
  readonly causal?: boolean;
  /** A query sees the positions nearer than this: its own and window − 1 before, and after where it is not causal. */
  readonly window?: number;
  /** κ, by which the products of queries and keys are multiplied. @default 1/√d */
  readonly scale?: number;
  /** Scores s become softcap·tanh(s/softcap), before the softmax. */
  readonly softcap?: number;
  /** The norm of each head's query. */
  readonly queryNorm?: RmsNormOptions;
  /** The norm of each head's key. */
  readonly keyNorm?: RmsNormOptions;
  /** Queries and keys turned by their positions. */
  readonly rotary?: RotaryOptions;
  /** `last`: the query of the last position alone, so that one position comes out. @default 'all' */
  readonly queries?: 'all' | 'last';
  /**
   * `constant`: derivatives take keys and values of positions other than the query's own as constants; what the layer
   * gives is the same.
   *
   * @default 'live'
   */
  readonly context?: 'live' | 'constant';
}

const names: Readonly<Record<keyof AttentionOptions, true>> = {
  heads: true,
  keyValueHeads: true,
  headSize: true,
  query: true,
  key: true,
  value: true,
  queryKeyValue: true,
  output: true,
  queryBias: true,
  keyBias: true,
  valueBias: true,
  queryKeyValueBias: true,
  outputBias: true,
  outputs: true,
  causal: true,
  window: true,
  scale: true,
  softcap: true,
  queryNorm: true,
  keyNorm: true,
  rotary: true,
  queries: true,
  context: true,
};

/** Which options are of the three weights, and which of their one. */
const apart = ['query', 'key', 'value'] as const;
const biasesApart = ['queryBias', 'keyBias', 'valueBias'] as const;

/**
 * What options contradict each other in.
 *
 * @returns Each with the option to name.
 */
export function attentionFaults(options: AttentionOptions): OptionFault[] {
  const { heads, keyValueHeads = heads, headSize, rotary, queryKeyValue } = options;
  const faults: OptionFault[] = [];
  if (heads % keyValueHeads !== 0) {
    faults.push({ option: 'keyValueHeads', rule: `must divide the number of heads, ${heads}` });
  }
  for (const name of apart) {
    if (queryKeyValue === undefined && options[name] === undefined) {
      faults.push({ option: name, rule: 'must be given, or queryKeyValue in place of query, key and value' });
    }
    if (queryKeyValue !== undefined && options[name] !== undefined) {
      faults.push({ option: name, rule: 'must not stand beside queryKeyValue' });
    }
  }
  for (const name of biasesApart) {
    if (queryKeyValue !== undefined && options[name] !== undefined) {
      faults.push({ option: name, rule: 'must not stand beside queryKeyValue, whose bias is queryKeyValueBias' });
    }
  }
  if (queryKeyValue === undefined && options.queryKeyValueBias !== undefined) {
    faults.push({ option: 'queryKeyValueBias', rule: 'must stand beside queryKeyValue' });
  }
  if (options.output === undefined && options.outputBias !== undefined) {
    faults.push({ option: 'outputBias', rule: 'must stand beside output' });
  }
  for (const [name, count] of [
    ['query', heads],
    ['queryBias', heads],
    ['key', keyValueHeads],
    ['keyBias', keyValueHeads],
    ['value', keyValueHeads],
    ['valueBias', keyValueHeads],
    ['output', heads],
  ] as const) {
    const given = options[name];
    if (typeof given === 'object' && given?.length !== count) {
      faults.push({ option: name, rule: `must be one name or ${count}, one for each head` });
    }
  }
  if (headSize !== undefined && rotary) faults.push(...rotaryFaults(rotary, headSize));
  return faults;
}

/** What of a rotation does not fit into heads of a size. */
export function rotaryFaults({ size, frequencies }: RotaryOptions, headSize: number): OptionFault[] {
  const turned = frequencies ? 2 * frequencies.length : (size ?? headSize);
  if (turned <= headSize && turned % 2 === 0) return [];
  return [{ option: 'rotary', rule: `must turn an even number of the ${headSize} numbers of a head, not ${turned}` }];
}

/**
 * Requires options of attention.
 *
 * @throws MisuseError naming the option that is not in its range, or that contradicts another.
 */
export function requireAttentionOptions(options: AttentionOptions): void {
  const caller = 'attention';
  requireOptions<AttentionOptions>(caller, options, names);
  const { heads, window, scale, softcap, rotary, queries = 'all', context = 'live' } = options;
  requireInteger(caller, 'heads', heads, { min: 1 });
  for (const name of ['keyValueHeads', 'headSize', 'outputs'] as const) {
    const value = options[name];
    if (value !== undefined) requireInteger(caller, name, value, { min: 1 });
  }
  if (window !== undefined) requireInteger(caller, 'window', window, { min: 1 });
  if (scale !== undefined) requireNumber(caller, 'scale', scale);
  if (softcap !== undefined) requireNumber(caller, 'softcap', softcap, { above: 0 });
  requireOneOf(caller, 'queries', queries, ['all', 'last']);
  requireOneOf(caller, 'context', context, ['live', 'constant']);
  if (rotary) requireRotary(caller, rotary);
  for (const name of ['queryNorm', 'keyNorm'] as const) {
    const { epsilon, offset } = options[name] ?? {};
    if (epsilon !== undefined) requireNumber(caller, `${name}.epsilon`, epsilon, { above: 0 });
    if (offset !== undefined) requireNumber(caller, `${name}.offset`, offset);
  }
  const [fault] = attentionFaults(options);
  if (!fault) return;
  throw new MisuseError({ in: caller, rule: `${fault.option} ${fault.rule}`, got: options[fault.option as 'heads'] });
}

function requireRotary(caller: string, rotary: RotaryOptions): void {
  requireOptions<RotaryOptions>(caller, rotary, {
    base: true,
    size: true,
    frequencies: true,
    pairs: true,
    factor: true,
  });
  const { base, size, frequencies, pairs, factor } = rotary;
  if (base !== undefined) requireNumber(caller, 'rotary.base', base, { above: 0 });
  if (size !== undefined) requireInteger(caller, 'rotary.size', size, { min: 2 });
  if (factor !== undefined) requireNumber(caller, 'rotary.factor', factor, { above: 0 });
  if (pairs !== undefined) requireOneOf(caller, 'rotary.pairs', pairs, ['halves', 'adjacent']);
  frequencies?.forEach((frequency, i) => requireNumber(caller, `rotary.frequencies[${i}]`, frequency, { min: 0 }));
  if (frequencies && (base !== undefined || size !== undefined)) {
    throw new MisuseError({
      in: caller,
      rule: 'rotary.frequencies must stand without base and size',
      got: { ...rotary },
    });
  }
}

const ofHeads = (rows: string) => {
  const list = z.array(parameterName, { error: 'must be the name of a parameter, or a list of them' }).min(1);
  return z
    .union([parameterName, list], { error: 'must be the name of a parameter, or a list of them' })
    .describe(`Name of a parameter with axes ${rows}, or one for each head.`);
};

const norm = z
  .strictObject({
    gain: parameterName.optional().describe('Name of the gain, axes [headSize], which the heads share.'),
    epsilon: positive.optional().describe('1e-6 unless given.'),
    offset: number.optional().describe('Added to the gain, 0 unless given; 1 for Gemma.'),
  })
  .optional();

/** How a description says the options. */
export const attentionSchemas: OptionSchemas<AttentionOptions> = {
  heads: extent.describe('Heads of the queries.'),
  keyValueHeads: extent.optional().describe('Heads of keys and values, as many as of queries unless given.'),
  headSize: extent.optional().describe('Numbers of a head, where the weights do not say it.'),
  query: ofHeads('[heads · headSize, size]').optional(),
  key: ofHeads('[keyValueHeads · headSize, size]').optional(),
  value: ofHeads('[keyValueHeads · headSize, size]').optional(),
  queryKeyValue: parameterName.optional().describe('Instead of these: one weight, their rows below each other.'),
  output: ofHeads('[outputs, heads · headSize]').optional(),
  queryBias: ofHeads('[heads · headSize]').optional(),
  keyBias: ofHeads('[keyValueHeads · headSize]').optional(),
  valueBias: ofHeads('[keyValueHeads · headSize]').optional(),
  queryKeyValueBias: parameterName.optional().describe('Bias of queryKeyValue.'),
  outputBias: parameterName.optional().describe('Bias of output, axes [outputs].'),
  outputs: extent.optional().describe('Size of what comes out, that of what goes in unless given.'),
  causal: flag.optional().describe('Whether a position sees itself and those before it alone; false unless given.'),
  window: extent.optional().describe('A position sees those nearer than this.'),
  scale: number.optional().describe('Of the products of queries and keys, 1/√headSize unless given.'),
  softcap: positive.optional().describe('Scores s become softcap · tanh(s / softcap).'),
  queryNorm: norm.describe("RMS norm of each head's query."),
  keyNorm: norm.describe("RMS norm of each head's key."),
  rotary: z
    .strictObject({
      base: positive.optional().describe('Pair i of r/2 turns by base^(−2i/r) a position; 10000 unless given.'),
      size: extent.optional().describe('r, the numbers of a head that turn, the first; all unless given.'),
      frequencies: z.array(number.min(0)).min(1).optional().describe('Instead: radians a position, one for each pair.'),
      pairs: oneOf('halves', 'adjacent')
        .optional()
        .describe('Pairs are i and i + r/2, unless given, or 2i and 2i + 1.'),
      factor: positive.optional().describe('What is turned is multiplied by it, 1 unless given.'),
    })
    .optional()
    .describe('Queries and keys turned by their positions.'),
  queries: oneOf('all', 'last').optional().describe('"last": of the last position alone, which alone comes out.'),
  context: oneOf('live', 'constant')
    .optional()
    .describe('"constant": derivatives hold keys and values of other positions constant.'),
};
