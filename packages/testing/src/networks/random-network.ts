import { createRandom, type NdArray, ndArray, type Random } from '@entk/core';
import { largestShare, smallestDeviation } from './conditioning.js';
import { differenceStep, distanceToKink } from './float64.js';
import { inFloat64 } from './interpreter.js';
import type { LayerSpec, NetworkSpec, PlainKind } from './spec.js';

/** A network of any layers, a place in its parameter space, and a batch. */
export interface NetworkTrial {
  readonly spec: NetworkSpec;
  readonly parameters: ReadonlyMap<string, NdArray>;
  readonly inputs: NdArray<Float32Array | Int32Array>;
}

/** No parameter of these networks moves an activation by more than this many steps, in practice by a tenth of it. */
const safeSteps = 100;

/** Below it the derivatives of a layer norm are too steep for finite differences of `differenceStep`. */
const safeDeviation = 0.25;

/** Beyond it so little is left of the derivatives of a softmax that its roundings are all there is. */
const safeShare = 0.95;

/**
 * The random network of a seed, of all layers there are: on numbers, sequences or tokens, 1 to 5 blocks deep, a block being
 * a dense layer, a residual block or a vector for each position, with layer norms and activations around; weights, gains and
 * biases used again wherever they fit, an embedding as unembedding too; a quarter of the sequences stay sequences to the end;
 * widths 1 to 4 and 1 to 3 examples. No ReLU is
 * within reach of a finite difference of its kink.
 */
export function randomNetwork(seed: number): NetworkTrial {
  const random = createRandom(seed).fork('network');
  for (;;) {
    const trial = new NetworkBuilder(random).trial(1 + random.integer(5), 1 + random.integer(3));
    const at = [trial.spec, inFloat64(trial.parameters), trial.inputs] as const;
    const smooth = distanceToKink(...at) > safeSteps * differenceStep && smallestDeviation(...at) > safeDeviation;
    if (smooth && largestShare(...at) < safeShare) return trial;
  }
}

/** Grows a network layer by layer, H numbers wide and T positions long. */
class NetworkBuilder {
  readonly #random: Random;
  readonly #parameters: Record<string, number[]> = {};
  #positions: number;
  #width: number;
  #powers = 0;

  constructor(random: Random) {
    this.#random = random;
    this.#positions = this.#chance(0.5) ? 1 : 2 + random.integer(2);
    this.#width = 1 + random.integer(4);
  }

  trial(depth: number, examples: number): NetworkTrial {
    const random = this.#random;
    const [inputSize, positions] = [this.#width, this.#positions];
    const tokens = this.#chance(0.4);
    const layers: LayerSpec[] = tokens ? [this.#embedding(inputSize)] : [];
    for (let block = 0; block < depth; block++) layers.push(...this.#block());
    if (this.#positions > 1 && this.#chance(0.75)) layers.push(...this.#ending());
    if (Object.keys(this.#parameters).length === 0) layers.push(this.#dense());
    if (this.#chance(0.15)) layers.push({ kind: 'softmax' });
    const spec: NetworkSpec = { inputSize, positions, tokens, layers, parameters: this.#parameters };
    const axes = [examples, ...(positions === 1 && !tokens ? [] : [positions]), ...(tokens ? [] : [inputSize])];
    const parameters = new Map(Object.entries(spec.parameters).map(([name, shape]) => [name, normals(random, shape)]));
    return { spec, parameters, inputs: tokens ? integers(random, axes, inputSize) : normals(random, axes) };
  }

  #block(): LayerSpec[] {
    const choice = this.#random.uniform();
    if (choice < 0.2) return [this.#positionEmbedding()];
    if (choice < 0.5 && this.#width > 1) return [this.#residual(0), ...this.#between()];
    const norm = this.#norm(0.3);
    return [...norm, this.#dense(), ...this.#between()];
  }

  #residual(depth: number): LayerSpec {
    const width = this.#width;
    const norm = this.#norm(0.5);
    const up = this.#dense();
    const activation = this.#activation();
    const inner = depth === 0 && this.#chance(0.2) && this.#width > 1 ? [this.#residual(1)] : [];
    return { kind: 'residual', layers: [...norm, up, activation, ...inner, this.#dense(width)] };
  }

  #ending(): LayerSpec[] {
    const flat = this.#chance(0.5);
    if (flat) this.#width *= this.#positions;
    this.#positions = 1;
    const ending: LayerSpec = { kind: flat ? 'flatten' : 'meanOverPositions' };
    return this.#chance(0.6) ? [ending, this.#dense()] : [ending];
  }

  #embedding(vocabulary: number): LayerSpec {
    this.#width = 1 + this.#random.integer(4);
    return { kind: 'embedding', weight: this.#named('E', [vocabulary, this.#width]) };
  }

  #positionEmbedding(): LayerSpec {
    const fits = ([height, width]: readonly number[]) => height >= this.#positions && width === this.#width;
    const rows = this.#positions + this.#random.integer(2);
    return { kind: 'positionEmbedding', weight: this.#reused(2, fits, 0.4) ?? this.#named('P', [rows, this.#width]) };
  }

  #norm(probability: number): LayerSpec[] {
    if (this.#width < 2 || !this.#chance(probability)) return [];
    const vector = (name: string) => (this.#chance(0.6) ? this.#vector(name) : undefined);
    return [{ kind: 'layerNorm', gain: vector('g'), bias: vector('b'), epsilon: this.#chance(0.5) ? 0.1 : 1e-5 }];
  }

  #dense(outputs?: number): LayerSpec {
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

  #vector(name: string): string {
    return this.#reused(1, ([size]) => size === this.#width, 0.4) ?? this.#named(name, [this.#width]);
  }

  #between(): LayerSpec[] {
    return Array.from({ length: this.#random.integer(2) }, () => this.#activation());
  }

  #activation(): LayerSpec {
    const kinds: PlainKind[] = ['relu', 'tanh', 'sigmoid', 'softmax'];
    const choice = this.#random.integer(8);
    if (choice === 0) return { kind: 'scale', factor: 0.5 + this.#random.uniform() };
    if (choice === 1) return { kind: 'gelu', approximate: this.#chance(0.5) ? 'none' : 'tanh' };
    if (choice >= 6) return { kind: 'gelu' };
    if (choice === 2 && this.#powers++ < 2) return { kind: this.#chance(0.5) ? 'quadratic' : 'cubic' };
    return { kind: kinds[this.#random.integer(kinds.length)] };
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
