import { describe, expect, it } from 'vitest';
import { nearestNames, suggestion } from '../src/nearest-names.js';

describe('nearestNames', () => {
  it.each([
    ['dens', ['dense', 'scale'], ['dense']],
    ['ReLU', ['relu', 'gelu'], ['relu']],
    ['epsilo', ['weight', 'epsilon'], ['epsilon']],
    ['conv3d', ['conv1d', 'conv2d', 'dense'], ['conv1d', 'conv2d']],
    ['pool', ['maxPool1d', 'dense', 'meanPool1d'], ['maxPool1d', 'meanPool1d']],
    ['embde', ['embed', 'unembed'], ['embed']],
    ['wieght', ['weight', 'height'], ['weight']],
    ['e', ['dense', 'scale'], []],
    ['attention', ['dense', 'scale'], []],
    ['x', [], []],
    ['X', ['U'], []],
    ['w', ['W'], ['W']],
    ['x'.repeat(101), ['x'.repeat(101)], []],
  ])('%s among %j', (name, known, nearest) => {
    expect(nearestNames(name, known)).toEqual(nearest);
  });

  it('asks, or says nothing', () => {
    expect(suggestion('dens', ['dense'])).toBe('did you mean "dense"?');
    expect(suggestion('conv3d', ['conv1d', 'conv2d'])).toBe('did you mean "conv1d" or "conv2d"?');
    expect(suggestion('attention', ['dense'])).toBeUndefined();
  });
});
