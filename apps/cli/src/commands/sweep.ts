import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MisuseError } from '@entk/core';
import { Argument, type Command, Option } from 'commander';
import { exitCodes, type Outcome } from '../exit-codes.js';
import type { ShardTally } from '../sweep/run-cells.js';
import type { CommandContext } from './context.js';
import { decimal, requireGiven, threadsOption } from './option-values.js';
import { requireOptionsOfWay, type Ways } from './options-of-way.js';

/** Who hands out the cells. */
type Way = 'local' | 'shard' | Engine;

/** Whom the cells are handed to. */
type Engine = 'slurm' | 'bullmq' | 'kubernetes';

const ways: Ways<Way> = {
  names: {
    local: '--local',
    shard: '--shard',
    slurm: '--engine slurm',
    bullmq: '--engine bullmq',
    kubernetes: '--engine kubernetes',
  },
  options: {
    threads: ['local', 'shard'],
    failedAgain: ['local', 'shard'],
    dryRun: ['slurm', 'kubernetes'],
    redis: ['bullmq'],
    wait: ['bullmq'],
  },
};

/** What every command of a sweep has. */
interface PlaceOptions {
  readonly out?: string;
  readonly json: boolean;
}

/** Options of `entk sweep run`. */
interface RunOptions extends PlaceOptions {
  readonly local: boolean;
  readonly threads?: number;
  readonly shard?: string;
  readonly engine?: Engine;
  readonly dryRun: boolean;
  readonly redis?: string;
  readonly wait: boolean;
  readonly failedAgain: boolean;
}

const redisOption = ['--redis <url>', 'the Redis or Valkey of the queue, such as redis://localhost:6379'] as const;
const outOption = ['--out <folder>', 'where results go; without it a folder of the name of the plan'] as const;

/** The commands of `entk sweep`. */
export function addSweep(sweep: Command, context: CommandContext, outcome: Outcome): void {
  const withPlan = (name: string, description: string) =>
    sweep
      .command(name)
      .description(description)
      .addArgument(new Argument('<file>', 'a plan.json, or the folder of a sweep'))
      .option(...outOption)
      .option('--json', 'print one JSON object', false);

  withPlan('check', 'say how many cells a plan has and, by computing a few of them, what they will take')
    .option(...threadsOption)
    .action((plan: string, options: PlaceOptions & { threads?: number }) => check(plan, options, context));

  withPlan('run', 'compute the cells that have no result yet, here or on an engine')
    .option('--local', 'here, all of them; without another word this is what is done', false)
    .option(...threadsOption)
    .option('--shard <i/n>', 'here, every n-th cell from the i-th on, i from 0')
    .option('--failed-again', 'try cells again that have failed', false)
    .addOption(new Option('--engine <name>', 'hand the cells to an engine').choices(['slurm', 'bullmq', 'kubernetes']))
    .option('--dry-run', 'write the job file, and submit nothing (slurm, kubernetes)', false)
    .option(...redisOption)
    .option('--no-wait', 'queue the cells and end; the same command fetches their results (bullmq)')
    .action(async (plan: string, options: RunOptions, command: Command) => {
      const way = wayOf(options);
      requireOptionsOfWay(command, ways, way);
      if (way === 'bullmq') requireGiven(command, 'redis');
      const failed = await run(plan, way, options, context);
      outcome.code = failed > 0 ? exitCodes.failedCells : exitCodes.done;
    });

  sweep
    .command('work')
    .description('compute cells of a queue, on any machine that reaches its Redis, until interrupted')
    .option(...redisOption)
    .option(...threadsOption)
    .option('--files <folder>', 'where the files are that plans name, on this machine')
    .option('--once', 'end when no cell waits or runs', false)
    .option('--lock-seconds <number>', 'after how long the cells of a lost worker are handed out again', decimal, 30)
    .option('--json', 'print one JSON object at the end', false)
    .action((options: WorkOptions, command: Command) => {
      requireGiven(command, 'redis');
      return work(options, context);
    });

  withPlan('status', 'say how far a sweep is')
    .option('--watch', 'again every two seconds, until nothing is missing', false)
    .action((plan: string, options: PlaceOptions & { watch: boolean }) => status(plan, options, context));

  withPlan('collect', 'make tables and a report of the results so far').action((plan: string, options: PlaceOptions) =>
    collectAll(plan, options, context),
  );
}

function wayOf({ local, shard, engine }: RunOptions): Way {
  const given = Object.entries({ local: local || undefined, shard, engine }).filter(([, value]) => value !== undefined);
  if (given.length > 1) {
    const [first, second] = given.map(([name]) => `--${name}`);
    throw new MisuseError({ in: 'run', rule: `${first} and ${second} exclude each other` });
  }
  return engine ?? (shard === undefined ? 'local' : 'shard');
}

/** Opens a sweep that is about to be computed. */
async function begun(place: string, out: string | undefined, context: CommandContext) {
  const { beginSweep, openSweep } = await import('../sweep/folder/open-sweep.js');
  const sweep = await openSweep(place, out);
  const left = await beginSweep(sweep, place);
  if (left > 0) context.note(`${left} cells of the plan before are no longer of it; their results stay`);
  return sweep;
}

