import { expect, it } from 'vitest';
import { watchWasmMemories } from '../../src/doors/wasm-memories.js';

const page = 65_536;
const bytes = watchWasmMemories();

/** A module that exports one memory of 2 pages as "m". */
const exporting = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 5, 3, 1, 0, 2, 7, 5, 1, 1, 109, 2, 0);

it('counts memories that are made, grow, or come out of a module either way', async () => {
  const held: unknown[] = [];
  expect(bytes()).toBe(0);
  const made = new WebAssembly.Memory({ initial: 1 });
  expect(bytes()).toBe(page);
  made.grow(2);
  expect(bytes()).toBe(3 * page);
  held.push(new WebAssembly.Instance(new WebAssembly.Module(exporting)));
  expect(bytes()).toBe(5 * page);
  held.push(await WebAssembly.instantiate(exporting));
  expect(bytes()).toBe(7 * page);
  held.push(await WebAssembly.instantiate(new WebAssembly.Module(exporting)));
  expect(bytes()).toBe(9 * page);
  expect(held).toHaveLength(3);
});
