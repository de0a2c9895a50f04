/**
 * `node bench/killed-and-resumed.mjs [EXAMPLES] [memory budget in MB] [FOLDER]`: the class-mean kernel written to disk
 * uninterrupted, and again by a process that is killed half way and one that goes on; their bits compared, and the most
 * memory that each process had in use.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openMatrix, storedOperator } from '@entk/kernels/node';
import { topEigenpairs } from '@entk/spectral';
import { inMegabytes, inSeconds, measured, print } from './measure.mjs';

const [examples = '15000', megabytes = '300', parent = tmpdir()] = process.argv.slice(2);
const program = fileURLToPath(new URL('kernel-run.mjs', import.meta.url));
const folder = mkdtempSync(join(parent, 'entk-kernel-'));
try {
  const [whole, killed] = ['whole.npy', 'killed.npy'].map((name) => join(folder, name));
  const first = await run(whole);
  report('uninterrupted', first);
  await run(killed, Math.floor(first.plan.tileCount / 2));
  const resumed = await run(killed);
  report(`resumed after kill -9, ${resumed.resumedTiles} of ${resumed.plan.tileCount} tiles done`, resumed);
  const [one, other] = [await sha256(whole), await sha256(killed)];
  print(`sha256 ${one.slice(0, 16)}… and ${other.slice(0, 16)}…: ${one === other ? 'the same bits' : 'DIFFERENT'}`);
  await eigenvalues(killed);
  if (one !== other) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** One run in a process of its own, killed when so many tiles are done. */
function run(file, tiles) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'file', examples, megabytes, file]);
    let [output, progress] = ['', ''];
    child.stdout.on('data', (bytes) => (output += bytes));
    child.stderr.on('data', (bytes) => {
      progress += bytes;
      if (tiles !== undefined && progress.includes(`tile ${tiles} of`)) child.kill('SIGKILL');
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(undefined);
      else if (code === 0) resolve(JSON.parse(output));
      else reject(new Error(progress));
    });
  });
}

function report(name, { seconds, processorSeconds, peak, plan }) {
  print(
    `${name}: ${inSeconds(seconds)}, ${inSeconds(processorSeconds)} of processor, peak ${inMegabytes(peak)}, ` +
      `tiles of ${plan.tileSize}, planned ${inMegabytes(plan.bytes.total)}`,
  );
}

async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(chunk);
  return hash.digest('hex');
}

/** The top of the spectrum, streamed from the disk. */
async function eigenvalues(file) {
  const stored = await openMatrix(file);
  const { result, seconds } = await measured(async () =>
    topEigenpairs(await storedOperator(stored), { count: 10, blockSize: 8 }),
  );
  await stored.close();
  const worst = Math.max(...result.residuals);
  print(
    `top 10 streamed from the file: ${inSeconds(seconds)}, ${result.method}, largest residual ${worst.toExponential(1)}`,
  );
}
