import { createRandom, ndArray, type Random } from '@entk/core';
import { isTame } from './conditioning.js';
import type { LayerDescription, NetworkDescription } from './description.js';
import { inFloat64, layerReferences } from './interpreter.js';
import type { NetworkTrial } from './random-network.js';

/**
 * The random transformer of a seed: tokens, 1 to 3 blocks of attention and MLP, every option drawn; norms before, after
 * or none, parallel or not; gated MLPs; positions learned or turned; tied and untied; capped logits; the last position,
 * the mean of all, or all; of those that end in one position some with sequences filled up. It is at a place where
 * finite differences can be trusted.
 */
export function randomTransformer(seed: number): NetworkTrial {
  const random = createRandom(seed).fork('transformer');
  for (;;) {
    const trial = drawn(random);
    if (isTame(trial.description, inFloat64(trial.parameters), trial.inputs)) return trial;
  }
}

function drawn(random: Random): NetworkTrial {
  const chance = (probability: number) => random.uniform() < probability;
  const [vocabulary, width, positions] = [2 + random.integer(2), 2 + random.integer(2), 2 + random.integer(2)];
  const shapes: Record<string, number[]> = {};
  const parameter = (letter: string, shape: readonly number[]) => {
    const name = `${letter}${Object.keys(shapes).length}`;
    shapes[name] = [...shape];
    return name;
  };
  const norm = (): LayerDescription =>
    chance(0.5)
      ? { kind: 'rmsNorm', gain: parameter('g', [width]), offset: random.integer(2), epsilon: 0.1 }
      : { kind: 'layerNorm', gain: parameter('g', [width]), bias: parameter('b', [width]), epsilon: 0.1 };
  const place = { random, positions, width, drawn: [], parameter };
  const attention = (): LayerDescription => {
    for (;;) {
      const layer = layerReferences.get('attention')?.draw?.(place);
      if (layer) return layer;
    }
  };
  const activation = (): LayerDescription =>
    [{ kind: 'gelu' }, { kind: 'gelu', approximate: 'tanh' }, { kind: 'silu' }, { kind: 'relu' }][random.integer(4)];
  const mlp = (): LayerDescription[] => {
    const hidden = 2 + random.integer(2);
    const dense = (letter: string): LayerDescription => ({ kind: 'dense', weight: parameter(letter, [hidden, width]) });
    const up = dense('U');
    const inner: LayerDescription[] = chance(0.5)
      ? [{ kind: 'product', branches: [[up, activation()], [dense('G')]] }]
      : [up, activation()];
    return [...inner, { kind: 'dense', weight: parameter('D', [width, hidden]) }];
  };
  const tied = chance(0.5);
  const embedding = parameter('E', [vocabulary, width]);
  const layers: LayerDescription[] = [{ kind: 'embedding', weight: embedding }];
  if (chance(0.3)) layers.push({ kind: 'scale', factor: Math.sqrt(width) });
  if (chance(0.5)) layers.push({ kind: 'positionEmbedding', weight: parameter('P', [positions + 1, width]) });
  for (let block = 0; block < 1 + random.integer(3); block++) {
    const [before, after] = [chance(0.6), chance(0.3)];
    const around = (inside: () => LayerDescription[]): LayerDescription[] => [
      ...(before ? [norm()] : []),
      ...inside(),
      ...(after ? [norm()] : []),
    ];
    if (chance(0.25)) {
      const branches = [[{ kind: 'identity' }], around(() => [attention()]), around(mlp)];
      layers.push({ kind: 'sum', branches });
    } else {
      layers.push({ kind: 'residual', layers: around(() => [attention()]) });
      if (chance(0.8)) layers.push({ kind: 'residual', layers: around(mlp) });
    }
  }
  if (chance(0.5)) layers.push(norm());
  const ending = random.integer(3);
  if (ending > 0) layers.push({ kind: ending === 1 ? 'lastPosition' : 'meanOverPositions' });
  layers.push({ kind: 'dense', weight: tied ? embedding : parameter('V', [vocabulary, width]) });
  if (chance(0.3)) layers.push({ kind: 'scale', factor: 0.5 }, { kind: 'tanh' }, { kind: 'scale', factor: 2 });
  const description: NetworkDescription = { inputs: { positions, vocabulary }, layers, parameters: shapes };
  const count = 1 + random.integer(2);
  const tokensOf = (examples: number) => {
    const tokens = ndArray(
      [examples, positions],
      Int32Array.from({ length: examples * positions }, () => random.integer(vocabulary)),
    );
    if (ending === 0) return tokens;
    for (let n = 0; n < examples; n++) {
      const padding = chance(0.5) ? random.integer(positions) : 0;
      const start = n * positions + (chance(0.5) ? 0 : positions - padding);
      tokens.data.fill(-1, start, start + padding);
    }
    return tokens;
  };
  return {
    description,
    parameters: new Map(
      Object.entries(shapes).map(([name, shape]) => {
        const array = ndArray(shape);
        array.data.forEach((_, index) => (array.data[index] = 0.7 * random.normal()));
        return [name, array];
      }),
    ),
    inputs: tokensOf(count),
  };
}
