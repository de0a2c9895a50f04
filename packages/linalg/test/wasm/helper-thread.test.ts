import { availableParallelism } from 'node:os';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coresOfHost, hostCanShare, mayThreadSleep, startHelper } from '../../src/wasm/helper-thread.js';
import { holdSharedKernels, releaseSharedKernels } from '../../src/wasm/kernels.js';

afterEach(() => {
  vi.unstubAllGlobals();
  releaseSharedKernels();
});

/** The worker of a page, as far as helpers need it, over the program that it is given. */
class PageWorker {
  static readonly ended: PageWorker[] = [];
  readonly #listeners = new Map<string, () => void>();

  addEventListener(kind: string, listener: () => void): void {
    this.#listeners.set(kind, listener);
  }

  postMessage(input: { readonly number: number }): void {
    this.#listeners.get(input.number === 1 ? 'message' : 'error')?.();
  }

  terminate(): void {
    PageWorker.ended.push(this);
  }
}

function asPage(isolated: boolean): void {
  vi.stubGlobal('process', undefined);
  vi.stubGlobal('crossOriginIsolated', isolated);
  vi.stubGlobal('navigator', { hardwareConcurrency: 6 });
  vi.stubGlobal('Worker', PageWorker);
}

describe('the host', () => {
  it('shares memory in Node and in isolated pages', () => {
    expect(hostCanShare()).toBe(true);
    asPage(true);
    expect(hostCanShare()).toBe(true);
    asPage(false);
    expect(hostCanShare()).toBe(false);
  });

  it('tells how many cores there are', () => {
    expect(coresOfHost()).toBe(availableParallelism());
    asPage(true);
    expect(coresOfHost()).toBe(6);
    vi.stubGlobal('navigator', undefined);
    expect(coresOfHost()).toBe(1);
  });

  it('lets a thread sleep unless it has a document', () => {
    expect(mayThreadSleep()).toBe(true);
    vi.stubGlobal('document', {});
    expect(mayThreadSleep()).toBe(false);
  });
});

describe('startHelper', () => {
  const input = (number: number) => {
    const { module, memory } = holdSharedKernels();
    return { module, memory, number, wide: false };
  };

  it('starts a thread of Node, which waits for work until it is ended', async () => {
    const helper = await startHelper(input(1));
    expect(helper).toBeDefined();
    helper?.end();
  });

  it('says that none started where its program fails', async () => {
    const module = new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    expect(await startHelper({ ...input(1), module })).toBeUndefined();
  });

  it('starts a worker of a page from an address that is then taken back', async () => {
    asPage(true);
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const helper = await startHelper(input(1));
    expect(revoked).toHaveBeenCalledTimes(1);
    helper?.end();
    expect(PageWorker.ended).toHaveLength(1);
    expect(await startHelper(input(2))).toBeUndefined();
  });
});
