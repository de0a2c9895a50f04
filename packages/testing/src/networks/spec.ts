/** A layer as plain data. */
export type LayerSpec =
  | {
      readonly kind: 'dense';
      readonly weight: string;
      readonly bias?: string;
      readonly transposed?: boolean;
    }
  | { readonly kind: 'scale'; readonly factor: number }
  | { readonly kind: PlainKind }
  | { readonly kind: 'gelu'; readonly approximate?: 'none' | 'tanh' }
  | { readonly kind: 'layerNorm'; readonly gain?: string; readonly bias?: string; readonly epsilon?: number }
  | { readonly kind: 'residual'; readonly layers: readonly LayerSpec[] }
  | { readonly kind: 'embedding' | 'positionEmbedding'; readonly weight: string };

/** Layers without options. */
export type PlainKind =
  | 'quadratic'
  | 'relu'
  | 'cubic'
  | 'tanh'
  | 'sigmoid'
  | 'softmax'
  | 'flatten'
  | 'meanOverPositions';

/** A network as plain data, which the float64 interpreter reads and any library of layers can be made from. */
export interface NetworkSpec {
  /** D, or the number V of different tokens. */
  readonly inputSize: number;
  /** T. @default 1 */
  readonly positions?: number;
  /** Whether inputs are integers [N, T] instead of numbers [N, D] or [N, T, D]. */
  readonly tokens?: boolean;
  readonly layers: readonly LayerSpec[];
  /** Shapes by name, in the order of θ. */
  readonly parameters: Readonly<Record<string, readonly number[]>>;
}

/** How a library makes its layers and networks. */
export interface LayerMakers<Layer, Network> extends Record<PlainKind, () => Layer> {
  dense(options: { readonly weight: string; readonly bias?: string; readonly transposed?: boolean }): Layer;
  scale(factor: number): Layer;
  gelu(options: { readonly approximate?: 'none' | 'tanh' }): Layer;
  layerNorm(options: { readonly gain?: string; readonly bias?: string; readonly epsilon?: number }): Layer;
  residual(layers: readonly Layer[]): Layer;
  embedding(options: { readonly weight: string }): Layer;
  positionEmbedding(options: { readonly weight: string }): Layer;
  defineNetwork(definition: {
    readonly inputSize?: number;
    readonly vocabularySize?: number;
    readonly positions?: number;
    readonly layers: readonly Layer[];
    readonly parameters: NetworkSpec['parameters'];
  }): Network;
}

/** The layer of a spec in a library. */
export function layerFromSpec<Layer>(spec: LayerSpec, makers: LayerMakers<Layer, unknown>): Layer {
  switch (spec.kind) {
    case 'dense':
      return makers.dense(spec);
    case 'scale':
      return makers.scale(spec.factor);
    case 'gelu':
      return makers.gelu(spec);
    case 'layerNorm':
      return makers.layerNorm(spec);
    case 'residual':
      return makers.residual(spec.layers.map((layer) => layerFromSpec(layer, makers)));
    case 'embedding':
    case 'positionEmbedding':
      return makers[spec.kind](spec);
    default:
      return makers[spec.kind]();
  }
}

/** The network of a spec in a library. */
export function networkFromSpec<Layer, Network>(spec: NetworkSpec, makers: LayerMakers<Layer, Network>): Network {
  const { inputSize, tokens, positions, parameters } = spec;
  return makers.defineNetwork({
    ...(tokens ? { vocabularySize: inputSize } : { inputSize }),
    ...(positions === undefined ? {} : { positions }),
    layers: spec.layers.map((layer) => layerFromSpec(layer, makers)),
    parameters,
  });
}

/** Every layer, those inside others after them. */
export function everyLayer(layers: readonly LayerSpec[]): LayerSpec[] {
  return layers.flatMap((layer) => (layer.kind === 'residual' ? [layer, ...everyLayer(layer.layers)] : [layer]));
}
