import { createRandom, type NdArray, ndArray, type Random } from '@entk/core';
import { isTame } from './conditioning.js';
import type { LayerDescription, NetworkDescription } from './description.js';
import { inFloat64, layerReferences } from './interpreter.js';
import type { Place } from './layers/reference.js';

/** A network of any layers, a place in its parameter space, and a batch. */
export interface NetworkTrial {
  readonly description: NetworkDescription;
  readonly parameters: ReadonlyMap<string, NdArray>;
  readonly inputs: NdArray<Float32Array | Int32Array>;
}

/** A network of dense layers, scales and powers on vectors: the layers that `withoutSigns` knows. */
export interface DenseTrial extends NetworkTrial {
  readonly inputs: NdArray;
}

/** Which layers a random network may have. */
export interface RandomNetworkOptions {
  /** Every kind, or only dense layers with what stands between them and has a bound by signs. @default 'every' */
  readonly layers?: 'every' | 'dense';
}

/** What may stand between the layers of a `dense` network. */
const signBounded = ['relu', 'scale', 'quadratic'];

/**
 * The random network of a seed, of all layers there are: on numbers, sequences or tokens, 1 to 5 blocks deep, a block
 * being a dense layer, a residual block or a vector for each position, with layer norms and activations around;
 * weights, gains and biases used again wherever they fit, an embedding as unembedding too; a quarter of the sequences
 * stay sequences to the end; widths 1 to 4 and 1 to 3 examples. It is at a place where finite differences can be
 * trusted.
 */
export function randomNetwork(seed: number, options: { readonly layers: 'dense' }): DenseTrial;
export function randomNetwork(seed: number, options?: RandomNetworkOptions): NetworkTrial;
export function randomNetwork(seed: number, { layers = 'every' }: RandomNetworkOptions = {}): NetworkTrial {
  const random = createRandom(seed).fork('network');
  for (;;) {
    const trial = new NetworkBuilder(random, layers === 'dense').trial(1 + random.integer(5), 1 + random.integer(3));
    if (isTame(trial.description, inFloat64(trial.parameters), trial.inputs)) return trial;
  }
}

/** Any parameters of a network, at least one, in the order of θ. */
export function someParameters({ description }: Pick<NetworkTrial, 'description'>, seed: number): string[] {
  const names = Object.keys(description.parameters);
  const random = createRandom(seed);
  const order = random.permutation(names.length);
  const chosen = new Set(order.subarray(0, 1 + random.integer(names.length)));
  return names.filter((_, index) => chosen.has(index));
}

/** Grows a network layer by layer, H numbers wide and T positions long. */
class NetworkBuilder {
  readonly #random: Random;
  readonly #onlyDense: boolean;
  readonly #parameters: Record<string, number[]> = {};
  readonly #drawn: string[] = [];
  #positions: number;
  #width: number;

  constructor(random: Random, onlyDense: boolean) {
    this.#random = random;
    this.#onlyDense = onlyDense;
    this.#positions = onlyDense || this.#chance(0.5) ? 1 : 2 + random.integer(2);
    this.#width = 1 + random.integer(4);
  }

