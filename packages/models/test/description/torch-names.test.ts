import { describe, expect, it } from 'vitest';
import { layerKinds } from '../../src/description/layer-kinds.js';
import { checkedDescription } from '../../src/description/read-description.js';
import { torchNames, withOwnNames } from '../../src/description/torch-names.js';

const own = (layer: object) =>
  checkedDescription('check', { inputs: { channels: 2, height: 4, width: 4 }, layers: [layer] }).layers[0];

describe('names of PyTorch in a description', () => {
  it.each<[object, object]>([
    [
      { kind: 'Linear', weight: '0.weight', out_features: 3 },
      { kind: 'dense', weight: '0.weight', outputs: 3 },
    ],
    [
      { kind: 'LayerNorm', weight: 'g', bias: 'b', eps: 1e-6 },
      { kind: 'layerNorm', gain: 'g', bias: 'b', epsilon: 1e-6 },
    ],
    [
      { kind: 'layerNorm', weight: 'g' },
      { kind: 'layerNorm', gain: 'g' },
    ],
    [
      { kind: 'BatchNorm2d', weight: 'g', running_mean: 'm', running_var: 'v' },
      { kind: 'batchNorm', gain: 'g', mean: 'm', variance: 'v' },
    ],
    [
      { kind: 'Conv2d', weight: 'W', kernel_size: [3, 3], stride: [1, 2], padding_mode: 'zeros' },
      { kind: 'conv2d', weight: 'W', size: [3, 3], stride: [1, 2] },
    ],
    [
      { kind: 'Conv1d', weight: 'W', stride: [2] },
      { kind: 'conv1d', weight: 'W', stride: [2] },
    ],
    [
      { kind: 'MaxPool2d', kernel_size: 2, ceil_mode: false },
      { kind: 'maxPool2d', size: 2 },
    ],
    [
      { kind: 'AvgPool2d', kernel_size: 2, count_include_pad: false },
      { kind: 'meanPool2d', size: 2, ignorePadding: true },
    ],
    [{ kind: 'AdaptiveAvgPool2d', output_size: [1, 1] }, { kind: 'meanOverPositions' }],
    [
      { kind: 'LeakyReLU', negative_slope: 0.1, inplace: true },
      { kind: 'leakyRelu', slope: 0.1 },
    ],
    [{ kind: 'Dropout', p: 0.5 }, { kind: 'identity' }],
    [
      { kind: 'residual', layers: [{ kind: 'ReLU' }, { kind: 'Identity' }] },
      { kind: 'residual', layers: [{ kind: 'relu' }, { kind: 'identity' }] },
    ],
  ])('%j', (given, expected) => expect(own(given)).toEqual(expected));

  it('are of kinds that there are, and of no other', () => {
    for (const name of torchNames) {
      const { layers } = withOwnNames({ layers: [{ kind: name }] }) as { layers: { kind: string }[] };
      expect(layerKinds.has(layers[0].kind)).toBe(true);
      expect(layerKinds.has(name)).toBe(false);
    }
  });

  it('leaves alone what is not a layer, and does not change what it gets', () => {
    expect(withOwnNames([1])).toEqual([1]);
    expect(withOwnNames({ layers: ['Linear', { kind: 3 }, { kind: 'toString', eps: 1 }] })).toEqual({
      layers: ['Linear', { kind: 3 }, { kind: 'toString', eps: 1 }],
    });
    const given = Object.freeze({ layers: Object.freeze([Object.freeze({ kind: 'ReLU' })]) });
    expect(withOwnNames(given)).toEqual({ layers: [{ kind: 'relu' }] });
  });

  it.each([
    [
      { kind: 'AdaptiveAvgPool2d', output_size: 7 },
      'layers[0].output_size is not known; meanOverPositions takes no options',
    ],
    [
      { kind: 'MaxPool2d', kernel_size: 2, ceil_mode: true },
      'layers[0].ceil_mode is not known; maxPool2d takes size, stride',
    ],
    [
      { kind: 'LayerNorm', weight: 'g', gain: 'h' },
      'layers[0].weight is not known; layerNorm takes gain, bias, epsilon',
    ],
    [
      { kind: 'Conv2d', weight: 'W', padding: 'same' },
      'layers[0].padding must be a non-negative integer, or [height, width]',
    ],
    [
      { kind: 'Conv2d', weight: 'W', stride: [1, 2, 3] },
      'layers[0].stride must be a positive integer, or [height, width] of them, got a list',
    ],
    [{ kind: 'Linaer', weight: 'W' }, 'got "Linaer"; did you mean "Linear"?'],
  ])('refuses %j', (layer, message) => expect(() => own(layer)).toThrow(message));
});
