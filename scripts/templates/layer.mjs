// The files of a new layer, y = x + b: the layer, its test, its reference in float64, and a changeset.
export function layerTemplates(name, kind) {
  const options = `${kind[0].toUpperCase()}${kind.slice(1)}Options`;
  return {
    layer: `import { shapeText } from '@entk/core';
import { add, type Tensor } from '../tensor/index.js';
import type { LayerKind } from './kind.js';
import type { Layer } from './layer.js';
import { parameterName } from './option-schemas.js';
import { sumOfTangents } from './sum-of-tangents.js';

/** Which parameter the layer reads. */
export interface ${options} {
  /** Name of the vector b, axes [H]. */
  readonly bias: string;
}

/** y = x + b, at every position. */
export function ${kind}({ bias }: ${options}): Layer {
  return {
    kind: '${kind}',
    options: { bias },
    parameters: [bias],

    inferredShapes: ({ width }) => ({ [bias]: [width] }),

    outputShape(input, shapes, report) {
      const shape = shapes.get(bias) ?? [];
      if (shape.length !== 1 || shape[0] !== input.width) {
        report(\`bias "\${bias}" must have axes [\${input.width}], got \${shapeText(shape)}\`);
      }
      return input;
    },

    forward(activation, parameters) {
      const { values } = activation;
      return {
        output: { ...activation, values: add(values, parameters.get(bias) as Tensor) },
        // Cotangents of y → cotangents of x, and the factors of each parameter's gradient.
        pullback: (cotangent) => ({
          uses: [{ kind: 'vector', parameter: bias, cotangent }],
          input: () => cotangent,
        }),
        // Tangents of x and of the parameters → tangents of y.
        pushforward: (tangent, parameterTangents) =>
          sumOfTangents(values.shape[0], [tangent, parameterTangents.get(bias)]),
      };
    },
  };
}

/** How a description says it. */
export const ${kind}Kind: LayerKind<'${kind}', ${options}> = {
  kind: '${kind}',
  description: 'y = x + b, at every position of a sequence.',
  options: () => ({ bias: parameterName.describe('Name of b, axes [size].') }),
  make: ${kind},
};
`,
    test: `import { ndArray } from '@entk/core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  adam,
  ${kind},
  describeNetwork,
  initialiseBackend,
  networkFromDescription,
  predict,
  squaredError,
  train,
} from '../../src/index.js';

beforeAll(() => initialiseBackend());

const network = networkFromDescription({ inputs: { size: 2 }, layers: [{ kind: '${kind}', bias: 'b' }] });
const inputs = ndArray([1, 2], Float32Array.of(1, 2));
const initial = new Map([['b', ndArray([2], Float32Array.of(0.5, -3))]]);

describe('${kind}', () => {
  it('gives what is computed by hand', () => {
    expect([...predict(network, initial, inputs).data]).toEqual([1.5, -1]);
  });

  it('has the shape of its parameter from what it takes, and is described', () => {
    const { layers, parameters } = describeNetwork(network);
    expect(layers).toEqual([{ kind: '${kind}', bias: 'b' }]);
    expect(parameters).toEqual({ b: [2] });
  });

  it('reports a parameter of another shape', () => {
    const faults: string[] = [];
    const shapes = new Map([['b', [3]]]);
    ${kind}({ bias: 'b' }).outputShape({ positions: 1, width: 2 }, shapes, (fault) => faults.push(fault));
    expect(faults).toEqual(['bias "b" must have axes [2], got [3]']);
  });

  it('trains', async () => {
    const targets = ndArray([1, 2], Float32Array.of(3, 4));
    const options = { loss: squaredError(), optimiser: adam({ learningRate: 0.1 }), epochs: 300 };
    const { parameters } = await train(network, initial, { train: { inputs, targets } }, options);
    const [first, second] = predict(network, parameters, inputs).data;
    expect(first).toBeCloseTo(3, 2);
    expect(second).toBeCloseTo(4, 2);
  });
});
`,
    reference: `import type { LayerCase, LayerReference } from './reference.js';

/** x + b. */
export const ${kind}: LayerReference<{ readonly bias: string }> = {
  apply(rows, { bias }, { parameter, rounded }) {
    const { data } = parameter(bias);
    // value, size of what was added up to it, roundings
    return rows.map((row) => row.map((x, h) => rounded(x + data[h], Math.abs(x) + Math.abs(data[h]), 1)));
  },
  draw: ({ width, parameter }) => ({ kind: '${kind}', bias: parameter('b', [width]) }),
  cases: [caseOf(1, 4), caseOf(3, 2)],
};

function caseOf(positions: number, width: number): LayerCase {
  const shape = { positions, width };
  return { layer: { kind: '${kind}', bias: 'b' }, input: shape, output: shape, parameters: { b: [width] } };
}
`,
    changeset: `---
"@entk/models": minor
---

\`${kind}\` is a layer: y = x + b.
`,
  };
}
