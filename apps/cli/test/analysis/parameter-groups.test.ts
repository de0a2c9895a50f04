import { dense, embedding, layerNorm, positionEmbedding, relu, residual } from '@entk/models';
import { describe, expect, test } from 'vitest';
import { chosenGroups, chosenParameters, parameterGroups } from '../../src/analysis/parameter-groups.js';

describe('parameterGroups', () => {
  test('one a layer, blocks opened, tied layers once, named by what their names share', () => {
    const groups = parameterGroups({
      layers: [
        embedding({ weight: 'E' }),
        residual([layerNorm(), dense({ weight: 'net.0.weight', bias: 'net.0.bias' })]),
        relu(),
        layerNorm({ gain: 'g' }),
        dense({ weight: 'W', bias: 'b' }),
        positionEmbedding({ weight: 'd/kernel' }),
        dense({ weight: 'E' }),
      ],
    });
    expect(groups).toEqual([
      { label: 'E', parameters: ['E'] },
      { label: 'net.0', parameters: ['net.0.weight', 'net.0.bias'] },
      { label: 'g', parameters: ['g'] },
      { label: 'W, b', parameters: ['W', 'b'] },
      { label: 'd/kernel', parameters: ['d/kernel'] },
    ]);
    const branched = {
      ...relu(),
      parameters: ['own', 'W', 'V'],
      inner: { 'branches[0]': [dense({ weight: 'W' })], 'branches[1]': [relu(), dense({ weight: 'V' })] },
    };
    const names = parameterGroups({ layers: [branched] }).map(({ parameters }) => parameters);
    expect(names).toEqual([['own'], ['W'], ['V']]);
    expect(chosenGroups(groups, ['net.0.weight', 'b', 'W'])).toEqual([
      { label: 'net.0.weight', parameters: ['net.0.weight'] },
      { label: 'W, b', parameters: ['W', 'b'] },
    ]);
  });
});

describe('chosenParameters', () => {
  const names = ['net.0.weight', 'net.0.bias', 'net.10.weight', 'a+b'];
  const shapes = new Map(names.map((name) => [name, [1]]));
  test.each([
    ['net.0.*', ['net.0.weight', 'net.0.bias']],
    ['**', names],
    ['all', names],
    ['net.*.weight, a+b', ['net.0.weight', 'net.10.weight', 'a+b']],
  ])('%s', (choice, chosen) => expect(chosenParameters(shapes, choice)).toEqual(chosen));

  test('refuses a pattern that fits nothing, and names what there is', () => {
    expect(() => chosenParameters(shapes, 'net.0.*,net')).toThrow(
      'parameters must be one or more of net.0.weight, net.0.bias, net.10.weight, a+b, got ["net"]',
    );
  });

  test('a parameter called all is itself', () => {
    expect(chosenParameters(new Map([...shapes, ['all', [2]]]), 'all')).toEqual(['all']);
  });
});
