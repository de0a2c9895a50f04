// Tiles of one kernel on a cluster, one of whose nodes is killed: joined they are the file that one process writes.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@entk/core';
import { readNpy, readSafetensors, writeNpy, writeSafetensors } from '@entk/formats';
import { jacobianBlocks } from '@entk/kernels';
import { writeKernel } from '@entk/kernels/node';
import { initialiseBackend, networkFromDescription } from '@entk/models';
import { digestOf, expectCode, planned, same, strayIn } from './program.mjs';
import { noRedis, openRedis, undisturbedQueue } from './queue.mjs';
import { noSlurm, onSlurm, survivesDeadNode } from './slurm.mjs';

const [examples, tileSize] = [4000, 1000];
const layers = [
  { kind: 'dense', weight: 'W1', bias: 'b1' },
  { kind: 'relu' },
  { kind: 'dense', weight: 'W2', bias: 'b2' },
];
const description = { inputs: { size: 200 }, layers };

/** A folder with a network, its inputs and the plan of its kernel. */
function kernelPlan(changes = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'entk-tiles-'));
  const random = createRandom(1);
  const normals = (...shape) => {
    const length = shape.reduce((product, extent) => product * extent, 1);
    return { shape, data: Float32Array.from({ length }, () => random.normal()) };
  };
  const tensors = { W1: normals(64, 200), b1: normals(64), W2: normals(10, 64), b2: normals(10) };
  writeFileSync(join(folder, 'w.safetensors'), writeSafetensors(new Map(Object.entries(tensors))));
  writeFileSync(join(folder, 'x.npy'), writeNpy(normals(examples, 200)));
  writeFileSync(join(folder, 'model.json'), JSON.stringify(description));
  const settings = { model: 'model.json', weights: 'w.safetensors', inputs: 'x.npy', tileSize };
  return planned({ experiment: 'kernel', settings, ...changes }, folder);
}

const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16);

/** The kernel by writeKernel, within so many megabytes. */
async function written(folder, megabytes) {
  const { tensors } = readSafetensors(readFileSync(join(folder, 'w.safetensors')));
  const network = networkFromDescription(
    description,
    new Map(Array.from(tensors, ([name, { shape }]) => [name, shape])),
  );
  const blocks = jacobianBlocks(network, tensors, readNpy(readFileSync(join(folder, 'x.npy'))));
  const file = join(folder, `within-${megabytes}.npy`);
  await writeKernel(file, blocks, { kind: 'classMean' }, { tileSize, memoryBudget: megabytes * 1e6 });
  return sha256(file);
}

export async function tilesJoined() {
  await initialiseBackend();
  const alone = kernelPlan();
  await expectCode(0, 'sweep', 'run', alone, '--threads', '1');
  const tables = await digestOf(alone);
  const joined = sha256(join(alone, 'kernel.npy'));
  for (const megabytes of [100, 1000])
    same(`writeKernel within ${megabytes} MB`, await written(alone, megabytes), joined);
  const ways = ['writeKernel within 100 and 1,000 MB'];
  const sharded = kernelPlan();
  for (const shard of ['1/3', '2/3', '0/3']) await expectCode(0, 'sweep', 'run', sharded, '--shard', shard);
  same('tables of three shards', await digestOf(sharded), tables);
  same('the kernel of three shards', sha256(join(sharded, 'kernel.npy')), joined);
  ways.push('three shards');
  if (!noSlurm()) {
    const onNodes = kernelPlan({ slurm: { tasks: 2 } });
    await onSlurm((cluster) => survivesDeadNode(onNodes, cluster));
    same('tables of Slurm', await digestOf(onNodes), tables);
    same('the kernel of Slurm', sha256(join(onNodes, 'kernel.npy')), joined);
    same('stray files', strayIn(onNodes).join(), '');
    ways.push('Slurm with a node killed');
  }
  if (!noRedis()) {
    const redis = openRedis();
    await redis.begin();
    const queued = kernelPlan();
    try {
      same('tables of BullMQ', await undisturbedQueue(redis, queued, ['--files', queued]), tables);
    } finally {
      redis.kill();
    }
    same('the kernel of BullMQ', sha256(join(queued, 'kernel.npy')), joined);
    ways.push('BullMQ');
  }
  return `${joined} of ${examples} examples in tiles of ${tileSize} by one thread, ${ways.join(', ')}`;
}
