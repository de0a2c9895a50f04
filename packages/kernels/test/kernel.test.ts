import {
  createRandom,
  DenseMatrix,
  identityMatrix,
  MemoryBudgetError,
  MisuseError,
  ndArray,
  ShapeError,
} from '@entk/core';
import { factoredJacobian, jacobianOperator, rescaleOutputs, selectParameters } from '@entk/jacobians';
import { initialiseBackend, networkFromDescription, normalParameters } from '@entk/models';
import { tiedAutoencoder } from '@entk/models/networks';
import {
  float32Tolerance,
  inFloat64,
  modularAdditionEpochs,
  modularAdditionReference,
  randomNetwork,
  referenceJacobian,
  someParameters,
  type DenseTrial,
  withoutSigns,
} from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import * as fc from 'fast-check';
import { EigenvalueDecomposition } from 'ml-matrix';
import { beforeAll, describe, it } from 'vitest';
import { crossKernel, empiricalNtk, rowIndex } from '../src/index.js';
import { collapsedByDefinition, everyCollapse } from './definition.js';
import { everyKind, kindsOf, randomJacobian } from './random-jacobian.js';
import { modularAdditionJacobian } from './reference-networks.js';
import { kernelTolerance, operatorBar, referenceTolerance, sameFactors, semidefinite } from './tolerances.js';

beforeAll(() => initialiseBackend());

const autoencoder = tiedAutoencoder({ features: 4, hiddenUnits: 3 });
const parameters = normalParameters(autoencoder, createRandom(0));
const batch = (count: number, seed: number) =>
  ndArray([count, 4], Float32Array.from(createRandom(seed).normals(4 * count)));
const jacobian = () => factoredJacobian(autoencoder, parameters, batch(5, 1));

describe('kernel', () => {
  it('is every collapse of J Jᵀ by its definition, J from finite differences, for random networks and parameters', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed, { layers: 'dense' });
        const names = someParameters(trial, seed);
        const { reference, tolerance, factored } = measured(trial, trial.inputs, names);
        const outputs = factored.outputCount;
        for (const collapse of everyCollapse(outputs)) {
          const result = empiricalNtk(factored, collapse);
          const expected = collapsedByDefinition(reference, reference, outputs, collapse);
          expect(result.matrix).toBeCloseToArray(expected, { absolute: tolerance * outputs });
          expect(result.matrix).toBeSymmetric();
        }
      }),
      { numRuns: 60, seed: 8 },
    );
  });

  it('flattened is J(Jᵀ·) of the operator, for every kind of layer and of sharing', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { description } = randomNetwork(seed, { layers: 'dense' });
        const jacobian = randomJacobian(seed);
        for (const kind of [...kindsOf(jacobian), ...description.layers.map((layer) => layer.kind)]) met.add(kind);
        const { matrix } = empiricalNtk(jacobian, { kind: 'flattened', rowOrder: 'exampleMajor' });
        const operator = jacobianOperator(jacobian);
        const columns = operator.apply(operator.applyTransposed(identityMatrix(operator.rows)));
        expect(columns).toBeCloseToArray(matrix, { relativeToMax: operatorBar });
      }),
      { numRuns: 120, seed: 11 },
    );
    const layers = ['dense', 'scale', 'relu', 'quadratic'];
    expect([...met].toSorted()).toEqual([...everyKind, ...layers].toSorted());
  });

  it('has no negative eigenvalue beyond rounding', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed, { layers: 'dense' });
        const factored = factoredJacobian(networkFromDescription(trial.description), trial.parameters, trial.inputs);
        for (const collapse of everyCollapse(factored.outputCount)) {
          const { matrix } = empiricalNtk(factored, collapse);
          const values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues;
          expect(Math.min(...values)).toBeGreaterThanOrEqual(-semidefinite * Math.max(...values, 0));
        }
      }),
      { numRuns: 30, seed: 9 },
    );
  });

  it('of the layers sums to the kernel of all', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed, { layers: 'dense' });
        const factored = factoredJacobian(networkFromDescription(trial.description), trial.parameters, trial.inputs);
        for (const collapse of everyCollapse(factored.outputCount)) {
          const full = empiricalNtk(factored, collapse);
          const sum = new DenseMatrix(full.matrix.rows, full.matrix.columns);
          for (const name of factored.parameterShapes.keys()) {
            const part = empiricalNtk(selectParameters(factored, [name]), collapse);
            expect(part.parameters).toEqual([name]);
            part.matrix.data.forEach((value, index) => (sum.data[index] += value));
          }
          expect(sum).toBeCloseToArray(full.matrix, { relativeToMax: sameFactors });
        }
      }),
      { numRuns: 40, seed: 10 },
    );
  });

  it('says what it is the kernel of', () => {
    const result = empiricalNtk(rescaleOutputs(jacobian(), [1, 2, 3, 4]), { kind: 'classMean' });
    expect(result).toMatchObject({
      collapse: { kind: 'classMean' },
      parameters: ['W', 'b'],
      exampleCounts: [5, 5],
      outputCount: 4,
      outputFactors: Float64Array.of(1, 2, 3, 4),
    });
  });

  it('of rescaled outputs has K_ij times the factors of i and j; β = 0 changes nothing', () => {
    const flattened = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;
    const plain = empiricalNtk(jacobian(), flattened).matrix;
    const factors = [1, 0.8, 0.64, 0.512].map((importance) => importance ** 0.15);
    const scaled = empiricalNtk(rescaleOutputs(jacobian(), factors), flattened).matrix;
    const expected = DenseMatrix.generate(20, 20, (r, s) => factors[r % 4] * factors[s % 4] * plain.get(r, s));
    expect(scaled).toBeCloseToArray(expected, { relativeToMax: sameFactors });
    const ones = [1, 0.8, 0.64, 0.512].map((importance) => importance ** 0);
    expect(empiricalNtk(rescaleOutputs(jacobian(), ones), flattened).matrix.data).toEqual(plain.data);
  });
});

