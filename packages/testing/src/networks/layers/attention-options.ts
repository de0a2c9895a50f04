/** Parameters by name: one, or one for each head. */
export type Names = string | readonly string[];

/** A norm of queries or keys. */
export interface NormOptions {
  readonly gain?: string;
  readonly epsilon?: number;
  readonly offset?: number;
}

/** The options of attention, as the reference reads them. */
export interface AttentionOptions {
  readonly heads: number;
  readonly keyValueHeads?: number;
  readonly headSize?: number;
  readonly query?: Names;
  readonly key?: Names;
  readonly value?: Names;
  readonly queryKeyValue?: string;
  readonly output?: Names;
  readonly queryBias?: Names;
  readonly keyBias?: Names;
  readonly valueBias?: Names;
  readonly queryKeyValueBias?: string;
  readonly outputBias?: string;
  readonly causal?: boolean;
  readonly window?: number;
  readonly scale?: number;
  readonly softcap?: number;
  readonly queryNorm?: NormOptions;
  readonly keyNorm?: NormOptions;
  readonly rotary?: {
    readonly base?: number;
    readonly size?: number;
    readonly frequencies?: readonly number[];
    readonly pairs?: 'halves' | 'adjacent';
    readonly factor?: number;
  };
  readonly queries?: 'all' | 'last';
}

/** The names of all heads' parameters. */
export function namesOf(names: Names): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}
