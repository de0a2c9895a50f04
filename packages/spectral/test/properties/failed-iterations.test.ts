// Tests no single file: an inner iteration that gives up is reported by all that rests on it.
import { DenseMatrix, EntkError } from '@entk/core';
import * as linalg from '@entk/linalg';
import { symmetricWithSpectrum } from '@entk/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { eigh, operatorOf, principalAngles, projectorDistance, topEigenpairs } from '../../src/index.js';

// No finite matrix is known that makes the iterations fail, so that their status is changed here.
vi.mock('@entk/linalg', async (original) => {
  const real = await original<typeof linalg>();
  return { ...real, eigh: vi.fn<typeof real.eigh>(real.eigh), svd: vi.fn<typeof real.svd>(real.svd) };
});
const real = await vi.importActual<typeof linalg>('@entk/linalg');
const failed = { kind: 'not-converged' } as const;

beforeEach(() => {
  vi.mocked(linalg.eigh).mockImplementation((matrix, options) => ({ ...real.eigh(matrix, options), status: failed }));
  vi.mocked(linalg.svd).mockImplementation((matrix, options) => ({ ...real.svd(matrix, options), status: failed }));
});

const { matrix } = symmetricWithSpectrum([3, 2, 0, -1], 1);
const line = DenseMatrix.fromRows([[0.6], [0.8]]);

describe('an eigenproblem whose iteration gave up', () => {
  it('is not converged, with values alone as with vectors', async () => {
    const alone = await eigh(matrix, { vectors: false });
    expect(alone.status).toMatchObject({ kind: 'not-converged', converged: 0, worstResidual: Infinity });
    expect((await eigh(matrix)).status.kind).toBe('not-converged');
  });

  it('is not converged at the scales that are brought to one either', async () => {
    const large = DenseMatrix.from(matrix).scaleInPlace(2 ** 700);
    expect((await eigh(large, { vectors: false })).status.kind).toBe('not-converged');
  });

  it('says no rank by values that it has not found', async () => {
    vi.mocked(linalg.eigh).mockImplementationOnce(real.eigh);
    const { rank, status } = await eigh(matrix, { count: 3 });
    expect([rank, status.kind]).toEqual([undefined, 'converged']);
  });

  it('is measured where pairs of an operator rest on it', async () => {
    const { residuals, status } = await topEigenpairs(operatorOf(matrix), { count: 2 });
    expect(status).toEqual({ kind: 'converged' });
    expect(Math.max(...residuals)).toBeLessThan(1e-6);
  });
});

describe('singular values whose iteration gave up', () => {
  it('give no angles', () => {
    expect(() => principalAngles(line, line)).toThrow(EntkError);
    expect(() => projectorDistance(line, line)).toThrow('principalAngles: the iteration for the singular values must');
  });
});
