// One rank: the ten largest eigenvalues of the class mean of a network 200 → 64 → 64 → 10 at so many examples, by
// products whose examples the ranks share. Prints a digest of their bits, and seconds; with "for-ever" it starts anew.
import { createHash } from 'node:crypto';
import { createRandom, ndArray } from '@entk/core';
import { jacobianBlocks, kernelOperator } from '@entk/kernels';
import { initialiseBackend, networkFromDescription, normalParameters } from '@entk/models';
import { openMpi } from '@entk/mpi';
import { topEigenpairs } from '@entk/spectral';
import { reluNetwork } from '@entk/testing';

const [examples, task] = process.argv.slice(2);
const count = Number(examples);
const ranks = openMpi();
await initialiseBackend();
const network = networkFromDescription(reluNetwork([200, 64, 64, 10]));
const inputs = ndArray([count, 200], Float32Array.from(createRandom(1).normals(count * 200)));
const blocks = jacobianBlocks(network, normalParameters(network, createRandom(0)), inputs);
for (let again = true; again; again = task === 'for-ever') {
  const began = performance.now();
  const operator = await kernelOperator(blocks, { kind: 'classMean' }, { segments: 16, ranks });
  const { values, status } = await topEigenpairs(operator, { count: 10 });
  const seconds = (performance.now() - began) / 1000;
  const digest = createHash('sha256').update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  const line = { ranks: ranks.size, status: status.kind, digest: digest.digest('hex').slice(0, 16), seconds };
  if (ranks.rank === 0) process.stdout.write(`${JSON.stringify({ ...line, largest: values[0] })}\n`);
}
ranks.close();
