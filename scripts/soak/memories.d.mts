export interface MemorySample {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly wasm: number;
  readonly tensors: number;
}

export function sampleMemory(tensorCount: () => number, wasmBytes: () => number): Promise<MemorySample>;
export function slopeOf(times: readonly number[], values: readonly number[]): number;
