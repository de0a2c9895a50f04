// Tests every file of its folder: what hands out cells is asked for the same things in two ways.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { initialiseBackend } from '@entk/models';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { collect } from '../../src/sweep/collect/collect.js';
import { askEngine } from '../../src/sweep/engines/ask-engine.js';
import { jobFile, quoted } from '../../src/sweep/engines/job-file.js';
import { indexedJob, writeManifest } from '../../src/sweep/engines/kubernetes.js';
import { askQueue, jobIdOf, runOnQueue } from '../../src/sweep/engines/queue.js';
import { connect, prefix, queueName, refusal, withoutPassword } from '../../src/sweep/engines/redis.js';
import { submitToSlurm } from '../../src/sweep/engines/slurm.js';
import { readSubmission } from '../../src/sweep/engines/submission.js';
import { slurmTasks } from '../../src/sweep/engines/tasks.js';
import { refusalOf, workOnQueue } from '../../src/sweep/engines/work.js';
import type { Sweep } from '../../src/sweep/folder/open-sweep.js';
import { runShard } from '../../src/sweep/run-cells.js';
import { temporaryFolder } from '../entk.js';
import { begunSweep, inThisThread, smallPlan } from './sweep-folder.js';

afterEach(() => vi.unstubAllEnvs());

const many = (each: object, slurm: object) =>
  begunSweep({ ...smallPlan, axes: { seed: { from: 0, count: 1000 } }, each, slurm });

test('tasks of ten minutes or more, at most 200, or as the plan says and the cluster takes', async () => {
  expect(slurmTasks(await many({ minutes: 1 }, {}), 1001)).toEqual({ tasks: 100, minutes: 25 });
  expect(slurmTasks(await many({ minutes: 60 }, {}), 1001)).toEqual({ tasks: 200, minutes: 605 });
  expect(slurmTasks(await many({ minutes: 0.001 }, {}), 1001)).toEqual({ tasks: 1, minutes: 7 });
  expect(slurmTasks(await many({}, {}), 1001)).toEqual({ tasks: 40 });
  expect(slurmTasks(await many({ minutes: 60 }, { tasks: 500 }), 1001).tasks).toBe(500);
  const sweep = await many({}, { tasks: 500 });
  expect(() => slurmTasks(sweep, 100)).toThrow(
    'sweep: slurm.tasks must be at most 100, the MaxArraySize of this cluster, got 500; fewer tasks take more cells each',
  );
});

test('the manifest of Kubernetes is a Job of batch/v1, each of its pods a shard', async () => {
  const sweep = await begunSweep({
    ...smallPlan,
    axes: { seed: { from: 0, count: 1000 } },
    each: { minutes: 6, memory: '2 GB', threads: 2 },
    kubernetes: { image: 'registry.example/node:22', claim: 'runs', subPath: 'paper/first', tasks: 50 },
  });
  const named = { ...sweep, folder: "/data/It's_Here." };
  for (const manifest of [indexedJob(named), indexedJob(await many({}, {}))]) new Job(manifest as never).validate();
  const { metadata, spec } = indexedJob(named);
  expect(metadata.name).toBe('entk-it-s-here');
  expect(spec).toMatchObject({ completions: 50, completionMode: 'Indexed', backoffLimitPerIndex: 3 });
  expect(spec.podFailurePolicy.rules[0]).toMatchObject({ action: 'FailIndex', onExitCodes: { values: [2, 3] } });
  const { activeDeadlineSeconds, containers } = spec.template.spec;
  // Twenty cells of six minutes, twice that, and five minutes.
  expect(activeDeadlineSeconds).toBe((2 * 20 * 6 + 5) * 60);
  expect(containers[0].command[2]).toContain('sweep run /sweep --threads 2 --shard "$JOB_COMPLETION_INDEX/50"');
  expect(containers[0].resources).toEqual({ requests: { cpu: '2', memory: '2000M' }, limits: { memory: '2000M' } });
  expect(containers[0].volumeMounts).toEqual([{ name: 'sweep', mountPath: '/sweep', subPath: 'paper/first' }]);
  expect(() => new Job({ ...indexedJob(named), spec: { completions: 'many' } } as never).validate()).toThrow(/spec/);
  const { file, tasks } = await writeManifest(sweep);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(indexedJob(sweep))));
  expect([file, tasks]).toEqual([join(sweep.folder, 'job.json'), 50]);
});

