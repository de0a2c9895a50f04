/** A thread that does parts of the kernels' work. */
export interface Helper {
  /** Ends it, also while it waits for work. */
  end(): void;
}

/** What a helper needs. */
export interface HelperInput {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** From 1 on. */
  readonly number: number;
  readonly wide: boolean;
}

/** The parts of Node that are used; hosts that imitate it may lack any of them. */
interface HostProcess {
  readonly getBuiltinModule?: ((name: 'node:worker_threads') => NodeThreads) &
    ((name: 'node:os') => { availableParallelism(): number });
}

interface NodeThreads {
  readonly Worker: new (
    code: string,
    options: { eval: true; workerData: HelperInput; execArgv: string[] },
  ) => {
    once(event: 'message' | 'error' | 'exit', listener: () => void): void;
    unref(): void;
    terminate(): Promise<number>;
  };
}

/**
 * The program of a helper, as text, which no bundler need know of. It comes back from the module between parts, so that
 * it sees a memory that has grown.
 */
const program = `({ module, memory, number, wide }, ready) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  exports.useWideTile(wide);
  exports.join(number);
  ready();
  while (exports.help());
}`;
const inNode = `const { parentPort, workerData } = require('node:worker_threads');
(${program})(workerData, () => parentPort.postMessage('ready'));`;
const inPage = `onmessage = ({ data }) => {
  (${program})(data, () => postMessage('ready'));
  close();
};`;

function host(): HostProcess | undefined {
  return (globalThis as { readonly process?: HostProcess }).process;
}

/** Cores that this process may use, as far as the host tells. */
export function coresOfHost(): number {
  const told = host()?.getBuiltinModule?.('node:os').availableParallelism();
  return told ?? globalThis.navigator?.hardwareConcurrency ?? 1;
}

/** Whether threads can share memory: in Node, and in pages that are cross-origin isolated. */
export function hostCanShare(): boolean {
  return host()?.getBuiltinModule !== undefined || globalThis.crossOriginIsolated;
}

/** Whether this thread may sleep; the main thread of a page may not. */
export function mayThreadSleep(): boolean {
  return typeof document === 'undefined';
}

/** Starts a helper; undefined if the host does not let it start. */
export function startHelper(input: HelperInput): Promise<Helper | undefined> {
  try {
    const threads = host()?.getBuiltinModule?.('node:worker_threads');
    return threads ? startInNode(threads, input) : startInPage(input);
  } catch {
    return Promise.resolve(undefined);
  }
}

function startInNode({ Worker: NodeWorker }: NodeThreads, input: HelperInput): Promise<Helper | undefined> {
  const worker = new NodeWorker(inNode, { eval: true, workerData: input, execArgv: [] });
  return new Promise((resolve) => {
    worker.once('message', () => {
      worker.unref();
      resolve({ end: () => void worker.terminate() });
    });
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}

function startInPage(input: HelperInput): Promise<Helper | undefined> {
  const address = URL.createObjectURL(new Blob([inPage], { type: 'text/javascript' }));
  const worker = new Worker(address);
  return new Promise<Helper | undefined>((resolve) => {
    worker.addEventListener('message', () => resolve({ end: () => worker.terminate() }));
    worker.addEventListener('error', () => resolve(undefined));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(input);
  }).finally(() => URL.revokeObjectURL(address));
}
