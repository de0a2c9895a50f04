import { log, pow } from '@entk/core/elementary';
import * as z from 'zod';
import type { RotaryOptions } from '../../../layers/rotary-frequencies.js';
import { above0, count, optionalAbove0, refuseConfig } from './config.js';

const kinds = ['default', 'linear', 'llama3', 'yarn', 'dynamic'] as const;

/** One entry of `rope_parameters`, or `rope_scaling` as it was called before. */
const parameters = z.looseObject({
  rope_type: z.string().nullish(),
  type: z.string().nullish(),
  rope_theta: optionalAbove0,
  partial_rotary_factor: optionalAbove0,
  factor: optionalAbove0,
  low_freq_factor: optionalAbove0,
  high_freq_factor: optionalAbove0,
  original_max_position_embeddings: count.nullish(),
  attention_factor: optionalAbove0,
  beta_fast: optionalAbove0,
  beta_slow: optionalAbove0,
  mscale: optionalAbove0,
  mscale_all_dim: optionalAbove0,
  truncate: z.boolean().nullish(),
});

type RopeParameters = z.infer<typeof parameters>;

type NumberField = 'factor' | 'low_freq_factor' | 'high_freq_factor' | 'original_max_position_embeddings';

/** The fields of a configuration that say how queries and keys are turned, in the newer and in the older way. */
export const ropeFields = {
  rope_parameters: parameters.nullish(),
  rope_scaling: parameters.nullish(),
  rope_theta: optionalAbove0,
  partial_rotary_factor: optionalAbove0,
  rotary_pct: optionalAbove0,
  rotary_emb_base: above0.nullish(),
};

/** {@link ropeFields} of a family whose layers are turned in two ways. */
export const ropeFieldsByType = {
  rope_parameters: z
    .looseObject({ full_attention: parameters.nullish(), sliding_attention: parameters.nullish() })
    .nullish(),
  rope_scaling: parameters.nullish(),
  rope_theta: optionalAbove0,
  rope_local_base_freq: optionalAbove0,
};

/** What of a configuration says how queries and keys are turned. */
export interface Rope {
  /** Where it stands, for messages. */
  readonly path: string;
  readonly given?: RopeParameters | null;
  /** Where `given` does not say it. */
  readonly base: number;
  /** The share of a head that is turned, where `given` does not say it. @default 1 */
  readonly part?: number;
  readonly headSize: number;
  readonly mostPositions: number;
  /** T. */
  readonly positions: number;
}

/** {@link RotaryOptions} of `rope_parameters`, or of `rope_theta` and `rope_scaling`. */
export function rotaryOf(
  config: { readonly [Field in keyof typeof ropeFields]?: z.infer<(typeof ropeFields)[Field]> },
  sizes: Pick<Rope, 'headSize' | 'mostPositions' | 'positions'>,
): RotaryOptions {
  return rotaryFrom({
    ...sizes,
    path: config.rope_parameters ? 'rope_parameters' : 'rope_scaling',
    given: config.rope_parameters ?? config.rope_scaling,
    base: config.rope_theta ?? config.rotary_emb_base ?? 10_000,
    part: config.partial_rotary_factor ?? config.rotary_pct,
  });
}

/** {@link RotaryOptions} of one set of parameters. */
export function rotaryFrom({
  path,
  given,
  base: usual,
  part,
  headSize,
  mostPositions,
  positions,
}: Rope): RotaryOptions {
  const kind = given?.rope_type ?? given?.type ?? 'default';
  const base = given?.rope_theta ?? usual;
  const size = Math.trunc(headSize * (given?.partial_rotary_factor ?? part ?? 1));
  const partly = size === headSize ? {} : { size };
  const required = (name: NumberField): number => {
    const value = given?.[name];
    if (typeof value === 'number') return value;
    return refuseConfig(`${path}.${name} must be a number above 0 where rope_type is "${kind}"`);
  };
  const usualFrequencies = Array.from({ length: size / 2 }, (_, i) => pow(base, (-2 * i) / size));
  switch (kind) {
    case 'default':
      return { base, ...partly };
    case 'linear': {
      const factor = required('factor');
      return { frequencies: usualFrequencies.map((frequency) => frequency / factor) };
    }
    case 'dynamic': {
      // Within the positions of training it is the usual one.
      const factor = required('factor');
      const stretch = (factor * Math.max(positions, mostPositions)) / mostPositions - (factor - 1);
      return { base: stretch === 1 ? base : base * pow(stretch, size / (size - 2)), ...partly };
    }
    case 'llama3':
      return { frequencies: stretchedByWavelength(usualFrequencies, required) };
    case 'yarn':
      return yarn(usualFrequencies, { base, size, given, required });
    default:
      return refuseConfig(`${path}.rope_type must be one of ${kinds.join(', ')}, got ${JSON.stringify(kind)}`);
  }
}

type Required = (name: NumberField) => number;

/** Long waves slower by a factor, short ones as they are, and those between in between (Llama 3.1). */
function stretchedByWavelength(frequencies: readonly number[], required: Required): number[] {
  const [factor, low, high] = (['factor', 'low_freq_factor', 'high_freq_factor'] as const).map(required);
  const trained = required('original_max_position_embeddings');
  return frequencies.map((frequency) => {
    const turns = (trained * frequency) / (2 * Math.PI);
    if (turns > high) return frequency;
    if (turns < low) return frequency / factor;
    const share = (turns - low) / (high - low);
    return ((1 - share) * frequency) / factor + share * frequency;
  });
}

/** YaRN (Peng et al. 2023): a ramp between the usual frequencies and slower ones, and a factor of what is turned. */
function yarn(
  frequencies: readonly number[],
  {
    base,
    size,
    given,
    required,
  }: {
    readonly base: number;
    readonly size: number;
    readonly given: RopeParameters | null | undefined;
    readonly required: Required;
  },
): RotaryOptions {
  const factor = required('factor');
  const trained = required('original_max_position_embeddings');
  const pairAfter = (turns: number) => (size * log(trained / (turns * 2 * Math.PI))) / (2 * log(base));
  const bounds = [pairAfter(given?.beta_fast ?? 32), pairAfter(given?.beta_slow ?? 1)];
  const [first, last] = given?.truncate === false ? bounds : [Math.floor(bounds[0]), Math.ceil(bounds[1])];
  const from = Math.max(first, 0);
  const to = Math.min(last, size - 1);
  const growth = (scale: number) => (factor <= 1 ? 1 : 0.1 * scale * log(factor) + 1);
  const { mscale, mscale_all_dim: all } = given ?? {};
  return {
    frequencies: frequencies.map((frequency, i) => {
      const slow = Math.min(1, Math.max(0, (i - from) / (from === to ? 0.001 : to - from)));
      return (frequency / factor) * slow + frequency * (1 - slow);
    }),
    factor: given?.attention_factor ?? (mscale && all ? growth(mscale) / growth(all) : growth(1)),
  };
}
