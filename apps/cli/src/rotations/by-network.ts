import { DenseMatrix, MisuseError } from '@entk/core';
import { activations, type NamedLayer, namedLayers, type Network, predict } from '@entk/models';
import { rotateByOutputs, rotateByUnits, rotateTowards } from '@entk/rotation';
import { type RotationKind, type RotationNetwork, type RotationPlace, wrongArgument } from './rotation-kind.js';

/** Each unit of a layer is to load on few vectors. */
export const units: RotationKind = {
  usage: 'units or units:LAYER',
  plan(argument, place) {
    const subject = networkOf('units', place);
    requireRowAnExample('units', place);
    const { name, kind, positions, width } = layerOf(subject.network, argument);
    let given: DenseMatrix | undefined;
    return {
      text: `by the ${positions * width} units of layer ${name} (${kind})`,
      async rotate(basis, _, { signal }) {
        given ??= activationsOf(subject, name, place.exampleCount);
        const rotation = await rotateByUnits(basis, given, { signal });
        const names = Array.from({ length: given.columns }, (_unused, unit) =>
          positions === 1 ? `unit ${unit}` : `position ${Math.floor(unit / width)}, unit ${unit % width}`,
        );
        return { rotation, loads: { of: 'units', names, values: rotation.loadings.transpose() } };
      },
    };
  },
};

/** Each vector of a flattened kernel is to live on few outputs. */
export const outputs: RotationKind = {
  usage: 'outputs',
  plan(argument, { rowOrder, outputCount }) {
    if (argument !== undefined) return wrongArgument(outputs, argument);
    if (rowOrder === undefined) {
      throw new MisuseError({
        in: 'analyze',
        rule: '--rotate outputs takes a flattened kernel, whose rows have outputs',
        remedy: 'give --collapse flattened',
      });
    }
    return {
      text: `by the ${outputCount} outputs`,
      async rotate(basis, _, { signal }) {
        const rotation = await rotateByOutputs(basis, { outputs: outputCount, rowOrder, signal });
        const names = Array.from({ length: outputCount }, (_unused, output) => `output ${output}`);
        return { rotation, loads: { of: 'outputs', names, values: rotation.weights } };
      },
    };
  },
};

const scales = ['probabilities', 'outputs'] as const;

/** The first C vectors are to be nearest to what the network predicts of the C classes, on the scale of its loss. */
export const predictions: RotationKind = {
  usage: `predictions or predictions:${scales.join('|')}`,
  plan(asked, place) {
    const argument = asked ?? (place.outputCount === 1 ? 'outputs' : 'probabilities');
    if (!scales.some((scale) => scale === argument)) return wrongArgument(predictions, argument);
    const subject = networkOf('predictions', place);
    requireRowAnExample('predictions', place);
    const { outputCount, exampleCount } = place;
    let given: DenseMatrix | undefined;
    return {
      text:
        argument === 'outputs'
          ? `towards the ${outputCount} outputs of the network`
          : `towards the probabilities of the ${outputCount} classes`,
      leastVectors: outputCount,
      async rotate(basis, _, work) {
        given ??= predictionsOf(subject, exampleCount, argument === 'probabilities');
        const rotation = await rotateTowards(basis, given, { signal: work.signal, memoryBudget: work.memoryBudget });
        const { columns } = rotation.basis;
        const names = Array.from({ length: outputCount }, (_unused, output) => `class ${output}`);
        const values = DenseMatrix.generate(outputCount, columns, (c, j) => (c === j ? rotation.cosines[c] : 0));
        return { rotation, loads: { of: 'predictions', names, values } };
      },
    };
  },
};

function networkOf(name: string, { subject }: RotationPlace): RotationNetwork {
  if (subject) return subject;
  throw new MisuseError({
    in: 'analyze',
    rule: `--rotate ${name} asks the network, which a kernel or gradients from elsewhere come without`,
    remedy: 'give --model and --weights, or another rotation',
  });
}

function requireRowAnExample(name: string, { rows, exampleCount }: RotationPlace): void {
  if (rows === exampleCount) return;
  throw new MisuseError({
    in: 'analyze',
    rule: `--rotate ${name} takes a kernel with a row for each of the ${exampleCount} examples`,
    got: `${rows} rows`,
    remedy: 'give another --collapse than flattened, or --rotate outputs',
  });
}

/** The layer that was named, or the last one whose basis is privileged, but for the outputs themselves. */
function layerOf(network: Network, argument: string | undefined): NamedLayer {
  const known = namedLayers(network);
  if (argument !== undefined) {
    const found = known.find(({ name }) => name === argument);
    if (found) return found;
    throw new MisuseError({
      in: 'analyze',
      rule: `--rotate units:LAYER must be one of ${known.map(({ name, kind }) => `${name} (${kind})`).join(', ')}`,
      got: argument,
    });
  }
  const last = String(network.layers.length - 1);
  const privileged = known.filter(({ privileged: isSo, name }) => isSo && name !== last);
  const found = privileged.at(-1) ?? known.find(({ privileged: isSo }) => isSo);
  if (found) return found;
  throw new MisuseError({
    in: 'analyze',
    rule: '--rotate units needs a layer after an elementwise nonlinearity, and the network has none',
    remedy: 'units:LAYER takes any other',
  });
}

/** Axes [N, T·H]: a unit at a position is a unit. */
function activationsOf({ network, parameters, inputs }: RotationNetwork, layer: string, rows: number): DenseMatrix {
  const { data } = activations(network, parameters, inputs, { layer });
  return new DenseMatrix(rows, data.length / rows, Float64Array.from(data));
}

function predictionsOf({ network, parameters, inputs }: RotationNetwork, rows: number, asShares: boolean): DenseMatrix {
  const { data } = predict(network, parameters, inputs);
  const given = new DenseMatrix(rows, data.length / rows, Float64Array.from(data));
  if (!asShares || network.layers.at(-1)?.kind === 'softmax') return given;
  const { outputSize } = network;
  for (let start = 0; start < data.length; start += outputSize) {
    const outputsOf = given.data.subarray(start, start + outputSize);
    const largest = Math.max(...outputsOf);
    const total = outputsOf.reduce((sum, value) => sum + Math.exp(value - largest), 0);
    outputsOf.forEach((value, c) => (outputsOf[c] = Math.exp(value - largest) / total));
  }
  return given;
}
