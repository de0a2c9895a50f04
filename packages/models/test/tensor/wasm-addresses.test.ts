import { describe, expect, it } from 'vitest';
import { wasmAddresses } from '../../src/tensor/wasm-addresses.js';

const [simd, plain, threaded] = [
  'tfjs-backend-wasm-simd.wasm',
  'tfjs-backend-wasm.wasm',
  'tfjs-backend-wasm-threaded-simd.wasm',
];

describe('wasmAddresses', () => {
  it('finds every build in a folder', () => {
    expect(wasmAddresses('/assets/')).toEqual(
      Object.fromEntries([simd, plain, threaded].map((name) => [name, `/assets/${name}`])),
    );
  });

  it('takes an address for that of the build with SIMD, and names it for all that tfjs asks for', () => {
    const address = '/assets/tfjs-backend-wasm-simd-3fa1.wasm?v=2';
    const everywhere = { [simd]: address, [plain]: address, [threaded]: address };
    expect(wasmAddresses(address)).toEqual(everywhere);
    expect(wasmAddresses({ [simd]: address })).toEqual(everywhere);
    expect(wasmAddresses({ [simd]: address, [plain]: '/plain.wasm' })).toEqual({
      ...everywhere,
      [plain]: '/plain.wasm',
    });
  });

  it('refuses names without the build that runs', () => {
    expect(() => wasmAddresses({ [plain]: '/plain.wasm' })).toThrow(
      'initialiseBackend: wasmPaths must name tfjs-backend-wasm-simd.wasm, got ["tfjs-backend-wasm.wasm"]; give the ' +
        'address of that file, or of its folder with a / at the end',
    );
    for (const [given, shown] of [
      [null, 'null'],
      [5, '5'],
      [{ [simd]: 7 }, '7'],
    ] as const) {
      expect(() => wasmAddresses(given as never)).toThrow(
        `must name tfjs-backend-wasm-simd.wasm, got ${shown}; give the`,
      );
    }
  });
});
