import { usableThreads } from './threads.js';

/** Loaded where it is asked for: the program starts without its kernels. */
const modes = () => import('@entk/linalg/modes');

/** What a host has of the arithmetic that `--fast` asks for. */
export interface FastArithmetic {
  /** One rounding for a product and its sum: the last bits of results are others. */
  readonly fused: boolean;
  /** Vectors of 256 bits, by a flag of V8 that it calls experimental; no bit changes. */
  readonly wide: boolean;
}

let fast = false;

/** Has this thread compute its dense algebra as fast as the host can, until `useUsualArithmetic`. */
export async function useFastArithmetic(): Promise<FastArithmetic> {
  const { allowFusedArithmetic, allowWideVectors } = await modes();
  fast = true;
  return { fused: allowFusedArithmetic(true), wide: allowWideVectors(true) };
}

export async function useUsualArithmetic(): Promise<void> {
  if (!fast) return;
  const { allowFusedArithmetic, allowWideVectors } = await modes();
  fast = false;
  allowFusedArithmetic(false);
  allowWideVectors(false);
}

/** Whether `--fast` was given: threads are told of it, and a run that is resumed must be like it. */
export function isArithmeticFast(): boolean {
  return fast;
}

/** What `--fast` brings on this host, as a line. */
export function fastArithmeticText({ fused, wide }: FastArithmetic): string {
  const named = [...(fused ? ['fused multiply-add'] : []), ...(wide ? ['256-bit vectors'] : [])];
  if (named.length > 0) return `arithmetic: ${named.join(', ')}`;
  return 'arithmetic: as usual; Node 21 has fused multiply-add, Node 24 on x86-64 256-bit vectors';
}

/** Threads of one problem; more find no work. */
const mostThreads = 64;

/**
 * Does `work` with so many threads at each large product or eigenproblem of this one; results are the same.
 *
 * @param asked One without it.
 * @throws MisuseError for a number that is no positive integer.
 */
export async function inThreads<T>(caller: string, asked: number | undefined, work: () => Promise<T>): Promise<T> {
  const count = asked === undefined ? 1 : Math.min(usableThreads(asked, caller), mostThreads);
  if (count === 1) return work();
  const { startThreads } = await modes();
  const threads = await startThreads({ threads: count });
  try {
    return await work();
  } finally {
    threads.dispose();
  }
}
