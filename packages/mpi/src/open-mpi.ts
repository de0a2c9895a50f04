import { MisuseError, type Ranks, requireOptions } from '@entk/core';
import { loadMpi, type MpiCalls } from './library.js';
import { addAsTree } from './tree.js';

/** Which library to load. */
export interface OpenMpiOptions {
  /** A file or a name that the loader finds, such as `libmpi.so.40`. @default the first of the usual names */
  readonly library?: string;
}

/** The processes that `mpirun` or `srun` started, as `kernelOperator` of `@entk/kernels` takes them. */
export interface Mpi extends Ranks {
  readonly sum: (part: Float64Array) => Float64Array;
  readonly gather: (part: Float64Array, lengths: readonly number[]) => Float64Array;
  /** What the library calls itself: `Open MPI v4.1.4`. */
  readonly version: string;
  /** Ends the use of MPI; every rank must come to it. Without it the end of the process does. */
  readonly close: () => void;
}

let opened = false;

/** How long a rank that fails waits before it ends the others (ms). */
const lastWords = 300;

/**
 * Joins the processes that `mpirun`, `mpiexec` or `srun --mpi=pmix` started; one started by none of them is alone.
 *
 * Sums are pairwise trees in the order of the ranks, made of exchanges and additions here, since the order of
 * `MPI_Allreduce` is the library's own: each rank adds one slice of all parts, then the slices are gathered.
 *
 * A rank that ends with an error ends all of them.
 *
 * @throws MisuseError if there is no library of MPI, or it is neither Open MPI nor MPICH; if it was opened before: MPI
 *   can be begun once a process.
 * @remarks A sum sends and receives each number twice and adds R of them; both calls block the thread.
 */
export function openMpi(options: OpenMpiOptions = {}): Mpi {
  const caller = 'openMpi';
  requireOptions<OpenMpiOptions>(caller, options, { library: true });
  if (opened) throw new MisuseError({ in: caller, rule: 'MPI can be opened once in a process' });
  const calls = loadMpi(caller, options.library);
  calls.initialise();
  opened = true;
  return ranksOf(calls);
}

function ranksOf(calls: MpiCalls): Mpi {
  const [rank, size] = [calls.rank(), calls.size()];
  let closed = false;
  const close = () => {
    if (closed) return;
    closed = true;
    process.off('exit', atExit).off('uncaughtExceptionMonitor', say);
    calls.finalise();
  };
  // Others would wait for ever for a rank that is gone.
  const atExit = (code: number) => {
    if (code === 0) return close();
    // What it has said must reach mpirun before all of them are killed.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lastWords);
    calls.abort(code);
  };
  // Node prints an error after `exit`, which is too late here.
  const say = (error: Error) => process.stderr.write(`rank ${rank} of ${size}: ${error.name}: ${error.message}\n`);
  process.on('exit', atExit).on('uncaughtExceptionMonitor', say);
  return {
    rank,
    size,
    version: calls.version,
    close,
    sum(part) {
      requireNumbers('sum', part);
      const slice = Math.ceil(part.length / size);
      const sent = new Float64Array(slice * size);
      sent.set(part);
      const parts = new Float64Array(slice * size);
      calls.exchange(sent, parts, slice);
      const own = addAsTree(parts, size).slice();
      const lengths = new Int32Array(size).fill(slice);
      calls.gather(own, sent, lengths, startsOf(lengths));
      return sent.subarray(0, part.length);
    },
    gather(part, lengths) {
      requireNumbers('gather', part);
      const counts = Int32Array.from(lengths);
      if (counts.length !== size || counts[rank] !== part.length) {
        throw new MisuseError({
          in: 'gather',
          rule: `lengths must be those of the parts of all ${size} ranks`,
          got: [...lengths],
          context: `the part of rank ${rank} has ${part.length} numbers`,
        });
      }
      const whole = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
      // The library reads from where the part begins, whatever stands before it.
      calls.gather(part.slice(), whole, counts, startsOf(counts));
      return whole;
    },
  };
}

function requireNumbers(caller: string, part: unknown): asserts part is Float64Array {
  if (part instanceof Float64Array) return;
  throw new MisuseError({ in: caller, rule: 'a part must be a Float64Array', got: part });
}

function startsOf(lengths: Int32Array): Int32Array {
  let sum = 0;
  return lengths.map((length) => {
    const start = sum;
    sum += length;
    return start;
  });
}