async function check(
  place: string,
  { out, threads, json }: PlaceOptions & { threads?: number },
  context: CommandContext,
): Promise<void> {
  const sweep = await begun(place, out, context);
  const { estimate, estimateText } = await import('../sweep/check-plan.js');
  const { slurmTasks, usualArray } = await import('../sweep/engines/tasks.js');
  const found = await estimate(sweep, { threads, ...context.work });
  const { tasks } = slurmTasks(sweep, usualArray);
  context.endProgress();
  const text = `${estimateText(found)}\nwith --engine slurm: ${tasks} ${tasks === 1 ? 'task' : 'tasks'}\nResults: ${sweep.folder}`;
  context.print(json ? JSON.stringify({ ...found, slurmTasks: tasks, folder: sweep.folder }) : text);
}

async function run(place: string, way: Way, options: RunOptions, context: CommandContext): Promise<number> {
  const { out, threads, shard, failedAgain, dryRun, redis = '', json } = options;
  const { runShard, shardOf } = await import('../sweep/run-cells.js');
  const chosen = shard === undefined ? undefined : shardOf(shard);
  if (way === 'kubernetes' && !dryRun) {
    throw new MisuseError({
      in: 'run',
      rule: '--engine kubernetes must come with --dry-run: the manifest is written, and yours to submit',
      remedy: 'kubectl apply -f job.json submits it',
    });
  }
  const sweep = await begun(place, out, context);
  const { folder } = sweep;
  if (way === 'slurm') {
    const { submitToSlurm } = await import('../sweep/engines/slurm.js');
    const { file, job, tasks, collect } = await submitToSlurm(sweep, { dryRun });
    const text = `${job === undefined ? '' : `job ${job}, ${tasks} tasks; job ${collect} collects\n`}Job file: ${file}`;
    context.print(json ? JSON.stringify({ folder, file, tasks, job, collect }) : text);
    return 0;
  }
  if (way === 'kubernetes') {
    const { writeManifest } = await import('../sweep/engines/kubernetes.js');
    const { file, tasks } = await writeManifest(sweep);
    context.print(json ? JSON.stringify({ folder, file, tasks }) : `Manifest: ${file}`);
    return 0;
  }
  let tally: ShardTally;
  if (way === 'bullmq') {
    const { runOnQueue } = await import('../sweep/engines/queue.js');
    tally = await runOnQueue(sweep, {
      redis,
      stays: options.wait,
      note: (text) => context.note(text),
      ...context.work,
    });
  } else {
    tally = await runShard(sweep, { shard: chosen, threads, failedAgain, ...context.work });
  }
  context.endProgress();
  const { cells, done, failed, computed } = tally;
  const text = `${done} of ${cells} cells done, ${computed} of them now${failed > 0 ? `; ${failed} failed, see ${join(folder, 'failed')}` : ''}\nResults: ${folder}`;
  context.print(json ? JSON.stringify({ folder, ...tally }) : text);
  return failed;
}

/** Options of `entk sweep work`. */
interface WorkOptions {
  readonly redis: string;
  readonly threads?: number;
  readonly files?: string;
  readonly once: boolean;
  readonly lockSeconds: number;
  readonly json: boolean;
}

async function work({ json, ...options }: WorkOptions, context: CommandContext): Promise<void> {
  const { workOnQueue } = await import('../sweep/engines/work.js');
  const computed = await workOnQueue({ ...options, ...context.work });
  context.endProgress();
  context.print(json ? JSON.stringify({ computed }) : `${computed} cells computed here`);
}

/** Between two looks (ms). */
const watched = 2000;

async function status(
  place: string,
  { out, json, watch }: PlaceOptions & { watch: boolean },
  context: CommandContext,
): Promise<void> {
  const { openSweep } = await import('../sweep/folder/open-sweep.js');
  const { statusOf, statusText } = await import('../sweep/status.js');
  const sweep = await openSweep(place, out);
  for (let shown = ''; ; ) {
    const found = await statusOf(sweep);
    const text = json ? JSON.stringify(found) : statusText(found);
    if (text !== shown) context.print(text);
    shown = text;
    if (!watch || found.missing === 0) return;
    await wait(watched, undefined, { signal: context.work.signal }).catch(() => context.work.signal?.throwIfAborted());
  }
}

async function collectAll(place: string, { out, json }: PlaceOptions, context: CommandContext): Promise<void> {
  const { openSweep } = await import('../sweep/folder/open-sweep.js');
  const { collect } = await import('../sweep/collect/collect.js');
  const sweep = await openSweep(place, out);
  const { cells, kernels, gram, report } = await collect(sweep, context.work);
  context.endProgress();
  const count = (of: string) => cells.filter((cell) => cell.status === of).length;
  const counts = { done: count('done'), failed: count('failed'), missing: count('missing') };
  const { reportTables } = await import('../terminal/report-tables.js');
  const text = `${report.summary}\n${reportTables([report], context.columns)}\nReport: ${join(sweep.folder, 'report.html')}`;
  context.print(
    json
      ? JSON.stringify({
          folder: sweep.folder,
          cells: cells.length,
          ...counts,
          ...(kernels.length > 0 && { kernels }),
          ...(gram && { gram }),
        })
      : text,
  );
}
