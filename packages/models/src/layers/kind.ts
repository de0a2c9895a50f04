import type * as z from 'zod';
import type { Layer } from './layer.js';

/** A list of layers as an option of another, before the list of all kinds says which layers there are. */
export interface InnerLayers {
  readonly [innerLayers]: true;
}

declare const innerLayers: unique symbol;

/**
 * A kind of layer as descriptions know it. It stands beside the layer's factory, and in the list of kinds; everything
 * that can be said about the kinds (types, JSON Schema, factories, names of options) follows from that list.
 */
export interface LayerKind<Kind extends string = string, Options = object> {
  /** The `kind` of the description and of the layer, and the name of the factory. */
  readonly kind: Kind;
  /** What it computes, in the JSON Schema. */
  readonly description: string;
  /**
   * The schema of each option.
   *
   * @param layers The schema of an option that is a list of layers, under whatever name.
   */
  options(layers: z.ZodType<InnerLayers>): OptionSchemas<Options>;
  /** What options that are each in their range contradict each other in. @default nothing */
  faults?(options: Options): readonly OptionFault[];
  /**
   * The layer of options that the schemas have checked.
   *
   * @param layersOf Makes the layers of an option that is a list of them.
   */
  make(options: Options, layersOf: (described: InnerLayers) => Layer[]): Layer;
}

/** A schema for every option, for the optional ones too. */
export type OptionSchemas<Options> = { readonly [Name in keyof Options]-?: z.ZodType<Options[Name]> };

/** An option that does not go with the others. */
export interface OptionFault {
  readonly option: string;
  /** `must divide the number of heads, 4`. */
  readonly rule: string;
}
