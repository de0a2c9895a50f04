import { createRandom, MemoryBudgetError, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Collapse, type JacobianBlocks, jacobianBlocks, kernelSpectrum } from '../../src/index.js';
import { blockSides } from '../../src/spectrum/block-sides.js';
import { jacobianSides } from '../../src/spectrum/jacobian-sides.js';
import { firstFittingSide, requireSideFits, sideBytes, spectrumSides } from '../../src/spectrum/side.js';

beforeAll(() => initialiseBackend());

function caseOf(features: number, hiddenUnits: number, examples: number) {
  const network = tiedAutoencoder({ features, hiddenUnits });
  const inputs = ndArray([examples, features], Float32Array.from(createRandom(1).normals(examples * features)));
  return [network, normalParameters(network, createRandom(0)), inputs] as const;
}

const jacobianOf = (...sizes: Parameters<typeof caseOf>) => factoredJacobian(...caseOf(...sizes));
const blocksOf = (...sizes: Parameters<typeof caseOf>) => jacobianBlocks(...caseOf(...sizes));

const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;
const sidesOf = (source: FactoredJacobian | JacobianBlocks, collapse: Collapse = flattened) =>
  'take' in source ? blockSides(source, collapse) : jacobianSides(source, collapse);

/** P = 85 parameters; 50 or 500 rows. */
const [few, many] = [() => jacobianOf(5, 16, 10), () => jacobianOf(5, 16, 100)];
const wanted = { count: 3, vectors: true };

describe('firstFittingSide', () => {
  it('is the side with fewer rows, parameters or examples times outputs', () => {
    expect(firstFittingSide(sidesOf(few()), wanted)).toBe('matrix');
    expect(firstFittingSide(sidesOf(many()), wanted)).toBe('parameters');
  });

  it('is the operator where that side would not fit', () => {
    for (const [jacobian, side] of [
      [few(), 'matrix'],
      [many(), 'parameters'],
    ] as const) {
      const bytes = sideBytes(sidesOf(jacobian), side, wanted);
      expect(firstFittingSide(sidesOf(jacobian), wanted, bytes)).toBe(side);
      expect(firstFittingSide(sidesOf(jacobian), wanted, bytes - 1)).toBe('operator');
    }
  });
});

describe('sideBytes', () => {
  it('counts a square of the rows for an exact side, no square for the operator, and vectors where they are wanted', () => {
    const [small, large] = [1600, 3200].map((examples) => sidesOf(jacobianOf(5, 16, examples)));
    const growth = (side: (typeof spectrumSides)[number]) =>
      sideBytes(large, side, wanted) / sideBytes(small, side, wanted);
    expect(growth('matrix')).toBeGreaterThan(3.5);
    expect(growth('parameters')).toBeLessThan(2);
    expect(growth('operator')).toBeLessThan(2);
    for (const side of spectrumSides) {
      expect(sideBytes(large, side, { count: 40, vectors: false })).toBeLessThan(
        sideBytes(large, side, { count: 40, vectors: true }),
      );
    }
  });
});

describe('requireSideFits', () => {
  it('names the sides that fit', () => {
    const jacobian = many();
    const refuse = (side: (typeof spectrumSides)[number], budget: number) => () =>
      requireSideFits('kernelSpectrum', sidesOf(jacobian), side, wanted, budget);
    const parameters = sideBytes(sidesOf(jacobian), 'parameters', wanted);
    expect(refuse('parameters', parameters)).not.toThrow();
    expect(refuse('matrix', parameters)).toThrow(MemoryBudgetError);
    expect(refuse('matrix', parameters)).toThrow(
      /^kernelSpectrum: the memory budget of [\d.]+ [kM]B must hold side "matrix" \([\d.]+ MB\); side "parameters" would fit$/,
    );
    expect(refuse('parameters', 1000)).toThrow(
      /the memory budget of 1.0 kB must hold side "parameters" .*; no side fits: ask for fewer pairs, take fewer examples, or raise the budget$/,
    );
    const large = jacobianOf(40, 40, 250);
    const operator = sideBytes(sidesOf(large), 'operator', wanted);
    const call = () => requireSideFits('kernelSpectrum', sidesOf(large), 'matrix', wanted, operator);
    expect(call).toThrow(/side "parameters" or "operator" would fit$/);
  });

  it('lets a side run in the memory that it counts, and no refusal comes from further in', async () => {
    const sizes: [number, number, number][] = [
      [5, 16, 10],
      [5, 16, 100],
      [1, 1, 1],
      [12, 3, 40],
    ];
    const sources = [...sizes.map((size) => jacobianOf(...size)), blocksOf(...sizes[0])];
    const collapses = [flattened, { kind: 'classMean' }, { kind: 'perClass', output: 0 }] as const;
    for (const source of sources) {
      for (const collapse of collapses) {
        for (const side of spectrumSides) {
          for (const [count, vectors] of [
            [1, true],
            [30, true],
            [30, false],
          ] as const) {
            const memoryBudget = sideBytes(sidesOf(source, collapse), side, { count, vectors });
            const options = { count, vectors, side };
            const { values } = await kernelSpectrum(source, collapse, { ...options, memoryBudget });
            expect(values.length).toBeGreaterThan(0);
            await expect(
              kernelSpectrum(source, collapse, { ...options, memoryBudget: memoryBudget - 1 }),
            ).rejects.toThrow(` must hold side "${side}" (`);
          }
        }
      }
    }
  });
});
