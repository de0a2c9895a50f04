// Prints how much sooner T threads are done than one: wall time over that of one, turn by turn in one process, on a
// machine with nothing else to do. Beside it the processor time of all threads, over that of one.
//   node bench/bench.mjs --threads 2 [--only NAME] [--json]
import { gram } from '../dist/index.js';
import { startThreads } from '../dist/modes/index.js';
import { median } from '@entk/testing/bench';
import { cases } from './cases.mjs';

const turns = 5;

/** The cases that are large enough for threads, each `turns` times on one thread and on `count`, in turns. */
export async function measureThreads(count, { only, json }) {
  const rows = [];
  for (const one of cases.filter(({ name, large }) => large && name.includes(only))) {
    const a = one.matrix();
    one.ours(a);
    const times = [];
    for (let turn = 0; turn < turns; turn++) {
      const alone = timed(() => one.ours(a));
      const threads = await startThreads({ threads: count });
      // Wakes them, and grows their memory.
      gram(a);
      one.ours(a);
      const together = timed(() => one.ours(a));
      const { count: started } = threads;
      threads.dispose();
      times.push({ alone, together, started });
    }
    const middle = (figure) => median(times.map(figure));
    rows.push({
      name: one.name,
      threads: times[0].started,
      seconds: { alone: middle(({ alone }) => alone.wall), together: middle(({ together }) => together.wall) },
      wall: middle(({ alone, together }) => together.wall / alone.wall),
      processor: middle(({ alone, together }) => together.processor / alone.processor),
    });
    if (!json) process.stderr.write(`${one.name}\n`);
  }
  if (json) return `${JSON.stringify(rows, undefined, 2)}\n`;
  const lines = rows.map(({ name, threads, seconds, wall, processor }) => {
    const [alone, together] = [seconds.alone, seconds.together].map((value) => `${(1000 * value).toPrecision(3)} ms`);
    const ratios = `${wall.toFixed(2)} of the wall time, ${processor.toFixed(2)} of the processor time`;
    return `${name}: one thread ${alone}, ${threads} threads ${together}: ${ratios}`;
  });
  return `${lines.join('\n')}\n`;
}

function timed(work) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}
