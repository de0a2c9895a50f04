import { describe, expect, it } from 'vitest';
import { nearestName, suggestion } from '../../src/description/nearest-name.js';

describe('nearestName', () => {
  it.each([
    ['dens', ['dense', 'scale'], 'dense'],
    ['ReLU', ['relu', 'gelu'], 'relu'],
    ['epsilo', ['weight', 'epsilon'], 'epsilon'],
    ['attention', ['dense', 'scale'], undefined],
    ['x', [], undefined],
    ['X', ['U'], undefined],
    ['w', ['W'], 'W'],
    ['x'.repeat(101), ['x'.repeat(101)], undefined],
  ])('%s among %j', (name, known, nearest) => {
    expect(nearestName(name, known)).toBe(nearest);
  });

  it('asks, or says nothing', () => {
    expect(suggestion('dens', ['dense'])).toBe('; did you mean "dense"?');
    expect(suggestion('attention', ['dense'])).toBe('');
  });
});
