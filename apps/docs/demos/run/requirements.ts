import { simd } from 'wasm-feature-detect';

/** What this browser lacks that the demos need, in words, or nothing. */
export async function missingHere(): Promise<string | undefined> {
  if (typeof WebAssembly === 'undefined') {
    return 'This browser runs no WebAssembly, which the demos compute with. Any browser of 2021 or later does.';
  }
  if (!(await simd())) {
    return 'This browser’s WebAssembly has no SIMD instructions, which the demos compute with. Chrome 91, Firefox 89, Safari 16.4 and later have them; some privacy modes switch WebAssembly off.';
  }
  return undefined;
}