  trial(depth: number, examples: number): NetworkTrial {
    const random = this.#random;
    const [size, positions] = [this.#width, this.#positions];
    const tokens = !this.#onlyDense && this.#chance(0.4);
    const layers = tokens ? [this.#embedding(size)] : [];
    for (let block = 0; block < depth; block++) layers.push(...this.#block());
    if (this.#positions > 1 && this.#chance(0.75)) layers.push(...this.#ending());
    if (Object.keys(this.#parameters).length === 0) layers.push(this.#dense());
    if (!this.#onlyDense && this.#chance(0.15)) layers.push({ kind: 'softmax' });
    const inputs = tokens ? { positions, vocabulary: size } : { ...(positions > 1 && { positions }), size };
    const axes = [examples, ...(positions === 1 && !tokens ? [] : [positions]), ...(tokens ? [] : [size])];
    return {
      description: { inputs, layers, parameters: this.#parameters },
      parameters: new Map(Object.entries(this.#parameters).map(([name, shape]) => [name, normals(random, shape)])),
      inputs: tokens ? integers(random, axes, size) : normals(random, axes),
    };
  }

  #block(): LayerDescription[] {
    const choice = this.#onlyDense ? 1 : this.#random.uniform();
    if (choice < 0.2) return [this.#positionEmbedding()];
    if (choice < 0.5 && this.#width > 1) return [this.#residual(0), ...this.#between()];
    return [...(this.#onlyDense ? [] : this.#norm(0.3)), this.#dense(), ...this.#between()];
  }

  #residual(depth: number): LayerDescription {
    const width = this.#width;
    const norm = this.#norm(0.5);
    const up = this.#dense();
    const activation = this.#activation();
    const inner = depth === 0 && this.#chance(0.2) && this.#width > 1 ? [this.#residual(1)] : [];
    return { kind: 'residual', layers: [...norm, up, activation, ...inner, this.#dense(width)] };
  }

  #ending(): LayerDescription[] {
    const choice = this.#random.uniform();
    const kind = choice < 0.5 ? 'flatten' : choice < 0.8 ? 'meanOverPositions' : 'lastPosition';
    if (kind === 'flatten') this.#width *= this.#positions;
    this.#positions = 1;
    const ending = { kind };
    return this.#chance(0.6) ? [ending, this.#dense()] : [ending];
  }

  #embedding(vocabulary: number): LayerDescription {
    this.#width = 1 + this.#random.integer(4);
    return { kind: 'embedding', weight: this.#named('E', [vocabulary, this.#width]) };
  }

  #positionEmbedding(): LayerDescription {
    const fits = ([height, width]: readonly number[]) => height >= this.#positions && width === this.#width;
    const rows = this.#positions + this.#random.integer(2);
    return { kind: 'positionEmbedding', weight: this.#reused(2, fits, 0.4) ?? this.#named('P', [rows, this.#width]) };
  }

  #norm(probability: number): LayerDescription[] {
    if (this.#width < 2 || !this.#chance(probability)) return [];
    const vector = (name: string) => (this.#chance(0.6) ? this.#vector(name) : undefined);
    return [{ kind: 'layerNorm', gain: vector('g'), bias: vector('b'), epsilon: this.#chance(0.5) ? 0.1 : 1e-5 }];
  }

  #dense(outputs?: number): LayerDescription {
    const transposed = this.#chance(0.35);
    const [inputAxis, outputAxis] = transposed ? [0, 1] : [1, 0];
    const fits = (shape: readonly number[]) =>
      shape[inputAxis] === this.#width && (outputs === undefined || shape[outputAxis] === outputs);
    const size = outputs ?? 1 + this.#random.integer(4);
    const shape = transposed ? [this.#width, size] : [size, this.#width];
    const weight = this.#reused(2, fits, 0.6) ?? this.#named('W', shape);
    this.#width = this.#parameters[weight][outputAxis];
    return { kind: 'dense', weight, transposed, bias: this.#chance(0.5) ? this.#vector('b') : undefined };
  }

  #vector(letter: string): string {
    return this.#parameter(letter, [this.#width]);
  }

  #between(): LayerDescription[] {
    return Array.from({ length: this.#random.integer(2) }, () => this.#activation());
  }

  /** Any layer that gives the shape it takes: of every kind whose reference can draw one. */
  #activation(): LayerDescription {
    const place: Place = {
      random: this.#random,
      positions: this.#positions,
      width: this.#width,
      drawn: this.#drawn,
      parameter: (letter, shape) => this.#parameter(letter, shape),
    };
    const kinds = Array.from(layerReferences).filter(
      ([kind, { draw }]) => draw && (!this.#onlyDense || signBounded.includes(kind)),
    );
    for (;;) {
      const [kind, { draw }] = kinds[this.#random.integer(kinds.length)];
      const layer = draw?.(place);
      if (!layer) continue;
      this.#drawn.push(kind);
      return layer;
    }
  }

  #parameter(letter: string, shape: readonly number[]): string {
    const fits = (other: readonly number[]) => other.every((extent, axis) => extent === shape[axis]);
    return this.#reused(shape.length, fits, 0.4) ?? this.#named(letter, [...shape]);
  }

  #reused(axes: number, fits: (shape: readonly number[]) => boolean, probability: number): string | undefined {
    const names = Object.entries(this.#parameters).flatMap(([name, shape]) =>
      shape.length === axes && fits(shape) ? [name] : [],
    );
    return names.length > 0 && this.#chance(probability) ? names[this.#random.integer(names.length)] : undefined;
  }

  #named(letter: string, shape: number[]): string {
    const name = `${letter}${Object.keys(this.#parameters).length}`;
    this.#parameters[name] = shape;
    return name;
  }

  #chance(probability: number): boolean {
    return this.#random.uniform() < probability;
  }
}

/** Deviation 0.7, so that five blocks neither vanish nor explode. */
function normals(random: Random, shape: readonly number[]): NdArray {
  const array = ndArray(shape);
  for (let index = 0; index < array.data.length; index++) array.data[index] = 0.7 * random.normal();
  return array;
}

function integers(random: Random, shape: readonly number[], bound: number): NdArray<Int32Array> {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return ndArray(
    shape,
    Int32Array.from({ length: size }, () => random.integer(bound)),
  );
}
