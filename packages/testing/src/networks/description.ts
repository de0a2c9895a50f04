/**
 * A layer in words, as a `model.json` has it: its kind and its options. As loose as JSON: this package stands below the
 * layers that it tests, and knows of the kinds only what its references say.
 */
export interface LayerDescription {
  readonly kind: string;
  readonly [option: string]: unknown;
}

/**
 * A network in words, which the float64 interpreter reads and `networkFromDescription` of `@entk/models` makes a
 * network of.
 */
export interface NetworkDescription {
  /** D, with T positions or without; or T positions of tokens, V different ones. */
  readonly inputs: {
    readonly size?: number;
    readonly positions?: number;
    readonly vocabulary?: number;
    /** For the interpreter alone: the grid that the positions are, row by row. */
    readonly grid?: readonly number[];
  };
  // oxlint-disable-next-line typescript/no-explicit-any -- each is a `LayerDescription`; so those of models are one too
  readonly layers: readonly any[];
  /** Shapes by name, in the order of θ. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/** Every layer, those inside others after them, under whatever option they stand. */
export function everyLayer(layers: readonly LayerDescription[]): LayerDescription[] {
  return layers.flatMap((layer) => [layer, ...Object.values(layer).flatMap(layersIn)]);
}

function layersIn(option: unknown): LayerDescription[] {
  if (Array.isArray(option)) return option.flatMap(layersIn);
  if (typeof option !== 'object' || option === null) return [];
  return 'kind' in option ? everyLayer([option as LayerDescription]) : Object.values(option).flatMap(layersIn);
}
