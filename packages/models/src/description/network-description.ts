/**
 * A network in words, the content of a `model.json`: what goes in, which layers follow each other, and what their
 * parameters are called. Shapes come from the weights; what the weights do not give stands here.
 */
export interface NetworkDescription {
  /** For editors: where the JSON Schema is. */
  readonly $schema?: string;
  /** What reports call the network. */
  readonly name?: string;
  readonly inputs: InputsDescription;
  readonly layers: readonly LayerDescription[];
  /** Shapes by name, for networks without weights, or to be held against them. */
  readonly parameters?: Readonly<Record<string, readonly number[]>>;
}

/** `{ size }`: vectors · `{ positions, size }`: a vector at every position · `{ positions, vocabulary }`: tokens. */
export interface InputsDescription {
  readonly size?: number;
  readonly positions?: number;
  readonly vocabulary?: number;
}

/** y = W x + b at every position: W has axes [out, in], or [in, out] when transposed. */
export interface DenseDescription {
  readonly kind: 'dense';
  readonly weight: string;
  readonly bias?: string;
  readonly transposed?: boolean;
  /** The width of y, where nothing else gives the shape of W. */
  readonly outputs?: number;
}

/** y = factor · x. */
export interface ScaleDescription {
  readonly kind: 'scale';
  readonly factor: number;
}

/** x Φ(x), by erf or by the tanh that GPT-2 uses. */
export interface GeluDescription {
  readonly kind: 'gelu';
  /** `none`, by erf, unless given. */
  readonly approximate?: 'none' | 'tanh';
}

/** Mean 0 and variance 1 over the size of each position, then gain and offset, either of which may be left out. */
export interface LayerNormDescription {
  readonly kind: 'layerNorm';
  readonly gain?: string;
  readonly bias?: string;
  /** 1e-5 unless given, as in PyTorch. */
  readonly epsilon?: number;
}

/** A row of a table [vocabulary, size] for every token. */
export interface EmbeddingDescription {
  readonly kind: 'embedding';
  readonly weight: string;
  /** The size of a row, where nothing else gives the shape of the table. */
  readonly outputs?: number;
}

/** Adds a row of a table [positions, size] to every position. */
export interface PositionEmbeddingDescription {
  readonly kind: 'positionEmbedding';
  readonly weight: string;
}

/** y = x + layers(x). */
export interface ResidualDescription {
  readonly kind: 'residual';
  readonly layers: readonly LayerDescription[];
}

/** A layer that has neither parameters nor options. */
export interface PlainDescription {
  readonly kind: (typeof plainKinds)[number];
}

/** Layers that have neither parameters nor options. */
export const plainKinds = ['quadratic', 'relu', 'tanh', 'sigmoid', 'softmax', 'flatten', 'meanOverPositions'] as const;

/** One layer of a description. */
export type LayerDescription =
  | DenseDescription
  | ScaleDescription
  | GeluDescription
  | LayerNormDescription
  | EmbeddingDescription
  | PositionEmbeddingDescription
  | ResidualDescription
  | PlainDescription;
