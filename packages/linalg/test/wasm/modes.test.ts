import { afterEach, describe, expect, it, vi } from 'vitest';
import { multiply } from '../../src/index.js';
import { allowFusedArithmetic, allowWideVectors } from '../../src/modes/index.js';
import { chooseKernels, hostCanFuse, kernelMode } from '../../src/wasm/kernels.js';
import { largestGap, plainProduct, randomMatrix } from '../residuals.js';
import { productTolerance } from '../tolerances.js';

const inTheBeginning = kernelMode();

afterEach(() => {
  vi.unstubAllGlobals();
  chooseKernels(inTheBeginning);
});

describe('allowFusedArithmetic', () => {
  it('keeps products within their bound and can be taken back, to the bit', () => {
    const a = randomMatrix(50, 60, 1);
    const b = randomMatrix(60, 40, 2);
    expect(allowFusedArithmetic(false)).toBe(false);
    const repeatable = multiply(a, b);
    expect([...repeatable.data]).toEqual([...plainProduct(a, b).data]);
    expect(allowFusedArithmetic(true)).toBe(hostCanFuse());
    expect(largestGap(multiply(a, b).data, plainProduct(a, b).data)).toBeLessThan(productTolerance(20 * 60));
    allowFusedArithmetic(false);
    expect([...multiply(a, b).data]).toEqual([...repeatable.data]);
  });
});

describe('allowWideVectors', () => {
  const flags: string[] = [];
  const hostLike = (change: object) => ({
    arch: 'x64',
    versions: { node: '24.3.0' },
    getBuiltinModule: () => ({ setFlagsFromString: (flag: string) => flags.push(flag) }),
    ...change,
  });

  it('asks V8 for them and chooses their tile, and takes both back', () => {
    vi.stubGlobal('process', hostLike({}));
    flags.length = 0;
    expect(allowWideVectors(true)).toBe(true);
    expect(kernelMode().wide).toBe(true);
    expect(allowWideVectors(false)).toBe(false);
    expect(kernelMode().wide).toBe(false);
    expect(flags).toEqual(['--experimental-wasm-revectorize', '--no-experimental-wasm-revectorize']);
  });

  it.each([
    ['an older Node', hostLike({ versions: { node: '22.12.0' } })],
    ['another processor', hostLike({ arch: 'arm64' })],
    ['Bun', hostLike({ versions: { node: '24.3.0', bun: '1.3.0' } })],
    ['Deno', hostLike({ versions: { node: '24.3.0', deno: '2.5.0' } })],
    ['a host that only names itself Node', hostLike({ getBuiltinModule: undefined })],
    ['a page', undefined],
  ])('stays with the narrow tile on %s', (_, host) => {
    vi.stubGlobal('process', host);
    flags.length = 0;
    expect(allowWideVectors(true)).toBe(false);
    expect(kernelMode().wide).toBe(false);
    expect(flags).toEqual([]);
  });

  it('changes no bit where this host has them', () => {
    const a = randomMatrix(61, 130, 3);
    const narrow = multiply(a, a, { transposeRight: true });
    allowWideVectors(true);
    expect([...multiply(a, a, { transposeRight: true }).data]).toEqual([...narrow.data]);
    allowWideVectors(false);
  });
});
