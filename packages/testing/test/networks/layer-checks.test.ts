// Also tests networks/check-numbers.ts: the checks find what is wrong by its numbers.
import { describe, expect, it } from 'vitest';
import { checkLayer } from '../../src/layers.js';
import { doublingLibrary } from './array-library.js';

/** The names of the checks that a layer which should double fails. */
function failuresOf(wrong: Parameters<typeof doublingLibrary>[0], width = 2): string[] {
  return Array.from(checksOf(wrong, width)).flatMap(([name, body]) => {
    try {
      body();
      return [];
    } catch {
      return [name];
    }
  });
}

function checksOf(wrong: Parameters<typeof doublingLibrary>[0], width = 2): Map<string, () => void> {
  const checks = new Map<string, () => void>();
  const shape = { positions: 2, width: 2 };
  const place = { layer: { kind: 'scale', factor: 2 }, input: shape, output: { ...shape, width } } as const;
  checkLayer(doublingLibrary(wrong), place, (name, check) => checks.set(name, check));
  return checks;
}

const pulls = ['for the outputs', 'for a vector', 'for the outputs, dense'].map(
  (form) => `pulls back to its input what finite differences say, ${form}`,
);
const [pushes, adjoint] = [
  'pushes forward what finite differences say, from its input, its parameters, each and both',
  'has adjoint pullback and pushforward: ⟨v, J u⟩ = ⟨Jᵀ v, u⟩',
];

describe('the checks of layers', () => {
  it('pass a layer that is right', () => {
    expect(failuresOf({})).toEqual([]);
    expect(checksOf({}).size).toBe(8);
  });

  it('find a wrong forward map, a wrong pullback and a wrong pushforward', () => {
    expect(failuresOf({ forward: 2.001 })).toEqual(['computes forward what the float64 interpreter does']);
    expect(failuresOf({ back: 2.001 })).toEqual([...pulls, adjoint]);
    expect(failuresOf({ push: 2.001 })).toEqual([pushes, adjoint]);
    expect(failuresOf({ push: 2.001, back: 2.001 })).toEqual([...pulls, pushes]);
  });

  it('find a wrong shape', () => {
    expect(failuresOf({}, 3)).toContain('names the shape of its outputs and its parameters');
  });
});
