import { requireOneOf } from '@entk/core';
import { fixtureBytes, fixtureJson, fixturePath } from './fixture.js';

/** The checkpoints of the reference network. */
export const modularAdditionEpochs = [0, 40, 60, 80, 100, 150, 500] as const;

export type ModularAdditionEpoch = (typeof modularAdditionEpochs)[number];

/** What NumPy measured at one checkpoint, in float64 from the float32 weights. */
export interface ModularAdditionExpected {
  /**
   * The 160 largest, descending: class-mean kernel in full and of either layer; `class0_full` is the kernel of output
   * 0.
   */
  readonly eigenvalues: Readonly<Record<'full' | 'layer1' | 'layer2' | 'class0_full', readonly number[]>>;
  /** Of the full class-mean kernel. */
  readonly trace: number;
  /** [row, column, value] of the full class-mean kernel. */
  readonly entries: readonly (readonly [number, number, number])[];
  /** Vectors [from, to), energies in Fourier families (28 is the whole of one; 56 of a and b together). */
  readonly first_cliff: {
    readonly vectors: readonly [number, number];
    readonly energy_in_a: number;
    readonly energy_in_b: number;
    readonly layer1_energy_in_a_and_b: number;
  };
  readonly second_cliff: {
    readonly vectors: readonly [number, number];
    readonly energy_in_sum: number;
    readonly energy_in_diff: number;
  };
  /** λ_k / λ_{k+1} of the full kernel, by k. */
  readonly gap_ratio: Readonly<Record<'1' | '57' | '113', number>>;
}

/** One checkpoint of a network trained in PyTorch: f(x) = (1/n) W2 ((1/√(2p)) W1 x)². */
export interface ModularAdditionReference {
  readonly epoch: ModularAdditionEpoch;
  readonly p: number;
  readonly hiddenUnits: number;
  readonly alpha: number;
  /** A safetensors file with `net.0.weight` [n, 2p] and `net.3.weight` [p, n], float32. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly accuracy: { readonly train: number; readonly test: number };
  readonly expected: ModularAdditionExpected;
}

interface ExpectedFile {
  readonly p: number;
  readonly n: number;
  readonly alpha: number;
  readonly accuracy: Readonly<Record<string, { readonly train: number; readonly test: number }>>;
  readonly checkpoints: Readonly<Record<string, ModularAdditionExpected>>;
}

/**
 * The reference checkpoint of an epoch, p = 29 and 512 hidden units.
 *
 * @throws MisuseError if there is none of that epoch.
 */
export function modularAdditionReference(epoch: ModularAdditionEpoch): ModularAdditionReference {
  const key = String(epoch);
  requireOneOf('modularAdditionReference', 'epoch', key, modularAdditionEpochs.map(String));
  const folder = 'modular-addition/p29-n512';
  const file = fixtureJson(`${folder}/expected.json`) as ExpectedFile;
  const name = `${folder}/epoch-${key.padStart(3, '0')}.safetensors`;
  return {
    epoch,
    p: file.p,
    hiddenUnits: file.n,
    alpha: file.alpha,
    path: fixturePath(name),
    bytes: fixtureBytes(name),
    accuracy: file.accuracy[key],
    expected: file.checkpoints[key],
  };
}
