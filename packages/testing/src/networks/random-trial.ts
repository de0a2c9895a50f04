import { createRandom, type NdArray, ndArray, type Random } from '@entk/core';
import { differenceStep, distanceToKink } from './float64.js';
import { inFloat64 } from './interpreter.js';
import type { LayerSpec, NetworkSpec } from './spec.js';

/** A network, a place in its parameter space, and a batch. */
export interface Trial {
  readonly spec: NetworkSpec;
  readonly parameters: ReadonlyMap<string, NdArray>;
  readonly inputs: NdArray;
}

/** No parameter of these networks moves an activation by more than this many steps, in practice by a tenth of it. */
const safeSteps = 100;

/**
 * The random network of a seed: 1 to 5 dense layers, widths 1 to 5, weights used again in either orientation wherever they
 * fit, biases shared too, elementwise layers and scales between, and 1 to 4 examples; at a place where no ReLU is within
 * reach of a finite difference of its kink.
 */
export function randomTrial(seed: number): Trial {
  const random = createRandom(seed);
  for (;;) {
    const trial = trialOf(random, 1 + random.integer(5), 1 + random.integer(4));
    const distance = distanceToKink(trial.spec, inFloat64(trial.parameters), trial.inputs);
    if (distance > safeSteps * differenceStep) return trial;
  }
}

/** Any parameters of a network, at least one, in the order of θ. */
export function someParameters({ spec }: { readonly spec: NetworkSpec }, seed: number): string[] {
  const names = Object.keys(spec.parameters);
  const random = createRandom(seed);
  const order = random.permutation(names.length);
  const chosen = new Set(order.subarray(0, 1 + random.integer(names.length)));
  return names.filter((_, index) => chosen.has(index));
}

function trialOf(random: Random, depth: number, examples: number): Trial {
  const spec = specOf(random, depth);
  const parameters = new Map(
    Object.entries(spec.parameters).map(([name, shape]) => [name, normalArray(random, shape)]),
  );
  return { spec, parameters, inputs: normalArray(random, [examples, spec.inputSize]) };
}

/** Weights of deviation 0.7, so that five layers neither vanish nor explode. */
function normalArray(random: Random, shape: readonly number[]): NdArray {
  const array = ndArray(shape);
  for (let index = 0; index < array.data.length; index++) array.data[index] = 0.7 * random.normal();
  return array;
}

function specOf(random: Random, depth: number): NetworkSpec {
  const inputSize = 1 + random.integer(5);
  const parameters: Record<string, number[]> = {};
  const layers: LayerSpec[] = [];
  let width = inputSize;
  let powers = 0;
  for (let index = 0; index < depth; index++) {
    const { layer, outputs } = denseOf(random, parameters, width);
    layers.push(layer);
    width = outputs;
    for (let more = random.integer(3); more > 0; more--) {
      const kinds = ['relu', 'scale', ...(powers < 2 ? ['quadratic', 'cubic'] : [])] as const;
      const kind = kinds[random.integer(kinds.length)];
      if (kind === 'quadratic' || kind === 'cubic') powers++;
      layers.push(kind === 'scale' ? { kind, factor: 0.5 + random.uniform() } : ({ kind } as LayerSpec));
    }
  }
  return { inputSize, layers, parameters };
}

function denseOf(random: Random, parameters: Record<string, number[]>, inputs: number) {
  const fitting = Object.entries(parameters).flatMap(([weight, shape]) => {
    if (shape.length !== 2) return [];
    const straight = shape[1] === inputs ? [{ weight, transposed: false, outputs: shape[0] }] : [];
    return shape[0] === inputs ? [...straight, { weight, transposed: true, outputs: shape[1] }] : straight;
  });
  const reuse = fitting.length > 0 && random.uniform() < 0.6;
  const { weight, transposed, outputs } = reuse ? fitting[random.integer(fitting.length)] : newWeight();
  return { layer: { kind: 'dense', weight, transposed, bias: biasOf() } satisfies LayerSpec, outputs };

  function newWeight() {
    const name = `W${Object.keys(parameters).length}`;
    const size = 1 + random.integer(5);
    const isTransposed = random.uniform() < 0.3;
    parameters[name] = isTransposed ? [inputs, size] : [size, inputs];
    return { weight: name, transposed: isTransposed, outputs: size };
  }

  function biasOf(): string | undefined {
    if (random.uniform() < 0.4) return undefined;
    const shared = Object.keys(parameters).find(
      (name) => parameters[name].length === 1 && parameters[name][0] === outputs,
    );
    if (shared && random.uniform() < 0.5) return shared;
    const name = `b${Object.keys(parameters).length}`;
    parameters[name] = [outputs];
    return name;
  }
}