test('the job file is a shell script with the words of the plan', async () => {
  const sweep = await many(
    { minutes: 6, memory: '2 GB', threads: 2 },
    { partition: 'cpu', account: 'lab', setup: ['module load node/20'], options: ['--qos=short'] },
  );
  const text = jobFile({ ...sweep, folder: "/data/it's here" }, { tasks: 100, minutes: 130 }, [
    '/bin/node',
    '/opt/entk.js',
  ]);
  for (const line of ['--array=0-99', '--mem=2000M', '--cpus-per-task=2', '--time=02:10:00', '--partition=cpu']) {
    expect(text).toContain(`\n#SBATCH ${line}\n`);
  }
  expect(
    text
      .split('\n')
      .filter((line) => line.startsWith('#SBATCH'))
      .at(-1),
  ).toBe('#SBATCH --qos=short');
  expect(text).toContain('--job-name=entk-it-s-here\n');
  expect(text).toMatch(
    /module load node\/20\n\nentk sweep run '\/data\/it'\\''s here' --shard "\$SLURM_ARRAY_TASK_ID\/100"\n/,
  );
  expect(spawnSync('bash', ['-n'], { input: text }).status).toBe(0);
  const word = "a'b $(c) \\";
  expect(spawnSync('bash', ['-c', `printf %s ${quoted(word)}`]).stdout.toString()).toBe(word);
});

describe('Slurm', () => {
  /** Commands of Slurm as scripts that note how they were called. */
  function commands(scripts: Readonly<Record<string, string>>): string {
    const folder = temporaryFolder();
    for (const [name, script] of Object.entries(scripts)) {
      writeFileSync(join(folder, name), `#!/bin/sh\necho ${name} "$@" >> ${folder}/calls\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
    return folder;
  }

  test('an array is submitted, and a job that collects after it, whatever became of it', async () => {
    const config = 'echo "MaxArraySize            = 3"';
    const folder = commands({ sbatch: 'echo 17', scontrol: config, squeue: 'echo "RUNNING n1"; echo "PENDING "' });
    const sweep = await begunSweep(smallPlan);
    expect(await submitToSlurm(sweep, { dryRun: false })).toMatchObject({ job: '17', collect: '17', tasks: 3 });
    const calls = readFileSync(join(folder, 'calls'), 'utf8');
    expect(calls).toContain(`sbatch --parsable ${sweep.folder}/job.sbatch\n`);
    expect(calls).toMatch(/--dependency=afterany:17 .* 'sweep' 'collect'/);
    const submission = await readSubmission(sweep.folder);
    expect(submission && (await askEngine(submission))).toEqual({ engine: 'slurm', running: 1, waiting: 1, nodes: 1 });
  });

  test('a rehearsal only writes; without Slurm it is said what to do', async () => {
    vi.stubEnv('PATH', '/nowhere');
    const sweep = await begunSweep(smallPlan);
    const { file, job } = await submitToSlurm(sweep, { dryRun: true });
    expect([existsSync(file), job]).toEqual([true, undefined]);
    await expect(submitToSlurm(sweep, { dryRun: false })).rejects.toThrow(
      /must be on the PATH; call this on a login node of a cluster that has Slurm; --dry-run writes/,
    );
  });

  test('what it refuses is misuse; that it does not answer is not', async () => {
    const sweep = await begunSweep(smallPlan);
    const failing = (text: string) =>
      commands({ scontrol: 'echo', sbatch: `echo "sbatch: error: ${text}" >&2; exit 1` });
    failing('invalid partition specified: gpu');
    await expect(submitToSlurm(sweep, { dryRun: false })).rejects.toThrow(
      /sbatch must accept the job .*invalid partition/,
    );
    failing('Unable to contact slurm controller');
    await expect(submitToSlurm(sweep, { dryRun: false })).rejects.toMatchObject({ name: 'MachineFault' });
  });
});

describe('addresses of Redis', () => {
  test('passwords are shown nowhere', () => {
    expect(withoutPassword('redis://me:secret@host:6379/1')).toBe('redis://me@host:6379/1');
    expect(() => withoutPassword('http://me:secret@host')).toThrow(
      /--redis must be an address such as .*got "http:\/\/me:…@host"/,
    );
  });

  test('each refusal is one line: where, what Redis says in a word, what to do', () => {
    const said = (text: string) =>
      refusal('redis://host', Object.assign(new Error(text), { name: 'ReplyError' })).message;
    expect(said('NOAUTH HELLO must be called with …')).toBe(
      'sweep: Redis must let us in, got "redis://host" (NOAUTH); give the password: redis://:PASSWORD@HOST:PORT',
    );
    expect(said("NOPERM this user has no permissions to run the 'eval' command")).toMatch(
      /Redis must let this user do all that a queue takes, .*'eval'.*; give a user with the rights/,
    );
    expect(said('Unknown RESP type 72 "H". Please report this.')).toMatch(/speaks another protocol\)$/);
  });

  test('nothing there is a fault of the machine; something else is none of ours', async () => {
    await expect(connect('redis://127.0.0.1:1')).rejects.toMatchObject({
      name: 'MachineFault',
      message: expect.stringMatching(/^Redis at redis:\/\/127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/) as string,
    });
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0);
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    await expect(connect(`redis://127.0.0.1:${port}`)).rejects.toThrow(
      /--redis must be the address of a Redis or Valkey/,
    );
  });
});

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

