import { MisuseError } from '@entk/core';
import koffi from 'koffi';

/** The calls that this package makes; each throws what the library reports. */
export interface MpiCalls {
  /** Its name and version, as it tells them. */
  readonly version: string;
  readonly initialise: () => void;
  readonly rank: () => number;
  readonly size: () => number;
  /** Every rank sends slice r of its numbers to rank r, and gets one of each. */
  readonly exchange: (send: Float64Array, receive: Float64Array, slice: number) => void;
  readonly gather: (send: Float64Array, receive: Float64Array, lengths: Int32Array, starts: Int32Array) => void;
  readonly finalise: () => void;
  readonly abort: (code: number) => void;
}

/** Where a library may be, the usual names first. */
const names = ['libmpi.so.40', 'libmpi.so.12', 'libmpich.so.12', 'libmpi.so', 'libmpi.dylib'];

const install =
  'install Open MPI (Debian: apt-get install openmpi-bin libopenmpi3) or MPICH, or give its file as library';

/**
 * Loads the library, and finds out which it is: the handles of Open MPI are addresses, those of MPICH numbers.
 *
 * @throws MisuseError if there is none, or it is neither.
 */
export function loadMpi(caller: string, library?: string): MpiCalls {
  const loaded = firstLoaded(library === undefined ? names : [library]);
  if (!loaded) {
    throw new MisuseError({
      in: caller,
      rule: 'a library of MPI must be on this machine',
      got: library ?? names.join(', '),
      remedy: install,
    });
  }
  const version = versionOf(caller, loaded);
  if (/open mpi/i.test(version)) return callsOf(loaded, version, 'void *', addresses(loaded));
  if (/mpich|intel|mvapich/i.test(version)) return callsOf(loaded, version, 'int', numbers);
  throw new MisuseError({ in: caller, rule: 'the library must be Open MPI or MPICH', got: version, remedy: install });
}

type Library = ReturnType<typeof koffi.load>;

function firstLoaded(candidates: readonly string[]): Library | undefined {
  for (const name of candidates) {
    try {
      // MPI loads parts of itself, which look for it by its symbols.
      return koffi.load(name, { global: true });
    } catch {
      // The next one.
    }
  }
  return undefined;
}

function versionOf(caller: string, library: Library): string {
  try {
    const text = Buffer.alloc(8192);
    const ask = library.func('int MPI_Get_library_version(void *, _Out_ int *)');
    ask(text, [0]);
    return text.toString('latin1').split('\0')[0].split(/[\n,]/)[0].trim();
  } catch {
    throw new MisuseError({ in: caller, rule: 'the library must be one of MPI 3 or later', remedy: install });
  }
}

/** What calls are given for all processes, and for numbers of float64. */
interface Handles {
  readonly world: unknown;
  readonly float64: unknown;
}

function addresses(library: Library): Handles {
  return { world: library.symbol('ompi_mpi_comm_world'), float64: library.symbol('ompi_mpi_double') };
}

/** Of MPICH and what keeps its interface, by its `mpi.h`. */
const numbers: Handles = { world: 0x44000000, float64: 0x4c00080b };

function callsOf(library: Library, version: string, handle: string, { world, float64 }: Handles): MpiCalls {
  const checked = (declaration: string) => {
    const call = library.func(declaration);
    return (...given: unknown[]) => {
      const code = call(...given) as number;
      if (code !== 0) throw new Error(`${/MPI_\w+/.exec(declaration)?.[0]} ended with ${code}`);
    };
  };
  const asked = (declaration: string) => {
    const call = checked(declaration);
    return () => {
      const answer = [0];
      call(world, answer);
      return answer[0];
    };
  };
  const initialise = checked('int MPI_Init(void *, void *)');
  const alltoall = checked(`int MPI_Alltoall(void *, int, ${handle}, void *, int, ${handle}, ${handle})`);
  const allgather = checked(`int MPI_Allgatherv(void *, int, ${handle}, void *, void *, void *, ${handle}, ${handle})`);
  const abort = checked(`int MPI_Abort(${handle}, int)`);
  return {
    version,
    initialise: () => initialise(null, null),
    rank: asked(`int MPI_Comm_rank(${handle}, _Out_ int *)`),
    size: asked(`int MPI_Comm_size(${handle}, _Out_ int *)`),
    exchange: (send, receive, slice) => alltoall(send, slice, float64, receive, slice, float64, world),
    gather: (send, receive, lengths, starts) =>
      allgather(send, send.length, float64, receive, lengths, starts, float64, world),
    finalise: checked('int MPI_Finalize()'),
    abort: (code) => abort(world, code),
  };
}
