import { breathe, DenseMatrix, ndArray, sizeOf } from '@entk/core';
import {
  type Activation,
  type Cotangent,
  isPositionwise,
  seedCotangent,
  toDense,
  parameterTensors,
} from '@entk/models/layers';
import { disposeAll, numbersOf, scoped, type Tensor } from '@entk/models/tensor';
import { readUses } from '../reading.js';
import type { FactoredUse } from '../uses.js';
import { JoinedUses, readFrom } from './joined-batches.js';
import type { KeptInputs } from './kept-inputs.js';
import { logProbabilityCotangent } from './log-probability.js';
import { type Batch, batchesOf, type ByLayerPlan, type LayerJacobian, parametersOf, rowsOf, takenBy } from './plan.js';
import { asPositions, asSequences, type SequenceAxes, usesByPosition } from './positions-apart.js';

/** What a layer gives of a batch on the way back: factors, and cotangents of what it takes, [examples·C·T, D]. */
interface PulledBatch {
  readonly uses: FactoredUse[];
  readonly below?: Float32Array;
}

/** The layers from the last down to the lowest that matters, each with its factors at all examples. */
export async function* pulledLayers(
  plan: ByLayerPlan,
  kept: KeptInputs,
): AsyncGenerator<LayerJacobian, void, undefined> {
  const { network, exampleCount, axis, between, lowest, own, signal, onProgress } = plan;
  const { layers } = network;
  /** Axes [N·C·T, D] of what the layer above takes; with own positions a row n·T + t has its C scalars side by side. */
  let cotangents: Float32Array | undefined;
  for (let layer = layers.length - 1; layer >= lowest; layer--) {
    onProgress?.({ stage: 'pullback', done: layers.length - 1 - layer, total: layers.length - lowest });
    const { positions, width } = between[layer];
    const below = layer > lowest ? new Float32Array(exampleCount * positions * axis.count * width) : undefined;
    const ofLayer = parametersOf(plan, layer);
    const joined = new JoinedUses({
      examples: exampleCount,
      rows: own && { positions: between[layer].positions, read: own },
    });
    const tensors = parameterTensors(ofLayer);
    try {
      for (const batch of batchesOf(plan, layer)) {
        await breathe(signal);
        const pulled = scoped(() => {
          const taken = takenBy(plan, layer, kept[layer], batch);
          return pulledBatch(plan, layer, taken, cotangents, batch, tensors);
        });
        joined.add(pulled.uses, batch.count);
        if (below && pulled.below) below.set(pulled.below, batch.first * positions * axis.count * width);
      }
    } finally {
      disposeAll(tensors.values());
    }
    cotangents = below;
    yield { layer, ...jacobianOf(plan, layer, joined.uses()), ...takenAt(plan, layer, kept[layer]) };
  }
}

function jacobianOf(
  { network, shapes, own, exampleCount, axis }: ByLayerPlan,
  layer: number,
  uses: readonly FactoredUse[],
): Pick<LayerJacobian, 'jacobian'> {
  const { parameters } = network.layers[layer];
  const parameterShapes = new Map(Array.from(shapes).filter(([name]) => parameters.includes(name)));
  if (parameterShapes.size === 0) return {};
  return {
    jacobian: {
      exampleCount: own ? exampleCount * own.length : exampleCount,
      outputCount: axis.count,
      outputs: axis,
      parameterShapes,
      parameterCount: Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0),
      uses,
      outputFactors: new Float64Array(axis.count).fill(1),
    },
  };
}

/** What the layer takes at the positions that are read. */
function takenAt(
  { between, own }: ByLayerPlan,
  layer: number,
  taken: Float32Array | undefined,
): Pick<LayerJacobian, 'input'> {
  if (!own || !taken) return {};
  const { positions, width } = between[layer];
  const read = Float64Array.from(readFrom(taken, width, { positions, read: own }));
  return { input: new DenseMatrix(read.length / width, width, read) };
}

function pulledBatch(
  plan: ByLayerPlan,
  index: number,
  taken: Activation,
  cotangents: Float32Array | undefined,
  batch: Batch,
  tensors: ReadonlyMap<string, Tensor>,
): PulledBatch {
  const { network, axis, shapes, own, lowest, between, onOutputs } = plan;
  const layer = network.layers[index];
  // Layers that act at every position apart take positions as examples, and what is read stays factored.
  const apart = own !== undefined && isPositionwise(layer);
  const pass = layer.forward(apart ? { ...taken, positions: 1 } : taken, tensors);
  const isLast = index === network.layers.length - 1;
  const after = between[index + 1];
  if (isLast && onOutputs) {
    const { values } = pass.output;
    onOutputs(ndArray(values.shape, numbersOf(values)), batch.first * after.positions);
  }
  const axes: SequenceAxes = { examples: batch.count, outputCount: axis.count, positions: after.positions };

  const cotangent = isLast
    ? seedOf(plan, pass.output.values, batch, axes, apart)
    : cotangentOf(plan, rowsOf(cotangents as Float32Array, after.width, rowsOfBatch(batch, axes)), axes, apart);
  const pulled = pass.pullback(cotangent);
  const used = pulled.uses.filter((use) => shapes.has(use.parameter));
  const uses = own && !apart ? usesByPosition(used, axes) : readUses(used, examplesOf(axes, apart));
  if (index === lowest) return { uses };
  const { values } = toDense(pulled.input(), examplesOf(axes, apart));
  return { uses, below: numbersOf(own && !apart ? asPositions(values, axes) : values) };
}

/** Where the way back begins: what is read of the outputs [examples·T, V] of a batch. */
function seedOf(
  { axis, own, tokens }: ByLayerPlan,
  outputs: Tensor,
  { first, count }: Batch,
  axes: SequenceAxes,
  apart: boolean,
): Cotangent {
  const seed = tokens
    ? logProbabilityCotangent(outputs, tokens.subarray(first * axes.positions))
    : seedCotangent({ ...axis, positionOf: axis.positionOf?.slice(first, first + count) });
  if (!own || apart) return seed;
  const { values } = toDense(seed, axes.examples * axes.positions);
  return denseOf(asSequences(values, axes), axes, axes.positions);
}

/** The cotangents that the layer above left, as this one takes them. */
function cotangentOf({ own }: ByLayerPlan, given: Tensor, axes: SequenceAxes, apart: boolean): Cotangent {
  if (apart) return denseOf(given, axes, 1);
  return denseOf(own ? asSequences(given, axes) : given, axes, axes.positions);
}

function denseOf(values: Tensor, { outputCount }: SequenceAxes, positions: number): Cotangent {
  return { form: 'dense', positions, values, outputCount };
}

function examplesOf({ examples, positions }: SequenceAxes, apart: boolean): number {
  return apart ? examples * positions : examples;
}

function rowsOfBatch({ first, count }: Batch, { positions, outputCount }: SequenceAxes): Batch {
  const each = positions * outputCount;
  return { first: first * each, count: count * each };
}