describe('crossKernel', () => {
  it('is every collapse of J₁ J₂ᵀ by its definition, for random networks', () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const trial = randomNetwork(seed, { layers: 'dense' });
        const other = perturbed(trial, seed);
        const [left, right] = [measured(trial, trial.inputs), measured(trial, other)];
        const outputs = left.factored.outputCount;
        for (const collapse of everyCollapse(outputs)) {
          const result = crossKernel(left.factored, right.factored, collapse);
          const expected = collapsedByDefinition(left.reference, right.reference, outputs, collapse);
          expect(result.matrix).toBeCloseToArray(expected, {
            absolute: Math.max(left.tolerance, right.tolerance) * outputs,
          });
          expect(result.exampleCounts).toEqual([trial.inputs.shape[0], other.shape[0]]);
        }
      }),
      { numRuns: 40, seed: 12 },
    );
  });

  it('of a batch with itself is the kernel, and of swapped batches its transpose', () => {
    const [left, right] = [jacobian(), factoredJacobian(autoencoder, parameters, batch(3, 2))];
    for (const collapse of everyCollapse(4)) {
      const whole = empiricalNtk(left, collapse).matrix;
      expect(crossKernel(left, left, collapse).matrix.data).toEqual(whole.data);
      expect(crossKernel(left, jacobian(), collapse).matrix).toBeCloseToArray(whole, { relativeToMax: sameFactors });
      const across = crossKernel(left, right, collapse).matrix;
      expect(crossKernel(right, left, collapse).matrix).toBeCloseToArray(across.transpose(), {
        relativeToMax: sameFactors,
      });
    }
  });
});

describe('the reference networks, analysed in NumPy', () => {
  for (const epoch of modularAdditionEpochs) {
    it(`modular addition, epoch ${epoch}: entries and trace of the class-mean kernel`, () => {
      const { expected } = modularAdditionReference(epoch);
      const { matrix } = empiricalNtk(modularAdditionJacobian(epoch), { kind: 'classMean' });
      for (const [row, column, value] of expected.entries) {
        expect(Math.abs(matrix.get(row, column) / value - 1)).toBeLessThan(referenceTolerance);
      }
      expect(Math.abs(matrix.trace() / expected.trace - 1)).toBeLessThan(referenceTolerance);
    });
  }
});

