import { createRandom, DenseMatrix, MisuseError, NonFiniteError, ndArray, ShapeError } from '@entk/core';
import { denseJacobian, factoredJacobian, rescaleOutputs } from '@entk/jacobians';
import { embedding, flatten, defineNetwork, dense, initialiseBackend, normalParameters } from '@entk/models';
import { tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { jacobianBlocks } from '../../src/index.js';
import { bytesHeld } from '../../src/tiles/jacobian-blocks.js';
import { explicitJacobian } from '../explicit-jacobian.js';
import { threeLayerBlocks, threeLayers } from '../three-layers.js';
import { eps32 } from '../tolerances.js';

beforeAll(() => initialiseBackend());

const parameters = normalParameters(threeLayers, createRandom(0));
const inputs = ndArray([7, 6], Float32Array.from(createRandom(1).normals(42)));
/** Blocks of other sizes may sum in another order in float32. */
const sameFactors32 = { relativeToMax: 8 * eps32 };

describe('jacobianBlocks', () => {
  it('takes the rows of the Jacobian of all examples', () => {
    const whole = explicitJacobian(factoredJacobian(threeLayers, parameters, inputs));
    const blocks = jacobianBlocks(threeLayers, parameters, inputs);
    const part = explicitJacobian(blocks.take(2, 5));
    const expected = whole.subMatrix(2 * 3, 5 * 3 - 1, 0, whole.columns - 1);
    expect(part).toBeCloseToArray(expected, sameFactors32);
  });

  it('takes some outputs and parameters, rescaled, as the whole Jacobian has them', () => {
    const names = ['W2', 'b3'];
    const blocks = jacobianBlocks(threeLayers, parameters, inputs, {
      parameters: names,
      readout: { outputs: [2, 0] },
      outputFactors: [3, -1],
    });
    const jacobian = factoredJacobian(threeLayers, parameters, inputs, { parameters: names });
    const whole = explicitJacobian(rescaleOutputs(jacobian, [-1, 1, 3]));
    const rows = Array.from({ length: 7 }, (_, n) => [n * 3 + 2, n * 3]).flat();
    const taken = blocks.take(0, 7);
    expect(explicitJacobian(taken)).toBeCloseToArray(whole.subMatrixRow(rows, 0, whole.columns - 1), sameFactors32);
    expect([blocks.outputCount, ...blocks.parameterShapes.keys()]).toEqual([2, ...names]);
    expect([...taken.outputFactors]).toEqual([3, -1]);
  });

  it('chooses parameters by pattern', () => {
    expect([...jacobianBlocks(threeLayers, parameters, inputs, { parameters: ['W*'] }).parameterShapes.keys()]).toEqual(
      ['W1', 'W2', 'W3'],
    );
  });

  it('takes blocks of sequences of tokens', () => {
    const network = defineNetwork({
      vocabularySize: 5,
      positions: 3,
      layers: [embedding({ weight: 'E' }), flatten(), dense({ weight: 'W' })],
      parameters: { E: [5, 2], W: [2, 6] },
    });
    const tokens = ndArray([4, 3], Int32Array.of(0, 1, 2, 4, 4, 1, 3, 0, 0, 2, 2, 2));
    const values = normalParameters(network, createRandom(0));
    const blocks = jacobianBlocks(network, values, tokens, { readout: { outputs: [1] } });
    const whole = denseJacobian(factoredJacobian(network, values, tokens, { parameters: ['E'] })).get('E')?.data;
    const part = denseJacobian(blocks.take(1, 3)).get('E')?.data;
    const rowOf = (n: number) => Array.from(whole?.subarray((n * 2 + 1) * 10, (n * 2 + 2) * 10) ?? []);
    expect(part ?? []).toBeCloseToArray([...rowOf(1), ...rowOf(2)], sameFactors32);
  });

  it('reads each example of a block at its own position', () => {
    const network = defineNetwork({
      vocabularySize: 5,
      positions: 3,
      layers: [embedding({ weight: 'E' }), dense({ weight: 'W' })],
      parameters: { E: [5, 2], W: [1, 2] },
    });
    const tokens = ndArray([4, 3], Int32Array.of(0, 1, 2, 4, 3, 1, 3, 0, 2, 1, 2, 4));
    const values = normalParameters(network, createRandom(0));
    const ofExamples = [2, 0, 1, 2];
    const blocks = jacobianBlocks(network, values, tokens, {
      readout: { positions: { ofExamples } },
      parameters: ['E'],
    });
    const W = Array.from(values.get('W')?.data ?? []);
    // The gradient of W·E[token] is W in the row of the token that is read.
    const rowOf = (n: number) => {
      const token = tokens.data[3 * n + ofExamples[n]];
      return Array.from({ length: 10 }, (_, i) => (i >> 1 === token ? W[i % 2] : 0));
    };
    expect(denseJacobian(blocks.take(1, 3)).get('E')?.data ?? []).toBeCloseToArray(
      [...rowOf(1), ...rowOf(2)],
      sameFactors32,
    );
    const ones = DenseMatrix.fromRows([[1], [0]]);
    expect(blocks.operator(2, 4).applyTransposed(ones).data).toBeCloseToArray(rowOf(2), sameFactors32);
    expect(() => jacobianBlocks(network, values, tokens, { readout: { positions: { ofExamples: [0] } } })).toThrow(
      'jacobianBlocks: positions of examples must be one for each of 4, got 1',
    );
  });

  it('says how many bytes an example takes', () => {
    const blocks = jacobianBlocks(threeLayers, parameters, inputs);
    // x 6, hidden 5 and 4, ReLU’s slopes 4, δ of the first layer 3·5
    expect(blocks.bytesPerExample).toBe(8 * (6 + 5 + 4 + 4 + 15));
    const ofOutputs = bytesHeld(blocks.take(0, 5)) - 5 * blocks.bytesPerExample;
    expect(ofOutputs).toBe(8 * (3 * 3 + 3 * 4));
  });

  it('leaves no tensor behind', () => {
    const before = tensorCount();
    threeLayerBlocks(3).take(0, 2);
    expect(tensorCount()).toBe(before);
  });

  it('names what it cannot do', () => {
    const blocks = () => jacobianBlocks(threeLayers, parameters, inputs);
    const given = (options: object) => () => jacobianBlocks(threeLayers, parameters, inputs, options);
    expect(given({ readout: { outputs: [3] } })).toThrow('jacobianBlocks: an output must be an integer in 0..2, got 3');
    expect(given({ readout: { outputs: [1, 1] } })).toThrow(
      'jacobianBlocks: outputs must be one or more, each once, got [1, 1]',
    );
    expect(given({ readout: { outputs: [] } })).toThrow(MisuseError);
    expect(given({ outputFactors: [1] })).toThrow('jacobianBlocks: number of outputFactors must be 3, got 1');
    expect(given({ parameters: ['W9'] })).toThrow('jacobianBlocks: parameters must be one or more of W1, b1, W2');
    expect(() => blocks().take(7, 8)).toThrow('take: from must be an integer in 0..6, got 7');
    expect(() => blocks().take(3, 3)).toThrow('take: to must be an integer in 4..7, got 3');
    expect(() => jacobianBlocks(threeLayers, parameters, ndArray([2, 5]))).toThrow(ShapeError);
    expect(() => jacobianBlocks(threeLayers, parameters, ndArray([1, 6], new Float32Array(6).fill(NaN)))).toThrow(
      NonFiniteError,
    );
  });
});
