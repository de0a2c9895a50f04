import { initialiseBackend } from '@entk/models';
import { disposeAll, fromTensor, scoped, type Tensor, toTensor } from '@entk/models/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionOfWeights } from '../../src/from-function/model-like.js';

beforeAll(() => initialiseBackend());

const weight = (name: string, held: { tensor: Tensor }) => ({
  name,
  read: () => held.tensor,
  write: (value: Tensor) => {
    held.tensor = toTensor(fromTensor(value));
  },
});

describe('functionOfWeights', () => {
  it('runs with other values for a while, and puts the old ones back when it fails too', () => {
    const held = { tensor: toTensor({ shape: [1], data: Float32Array.of(3) }) };
    const model = { apply: () => held.tensor, trainableWeights: [weight('w', held)] };
    const { run, withValues, shapes } = functionOfWeights('f', model);
    const value = () => scoped(() => fromTensor(run(held.tensor)).data[0]);
    expect(Array.from(shapes)).toEqual([['w', [1]]]);
    expect(withValues(0, Float32Array.of(5), value)).toBe(5);
    expect(value()).toBe(3);
    expect(() =>
      withValues(0, Float32Array.of(5), () => {
        throw new Error('mine');
      }),
    ).toThrow('mine');
    expect(value()).toBe(3);
    disposeAll([held.tensor]);
  });

  it('refuses a model without weights, with two of one name, and with several outputs', () => {
    const held = { tensor: toTensor({ shape: [1], data: Float32Array.of(3) }) };
    const apply = () => [held.tensor, held.tensor];
    const rule = 'f: the model must have trainable weights, each with a name of its own';
    expect(() => functionOfWeights('f', { apply, trainableWeights: [] })).toThrow(`${rule}, got []`);
    const twice = [weight('w', held), weight('w', held)];
    expect(() => functionOfWeights('f', { apply, trainableWeights: twice })).toThrow(`${rule}, got ["w"]`);
    const { run } = functionOfWeights('f', { apply, trainableWeights: [weight('w', held)] });
    expect(() => run(held.tensor)).toThrow('f: the model must give one tensor');
    disposeAll([held.tensor]);
  });
});
