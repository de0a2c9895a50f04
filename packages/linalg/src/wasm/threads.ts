import { MisuseError, requireInteger, requireOptions } from '@entk/core';
import { coresOfHost, type Helper, hostCanShare, mayThreadSleep, startHelper } from './helper-thread.js';
import { holdSharedKernels, kernelMode, releaseSharedKernels } from './kernels.js';

/** How many threads are asked for. */
export interface ThreadOptions {
  /** Threads in all, that of the caller among them. @default one for each core that the host tells of */
  readonly threads?: number;
}

/** Threads that compute together. */
export interface Threads {
  /** As many as the host let start, the caller's among them: 1 where it has no shared memory. */
  readonly count: number;
  /** Ends them and frees their memory; later calls take one thread again. To call it twice does nothing more. */
  dispose(): void;
}

/** More would find no work: the parts of a step are few. */
const mostThreads = 64;
let taken = false;

/**
 * Lets the functions of this package compute on several threads, without a change of any call or any bit.
 *
 * From then on until `dispose`, the calls that this thread makes share out their larger steps among all of them:
 * products, and so whatever is made of them, `eigh`, `svd`, `qr`, `cholesky` and the solvers. What is shared out is cut
 * up by the sizes of the problem alone, so results have the same bits for every number of threads. Small problems stay
 * on one.
 *
 * The threads have one memory with the caller: in Node it is there, in a page where the server sends the headers that
 * make it cross-origin isolated (`Cross-Origin-Opener-Policy: same-origin`, `Cross-Origin-Embedder-Policy:
 * require-corp`) and its Content-Security-Policy allows workers from `blob:`. Elsewhere the count is 1 and nothing
 * else changes. The memory holds what the largest call took until `dispose`, and can address 4 GB in all.
 *
 * A call still returns when it has finished, so a page makes it in a worker. Threads sleep between calls, and
 * do not keep a process of Node alive.
 *
 * @throws MisuseError for a number of threads that is no whole number from 1 to 64, or if this thread has started some
 *   and not disposed of them.
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { multiply } from '@entk/linalg';
 * import { startThreads } from '@entk/linalg/modes';
 *
 * const a = DenseMatrix.generate(300, 300, (i, j) => i - j);
 * const alone = multiply(a, a);
 * const threads = await startThreads({ threads: 2 });
 * const together = multiply(a, a);
 * threads.dispose();
 * together.data.every((value, place) => value === alone.data[place]); // true
 * ```
 */
export async function startThreads(options: ThreadOptions = {}): Promise<Threads> {
  requireOptions<ThreadOptions>('startThreads', options, { threads: true });
  const asked = options.threads ?? Math.min(coresOfHost(), mostThreads);
  requireInteger('startThreads', 'threads', asked, { min: 1, max: mostThreads });
  if (taken) {
    throw new MisuseError({
      in: 'startThreads',
      rule: 'a thread must have one set of threads at a time',
      remedy: 'dispose of the other first',
    });
  }
  taken = true;
  if (asked === 1 || !hostCanShare()) return alone();
  const { module, memory, kernels } = holdSharedKernels();
  const { wide } = kernelMode();
  const numbers = Array.from({ length: asked - 1 }, (_, place) => place + 1);
  const started = await Promise.all(numbers.map((number) => startHelper({ module, memory, number, wide })));
  const helpers = started.filter((helper): helper is Helper => helper !== undefined);
  if (helpers.length < started.length) {
    for (const helper of helpers) helper.end();
    releaseSharedKernels();
    return alone();
  }
  kernels.lead(helpers.length, mayThreadSleep());
  return disposable(asked, () => {
    kernels.dismiss();
    for (const helper of helpers) helper.end();
    releaseSharedKernels();
  });
}

function alone(): Threads {
  return disposable(1, () => {});
}

function disposable(count: number, end: () => void): Threads {
  let disposed = false;
  return {
    count,
    dispose() {
      if (disposed) return;
      disposed = true;
      taken = false;
      end();
    },
  };
}
