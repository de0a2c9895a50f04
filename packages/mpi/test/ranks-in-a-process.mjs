// One of the ranks that mpirun starts: what sums and gathers give it, as JSON; with "fail" rank 1 ends with an error.
import { openMpi } from '../dist/index.js';

const [task = 'print', library] = process.argv.slice(2);
const mpi = openMpi(library === undefined ? {} : { library });
const { rank, size } = mpi;
const part = Float64Array.from({ length: 5 }, (_, index) => 1 / (3 + 7 * rank + index));
const lengths = Array.from({ length: size }, (_, other) => other);
const gathered = mpi.gather(new Float64Array(rank).fill(rank), lengths);
const line = JSON.stringify({ rank, size, version: mpi.version, sum: [...mpi.sum(part)], gathered: [...gathered] });
process.stdout.write(`${line}\n`);
if (task === 'fail' && rank === 1) throw new Error('this rank fails');
if (task === 'fail') mpi.sum(part);
mpi.close();
