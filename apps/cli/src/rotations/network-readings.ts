import { DenseMatrix } from '@entk/core';
import { exp } from '@entk/core/elementary';
import { activations, type NamedLayer, namedLayers, type Network, predict } from '@entk/models';
import type { RotationNetwork } from './rotation-kind.js';

/** What a network makes of its examples, that vectors can be read by. */
export interface Reading {
  /** `units`, `outputs`. */
  readonly of: string;
  readonly names: readonly string[];
  /** Axes [N, names]. */
  readonly values: DenseMatrix;
}

/** The units of the last privileged layer, if there is one, and the outputs; computed when they are asked for. */
export function readingsOf(subject: RotationNetwork): () => Reading[] {
  let known: Reading[] | undefined;
  return () => {
    const { outputSize, outputPositions } = subject.network;
    const layer = usualLayer(subject.network);
    known ??= [
      ...(layer ? [{ of: 'units', names: unitNames(layer), values: activationsOf(subject, layer.name) }] : []),
      {
        of: 'outputs',
        names: Array.from({ length: outputPositions * outputSize }, (_, output) => `output ${output}`),
        values: predictionsOf(subject, false),
      },
    ];
    return known;
  };
}

/** What the units of a layer are called. */
export function unitNames({ positions, width }: NamedLayer): string[] {
  return Array.from({ length: positions * width }, (_, unit) =>
    positions === 1 ? `unit ${unit}` : `position ${Math.floor(unit / width)}, unit ${unit % width}`,
  );
}

/** The last layer whose basis is privileged, the outputs themselves only where there is no other. */
export function usualLayer(network: Network): NamedLayer | undefined {
  const last = String(network.layers.length - 1);
  const privileged = namedLayers(network).filter((layer) => layer.privileged);
  return privileged.findLast(({ name }) => name !== last) ?? privileged[0];
}

/** Axes [N, T·H]: a unit at a position is a unit. */
export function activationsOf({ network, parameters, inputs }: RotationNetwork, layer: string): DenseMatrix {
  return DenseMatrix.fromArray(activations(network, parameters, inputs, { layer }));
}

/** What the network gives, or shares of it that sum to 1; a softmax gives those itself. Axes [N, C]. */
export function predictionsOf({ network, parameters, inputs }: RotationNetwork, asShares: boolean): DenseMatrix {
  const given = DenseMatrix.fromArray(predict(network, parameters, inputs));
  if (!asShares || network.layers.at(-1)?.kind === 'softmax') return given;
  const { outputSize } = network;
  for (let start = 0; start < given.data.length; start += outputSize) {
    const outputsOf = given.data.subarray(start, start + outputSize);
    const largest = Math.max(...outputsOf);
    const total = outputsOf.reduce((sum, value) => sum + exp(value - largest), 0);
    outputsOf.forEach((value, c) => (outputsOf[c] = exp(value - largest) / total));
  }
  return given;
}
