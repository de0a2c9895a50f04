// Times our side of one case at a time, in seconds of the processor, which other work on the machine adds little to: a
// JSON command per line in, {"seconds": t} per line out.
//   node bench/ours.mjs [--fused] [--wide]
import { createInterface } from 'node:readline';
import { allowFusedArithmetic, allowWideVectors } from '../dist/modes/index.js';
import { cases } from './cases.mjs';

const fused = allowFusedArithmetic(process.argv.includes('--fused'));
const wide = allowWideVectors(process.argv.includes('--wide'));
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const matrices = new Map();

say({ node: process.versions.node, fused, wide });
for await (const line of createInterface({ input: process.stdin })) {
  const { name } = JSON.parse(line);
  const one = cases.find((entry) => entry.name === name);
  if (!matrices.has(name)) matrices.set(name, one.matrix());
  const a = matrices.get(name);
  const start = process.cpuUsage();
  one.ours(a);
  const { user, system } = process.cpuUsage(start);
  say({ seconds: (user + system) / 1e6 });
}
