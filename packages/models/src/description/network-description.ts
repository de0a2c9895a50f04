import type { InnerLayers, LayerKind } from '../layers/kind.js';
import type * as kinds from '../layers/kinds.js';

/**
 * A network in words, the content of a `model.json`: what goes in, which layers follow each other, and what their
 * parameters are called. Shapes come from the weights; what the weights do not give stands here.
 */
export interface NetworkDescription {
  /** For editors: where the JSON Schema is. */
  readonly $schema?: string;
  /** What reports call the network. */
  readonly name?: string;
  /** What whoever wrote the description assumed, for reports. */
  readonly assumptions?: readonly string[];
  readonly inputs: InputsDescription;
  readonly layers: readonly LayerDescription[];
  /** Shapes by name, for networks without weights, or to be held against them. */
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
}

/**
 * `{ size }`: vectors · `{ positions, size }`: a vector at every position · `{ positions, vocabulary }`: tokens · `{
 * channels, height, width }`: images, [N, channels, height, width] · `{ channels, length }`: signals, [N, channels,
 * length].
 */
export interface InputsDescription {
  readonly size?: number;
  readonly positions?: number;
  readonly vocabulary?: number;
  readonly channels?: number;
  readonly length?: number;
  readonly height?: number;
  readonly width?: number;
}

/** One layer of a description: its `kind`, which is the name of its factory, and the options of that kind. */
export type LayerDescription = DescriptionOf<(typeof kinds)[keyof typeof kinds]>;

type DescriptionOf<Kind> =
  Kind extends LayerKind<infer Name, infer Options> ? { readonly kind: Name } & Described<Options> : never;

/** Options with layers described where a kind has lists of them. */
type Described<Value> = Value extends InnerLayers
  ? readonly LayerDescription[]
  : Value extends readonly (infer Item)[]
    ? readonly Described<Item>[]
    : Value extends object
      ? { readonly [Name in keyof Value]: Described<Value[Name]> }
      : Value;
