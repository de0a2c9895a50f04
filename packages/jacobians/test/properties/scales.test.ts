// Tests no single file: derivatives at every scale of the outputs that float32 leaves room for.
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { initialiseBackend, normalParameters } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { checkScales, float32Exponents, type ScaledInput } from '@entk/testing/scales';
import { beforeAll } from 'vitest';
import * as jacobians from '../../src/index.js';

beforeAll(() => initialiseBackend());

const [N, D, C] = [5, 3, 2];
const network = quadraticMlp({ inputs: D, hiddenUnits: 4, outputs: C });
const parameters = normalParameters(network, createRandom(0));
const [first] = Array.from(parameters.keys());
const inputs = ndArray([N, D], Float32Array.from(createRandom(1).normals(N * D)));
const plain = () => jacobians.factoredJacobian(network, parameters, inputs);
const scaled = (s: number) => jacobians.rescaleOutputs(plain(), [s, s]);
const vectors = (rows: number) => new DenseMatrix(rows, 2, createRandom(2).normals(2 * rows));

const ofOutputs = (args: ScaledInput['args'], look?: ScaledInput['look']): ScaledInput => ({
  of: 'the outputs',
  args,
  look,
  powers: { '': 1 },
  exponents: float32Exponents,
});
const bothWays = ({ rows, columns, apply, applyTransposed }: jacobians.JacobianOperator) => [
  apply(vectors(columns)),
  applyTransposed(vectors(rows)),
];

checkScales(
  jacobians,
  {
    denseJacobian: [ofOutputs((s) => [scaled(s)])],
    jacobianOperator: [ofOutputs((s) => [scaled(s)], bothWays)],
    rescaleOutputs: [ofOutputs((s) => [plain(), [s, -0.5 * s]], jacobians.denseJacobian)],
    selectParameters: [ofOutputs((s) => [scaled(s), [first]], jacobians.denseJacobian)],
  },
  {
    factoredJacobian: 'takes networks, which are not linear in what they take',
    fromFunction: 'takes functions, which are not linear in what they take',
    fromModel: 'takes functions, which are not linear in what they take',
    jacobianByLayer: 'takes networks, which are not linear in what they take',
    networkOperator: 'takes networks, which are not linear in what they take',
  },
);
