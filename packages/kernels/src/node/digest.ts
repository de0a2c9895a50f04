import { createHash, type Hash } from 'node:crypto';
import { DenseMatrix, type NumericArray } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { Collapse } from '../collapse/collapse.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import type { TilePlan } from '../tiles/plan.js';

/** What a stored kernel is the kernel of, by digests: equal descriptions mean equal bits. */
export interface KernelDescription {
  readonly collapse: Collapse;
  readonly shape: readonly [number, number];
  readonly inputs: string;
  readonly parameters: string;
  readonly outputs: string;
  /** The layers, by their names and by the factors they give at the first example. */
  readonly network: string;
  readonly tiles: { readonly size: number; readonly outputs: TilePlan['outputs'] };
}

/** Says what a kernel would be the kernel of. */
export function describeKernel(
  blocks: JacobianBlocks,
  collapse: Collapse,
  { rows, tileSize, outputs }: TilePlan,
): KernelDescription {
  const { origin, outputs: axis, parameterShapes, outputFactors } = blocks;
  const { parameterShapes: ofParameters, bufferShapes } = origin.network;
  const shapes = [...ofParameters, ...bufferShapes];
  return {
    collapse,
    shape: [rows, rows],
    inputs: sha256((hash) => addArray(hash, origin.inputs.shape, origin.inputs.data)),
    parameters: sha256((hash) => {
      for (const [name] of shapes) {
        const array = origin.parameters.get(name);
        hash.update(name);
        if (array) addArray(hash, array.shape, array.data);
      }
      hash.update(JSON.stringify(Array.from(parameterShapes.keys())));
    }),
    outputs: sha256((hash) => {
      const { read, positions, width } = axis;
      hash.update(JSON.stringify([positions, width, read instanceof DenseMatrix ? 'weights' : read]));
      if (read instanceof DenseMatrix) addArray(hash, [read.rows, read.columns], read.data);
      addArray(hash, [axis.count], outputFactors);
    }),
    network: sha256((hash) => {
      hash.update(JSON.stringify([origin.network.layers.map(({ kind }) => kind), shapes]));
      addFactors(hash, blocks.take(0, 1));
    }),
    tiles: { size: tileSize, outputs },
  };
}

/** In the order in which differences are named; a network is only told apart where all else is equal. */
const parts = ['shape', 'collapse', 'inputs', 'parameters', 'outputs'] as const;

/** What two descriptions differ in, as messages name it; empty where they are equal. */
export function differences(a: KernelDescription, b: KernelDescription): string[] {
  const differs = (part: keyof KernelDescription) => JSON.stringify(a[part]) !== JSON.stringify(b[part]);
  const found: string[] = parts.filter(differs);
  if (found.length === 0 && differs('network')) found.push('network');
  return found;
}

function addFactors(hash: Hash, { uses }: FactoredJacobian): void {
  for (const use of uses) {
    hash.update(`${use.kind} ${use.parameter} ${use.delta.form}`);
    const { delta } = use;
    const matrices = delta.form === 'dense' ? [delta.values] : [delta.outputs, delta.rows, delta.examples];
    for (const matrix of use.kind === 'matrix' ? [use.activation, ...matrices] : matrices) {
      if (matrix) addArray(hash, [matrix.rows, matrix.columns], matrix.data);
    }
  }
}

function addArray(hash: Hash, shape: readonly number[], data: NumericArray): void {
  hash.update(JSON.stringify(shape));
  hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function sha256(add: (hash: Hash) => void): string {
  const hash = createHash('sha256');
  add(hash);
  return hash.digest('hex');
}
