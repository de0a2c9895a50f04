import { DenseMatrix, MisuseError, suggestion } from '@entk/core';
import { type NamedLayer, namedLayers, type Network } from '@entk/models';
import { rotateByOutputs, rotateByUnits, rotateTowards } from '@entk/rotation';
import { activationsOf, predictionsOf, unitNames, usualLayer } from './network-readings.js';
import {
  type PlannedRotation,
  type RotationKind,
  type RotationNetwork,
  type RotationPlace,
  wrongArgument,
} from './rotation-kind.js';
import { predictionScales, rotationUsages } from './rotation-usages.js';

/** Each unit of a layer is to load on few vectors. */
export const units: RotationKind = {
  usage: rotationUsages.units,
  plan(argument, place) {
    const subject = networkOf('units', place);
    requireRowAnExample('units', place);
    const layer = layerOf(subject.network, argument);
    const { name, kind, positions, width } = layer;
    let given: DenseMatrix | undefined;
    return {
      text: `by the ${positions * width} units of layer ${name} (${kind})`,
      async rotate(basis, _, { signal }) {
        given ??= activationsOf(subject, name);
        const rotation = await rotateByUnits(basis, given, { signal });
        return { rotation, loads: { of: 'units', names: unitNames(layer), values: rotation.loadings.transpose() } };
      },
    };
  },
};

/** Each vector of a flattened kernel is to live on few outputs. */
export const outputs: RotationKind = {
  usage: rotationUsages.outputs,
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

/** The first C vectors are to be nearest to what the network predicts of the C classes, on the scale of its loss. */
export const predictions: RotationKind = {
  usage: rotationUsages.predictions,
  plan(asked, place) {
    if (asked !== undefined && !predictionScales.some((scale) => scale === asked))
      return wrongArgument(predictions, asked);
    const subject = networkOf('predictions', place);
    requireRowAnExample('predictions', place);
    const { outputCount } = place;
    let given: { readonly scale: PredictionScale; readonly values: DenseMatrix } | undefined;
    return {
      text: textOf(asked ?? (outputCount === 1 ? 'outputs' : 'probabilities'), outputCount),
      leastVectors: outputCount,
      async rotate(basis, _, work) {
        given ??= onScaleOfLoss(subject, place, asked as PredictionScale | undefined);
        const rotation = await rotateTowards(basis, given.values, {
          signal: work.signal,
          memoryBudget: work.memoryBudget,
        });
        const { columns } = rotation.basis;
        const names = Array.from({ length: outputCount }, (_unused, output) => `class ${output}`);
        const values = DenseMatrix.generate(outputCount, columns, (c, j) => (c === j ? rotation.cosines[c] : 0));
        return {
          rotation,
          loads: { of: 'predictions', names, values },
          text: textOf(given.scale, outputCount),
        };
      },
    };
  },
};

/**
 * `predictions` for the leading vectors of a classifier alone: those up to the first drop after C of them or more, and
 * C where no drop is found.
 */
export function firstCliffOfClassifier({ outputCount }: RotationPlace): PlannedRotation['ranges'] {
  return (cliffs) => {
    const ends = cliffs.map(({ to }) => to).filter((to) => to >= outputCount);
    return [{ from: 0, to: ends.length > 0 ? Math.min(...ends) : outputCount }];
  };
}

type PredictionScale = (typeof predictionScales)[number];

function textOf(scale: string, outputCount: number): string {
  return scale === 'outputs'
    ? `towards the ${outputCount} outputs of the network`
    : `towards the probabilities of the ${outputCount} classes`;
}

/**
 * What the network predicts, on the scale of its loss: the one that was asked for; where the targets are classes, the
 * one that is nearest to them; else probabilities of several classes.
 */
function onScaleOfLoss(
  subject: RotationNetwork,
  { outputCount, classes }: RotationPlace,
  asked: PredictionScale | undefined,
): { scale: PredictionScale; values: DenseMatrix } {
  const of = (scale: PredictionScale) => ({
    scale,
    values: predictionsOf(subject, scale === 'probabilities'),
  });
  if (asked !== undefined || outputCount === 1) return of(asked ?? 'outputs');
  if (!classes) return of('probabilities');
  const distance = ({ data }: DenseMatrix) =>
    data.reduce((sum, value, index) => sum + (value - classes.data[index]) ** 2, 0);
  const [probabilities, outputsAsTheyAre] = [of('probabilities'), of('outputs')];
  return distance(outputsAsTheyAre.values) < distance(probabilities.values) ? outputsAsTheyAre : probabilities;
}

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

/** The layer that was named, or the usual one. */
function layerOf(network: Network, argument: string | undefined): NamedLayer {
  const known = namedLayers(network);
  if (argument !== undefined) {
    const found = known.find(({ name }) => name === argument);
    if (found) return found;
    throw new MisuseError({
      in: 'analyze',
      rule: `--rotate units:LAYER must be one of ${known.map(({ name, kind }) => `${name} (${kind})`).join(', ')}`,
      got: argument,
      remedy: suggestion(
        argument,
        known.map(({ name }) => name),
      ),
    });
  }
  const found = usualLayer(network);
  if (found) return found;
  throw new MisuseError({
    in: 'analyze',
    rule: '--rotate units needs a layer after an elementwise nonlinearity, and the network has none',
    remedy: 'units:LAYER takes any other',
  });
}