describe('rowIndex', () => {
  it('counts examples or outputs first', () => {
    expect(rowIndex('exampleMajor', 2, 1, 5, 4)).toBe(9);
    expect(rowIndex('classMajor', 2, 1, 5, 4)).toBe(7);
    const [byExample, byClass] = (['exampleMajor', 'classMajor'] as const).map(
      (rowOrder) => empiricalNtk(jacobian(), { kind: 'flattened', rowOrder }).matrix,
    );
    for (let n = 0; n < 5; n++) {
      for (let c = 0; c < 4; c++) {
        const [r, s] = [rowIndex('exampleMajor', n, c, 5, 4), rowIndex('classMajor', n, c, 5, 4)];
        expect(byClass.get(s, rowIndex('classMajor', 3, 2, 5, 4))).toBe(
          byExample.get(r, rowIndex('exampleMajor', 3, 2, 5, 4)),
        );
      }
    }
  });
});

describe('what kernels refuse', () => {
  it('an output that is not there', () => {
    expect(() => empiricalNtk(jacobian(), { kind: 'perClass', output: 4 })).toThrow(MisuseError);
    expect(() => empiricalNtk(jacobian(), { kind: 'perClass', output: 4 })).toThrow(
      'empiricalNtk: output index must be an integer in 0..3, got 4',
    );
    expect(() => crossKernel(jacobian(), jacobian(), { kind: 'perClass', output: -1 })).toThrow(
      'crossKernel: output index must be an integer in 0..3, got -1',
    );
  });

  it('Jacobians by different parameters, shapes or factors', () => {
    const left = jacobian();
    expect(() => crossKernel(left, selectParameters(left, ['W']), { kind: 'trace' })).toThrow(ShapeError);
    expect(() => crossKernel(left, selectParameters(left, ['W']), { kind: 'trace' })).toThrow(
      'crossKernel: the Jacobians must be by the same parameters, got "W [3, 4], b [4] and W [3, 4]"',
    );
    const wider = tiedAutoencoder({ features: 4, hiddenUnits: 2 });
    const other = factoredJacobian(wider, normalParameters(wider, createRandom(0)), batch(5, 1));
    expect(() => crossKernel(left, other, { kind: 'trace' })).toThrow('got "W [3, 4], b [4] and W [2, 4], b [4]"');
    const larger = tiedAutoencoder({ features: 5, hiddenUnits: 3 });
    const more = factoredJacobian(larger, normalParameters(larger, createRandom(0)), ndArray([2, 5]));
    expect(() => crossKernel(left, more, { kind: 'trace' })).toThrow('crossKernel: outputs C must be 4, got 5');
    expect(() => crossKernel(left, rescaleOutputs(left, [1, 2, 1, 1]), { kind: 'trace' })).toThrow(
      'crossKernel: the Jacobians must have their outputs rescaled alike, got [1, 2] (factors of output 1)',
    );
  });

  it('a matrix that does not fit, saying what would', () => {
    expect(() => empiricalNtk(jacobian(), { kind: 'trace' }, { memoryBudget: 100 })).toThrow(MemoryBudgetError);
    expect(() => empiricalNtk(jacobian(), { kind: 'trace' }, { memoryBudget: 100 })).toThrow(
      'empiricalNtk: the memory budget of 100 B must hold the 5×5 kernel and the terms it is summed from (800 B)',
    );
    const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;
    expect(() => empiricalNtk(jacobian(), flattened, { memoryBudget: 100 })).toThrow(
      /^empiricalNtk: the memory budget of 100 B must hold .*; use kernelSpectrum with side "parameters" or "operator"$/,
    );
  });
});

function measured(
  { description, parameters: values }: DenseTrial,
  inputs: DenseTrial['inputs'],
  names = Array.from(values.keys()),
) {
  const absolute = withoutSigns(description, inFloat64(values), inputs);
  const bound = largest(referenceJacobian(absolute.description, absolute.parameters, absolute.inputs, names));
  const reference = referenceJacobian(description, inFloat64(values), inputs, names);
  return {
    factored: factoredJacobian(networkFromDescription(description), values, inputs, { parameters: names }),
    reference,
    tolerance: kernelTolerance(reference.columns, bound, float32Tolerance(description) * bound),
  };
}

/** The inputs of a trial and one example more, moved by less than its distance to a kink allows to matter. */
function perturbed({ inputs }: DenseTrial, seed: number): DenseTrial['inputs'] {
  const [count, width] = inputs.shape;
  const random = createRandom(seed);
  const data = Float32Array.from({ length: (count + 1) * width }, (_, index) => {
    const value = inputs.data[index % inputs.data.length];
    return value * (1 + 1e-4 * random.uniform());
  });
  return ndArray([count + 1, width], data);
}

function largest({ data }: DenseMatrix): number {
  return data.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
