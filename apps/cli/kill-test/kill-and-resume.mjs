import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Kills a command again and again at random moments, resumes it, and holds what it leaves against an uninterrupted run.
 *
 * An older result stands in the folder from the start, and must be whole after every kill.
 *
 * @param words The command line for a folder; `--resume` is added.
 * @param kills How many times to kill.
 * @param random Uniform in [0, 1).
 * @returns Kills by signal, runs that ended, and every fault: a file that differs, is left over, missing, or was
 *   touched early.
 */
export async function killAndResume({ words, kills, random }) {
  const above = mkdtempSync(join(tmpdir(), 'entk-kill-'));
  try {
    const reference = join(above, 'reference');
    const started = performance.now();
    const first = await runToEnd(words(reference));
    // The shortest run so far: kills fall within the run, however busy the machine was at first.
    let duration = performance.now() - started;
    if (first.code > 1) throw new Error(`the uninterrupted run failed: ${first.stderr}`);
    const expected = filesBelow(reference);
    const older = new Map(Array.from(expected.keys(), (name) => [name, Buffer.from('older')]));
    const tally = {
      kills: 0,
      bySignal: { SIGKILL: 0, SIGTERM: 0 },
      completed: 0,
      resumed: 0,
      whilePublishing: 0,
      faults: [],
    };
    for (let round = 0; tally.kills < kills; round++) {
      const out = join(above, `run-${round}`);
      for (const [name, bytes] of older) put(join(out, name), bytes);
      for (let ended = false; !ended; ) {
        const mayKill = tally.kills < kills;
        const signal = random() < 0.85 ? 'SIGKILL' : 'SIGTERM';
        const delay = mayKill ? (0.05 + 0.95 * random()) * duration : Number.POSITIVE_INFINITY;
        const begun = performance.now();
        const run = await runToEnd([...words(out), '--resume'], { signal, delay });
        if (run.stderr.includes('resuming the run')) tally.resumed++;
        if (run.killed) {
          tally.kills++;
          tally.bySignal[signal]++;
          const now = filesBelow(out, { hidden: false });
          const touched = [...older].filter(([name, bytes]) => !now.get(name)?.equals(bytes));
          if (touched.length > 0 && touched.every(([name]) => now.get(name)?.equals(expected.get(name))))
            tally.whilePublishing++;
          else
            for (const [name] of touched)
              tally.faults.push(`${String(name)}: neither the older nor the new one after a kill`);
        } else {
          ended = true;
          if (!run.stderr.includes('resuming the run')) duration = Math.min(duration, performance.now() - begun);
          if (run.code !== first.code)
            tally.faults.push(`exit code ${run.code}, not ${first.code}: ${run.stderr.trim()}`);
        }
      }
      tally.completed++;
      tally.faults.push(...differences(expected, filesBelow(out)));
      rmSync(out, { recursive: true, force: true });
    }
    return { ...tally, files: expected.size, seconds: duration / 1000 };
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

function runToEnd(words, { signal, delay } = { delay: Number.POSITIVE_INFINITY }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (bytes) => (stderr += bytes));
    const timer = Number.isFinite(delay) ? setTimeout(() => child.kill(signal), delay) : undefined;
    child.on('error', reject);
    child.on('close', (code, by) => {
      clearTimeout(timer);
      resolve({ code, stderr, killed: by !== null || code === 130 });
    });
  });
}

function differences(expected, found) {
  const names = new Set([...expected.keys(), ...found.keys()]);
  return [...names].flatMap((name) => {
    if (!expected.has(name)) return [`${name} is left over`];
    if (!found.has(name)) return [`${name} is missing`];
    return found.get(name).equals(expected.get(name)) ? [] : [`${name} differs`];
  });
}

/** Files by name; without those that a run under way hides. */
function filesBelow(folder, { hidden = true } = {}) {
  const names = readdirSync(folder, { recursive: true });
  const files = names.filter((name) => hidden || !name.startsWith('.entk'));
  return new Map(
    files.filter((name) => isFile(join(folder, name))).map((name) => [name, readFileSync(join(folder, name))]),
  );
}

function isFile(path) {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function put(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