describe.skipIf(!hasRedis)('BullMQ (needs redis-server)', () => {
  beforeAll(() => initialiseBackend());

  async function redis(): Promise<string> {
    const port = 20_000 + Math.floor(Math.random() * 20_000);
    const words = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const child = spawn('redis-server', words, { stdio: 'ignore', cwd: temporaryFolder() });
    onTestFinished(() => void child.kill());
    const address = `redis://127.0.0.1:${port}`;
    for (let tries = 0; tries < 100; tries++) {
      if (await askQueue(address).catch(() => undefined)) break;
      await wait(100);
    }
    return address;
  }
  const note = () => undefined;
  const worker = (address: string) =>
    workOnQueue({ redis: address, threads: 1, once: true, lockSeconds: 2, openPool: inThisThread });
  const tables = async (sweep: Sweep) => {
    await collect(sweep);
    return ['runs.parquet', 'runs.csv'].map((name) => readFileSync(join(sweep.folder, name)));
  };

  test('two workers give what this machine gives alone; submitting twice, and losing all of Redis, loses nothing', async () => {
    const address = await redis();
    const sweep = await begunSweep(smallPlan);
    const submit = (stays: boolean) => runOnQueue(sweep, { redis: address, stays, note });
    expect(await submit(false)).toMatchObject({ cells: 4, done: 0 });
    const client = new Redis(address);
    await client.flushall();
    client.disconnect();
    await submit(false);
    await submit(false);
    expect(await askQueue(address)).toEqual({ engine: 'bullmq', running: 0, waiting: 4 });
    await Promise.all([worker(address), worker(address)]);
    expect(await submit(true)).toEqual({ cells: 4, done: 4, failed: 0, computed: 4 });
    const alone = await begunSweep(smallPlan);
    await runShard(alone, { openPool: inThisThread });
    expect(await tables(sweep)).toEqual(await tables(alone));
  });

  test('a cell that diverges is a result; what does not belong in the queue is refused', async () => {
    const address = await redis();
    const settings = { hiddenUnits: 12, epochs: 40 };
    const sweep = await begunSweep({ ...smallPlan, settings, axes: { learningRate: [1e30], p: [5] } });
    await runOnQueue(sweep, { redis: address, stays: false, note });
    const connection = new Redis(address, { maxRetriesPerRequest: null });
    const queue = new Queue(queueName, { connection, prefix });
    await queue.add('cell', { experiment: 'superposition', command: 'rm -rf /' }, { jobId: 'cell-0' });
    await worker(address);
    expect((await queue.getFailed()).map(({ failedReason }) => failedReason)).toEqual(['what to measure is not known']);
    expect(await runOnQueue(sweep, { redis: address, stays: true, note })).toMatchObject({ done: 0, failed: 1 });
    await queue.close();
    connection.disconnect();
  });
});

test('a worker computes questions that are what their names say, of files in its own folder', async () => {
  const { cells } = await begunSweep(smallPlan);
  const { key, experiment, measure, settings } = cells[0];
  const data = { experiment, measure, settings, files: {} };
  expect(refusalOf(data, jobIdOf(key), undefined)).toBeUndefined();
  expect(refusalOf(data, jobIdOf(cells[1].key), undefined)).toBe('its name is not that of its settings');
  expect(refusalOf({ ...data, settings: { p: 4 } }, jobIdOf(key), undefined)).toMatch(
    /settings\.p must be an odd integer/,
  );
  expect(refusalOf(undefined, undefined, undefined)).toMatch(/no experiment/);
});
