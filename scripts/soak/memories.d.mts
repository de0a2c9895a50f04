export interface MemorySample {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly wasm: number;
  readonly tensors: number;
}

export function watchWasmMemories(): void;
export function sampleMemory(tensorCount: () => number): Promise<MemorySample>;
export function slopeOf(times: readonly number[], values: readonly number[]): number;
