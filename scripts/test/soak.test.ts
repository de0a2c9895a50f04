// The soak run, for some seconds, and what it measures with.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { watchWasmMemories } from '../../packages/testing/src/doors/wasm-memories.js';
import { sampleMemory, slopeOf } from '../soak/memories.mjs';

test('everything, again and again for some seconds, leaves nothing behind', { timeout: 120_000 }, () => {
  const soak = fileURLToPath(new URL('../soak.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [soak, '--seconds', '4', '--json'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { first, last, failures, rounds } = JSON.parse(stdout);
  expect({ failures, tensors: last.tensors - first.tensors, wasm: last.wasm - first.wasm, status }).toEqual({
    failures: [],
    tensors: 0,
    wasm: 0,
    status: 0,
  });
  expect(rounds).toBeGreaterThan(0);
});

test('a kept WASM memory, a kept array and a tensor are seen', async () => {
  const wasmBytes = watchWasmMemories();
  const before = await sampleMemory(() => 0, wasmBytes);
  const kept = { memory: new WebAssembly.Memory({ initial: 16 }), array: new Float64Array(1e6) };
  const after = await sampleMemory(() => 1, wasmBytes);
  expect(after.wasm - before.wasm).toBe(kept.memory.buffer.byteLength);
  expect(after.external - before.external).toBeGreaterThanOrEqual(kept.array.byteLength);
  expect(after.tensors - before.tensors).toBe(1);
});

test('the slope of a line is its own, whatever its level', () => {
  expect(slopeOf([0, 1, 2, 5], [7, 9, 11, 17])).toBeCloseTo(2, 12);
  expect(slopeOf([0, 1, 2], [4, 4, 4])).toBe(0);
  expect(slopeOf([3], [4])).toBe(0);
});
