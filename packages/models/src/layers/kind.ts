import type * as z from 'zod';
import type { Layer } from './layer.js';

/** A list of layers as an option of another, before the list of all kinds says which layers there are. */
export interface InnerLayers {
  readonly [innerLayers]: true;
}

declare const innerLayers: unique symbol;

/**
 * A kind of layer as descriptions know it. It stands beside the layer's factory, and in the list of kinds; everything that
 * can be said about the kinds (types, JSON Schema, factories, names of options) follows from that list.
 */
export interface LayerKind<Kind extends string = string, Options extends z.ZodRawShape = z.ZodRawShape> {
  /** The `kind` of the description and of the layer. */
  readonly kind: Kind;
  /** What it computes, in the JSON Schema. */
  readonly description: string;
  /**
   * The schema of each option.
   *
   * @param layers The schema of an option that is a list of layers, under whatever name.
   */
  options(layers: z.ZodType<InnerLayers>): Options;
  /**
   * The layer of options that the schemas have checked.
   *
   * @param layersOf Makes the layers of an option that is a list of them.
   */
  make(options: z.output<z.ZodObject<Options>>, layersOf: (described: InnerLayers) => Layer[]): Layer;
}

/** A kind whose options follow from their schemas. */
export function layerKind<const Kind extends string, Options extends z.ZodRawShape>(
  kind: LayerKind<Kind, Options>,
): LayerKind<Kind, Options> {
  return kind;
}

/** A kind without options. */
export function plainKind<const Kind extends string>(
  kind: Kind,
  description: string,
  make: () => Layer,
): LayerKind<Kind, Record<never, never>> {
  return { kind, description, options: () => ({}), make };
}
