// Kills every command at random moments and compares what the resumed runs leave, byte by byte:
//   pnpm --filter entk kill-test [--kills 20] [--only "train superposition"] [--full-size] [--seed 0] [--json]
import { parseArgs } from 'node:util';
import { createRandom } from '@entk/core';
import { fullCommands, smallCommands } from './commands.mjs';
import { killAndResume } from './kill-and-resume.mjs';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    only: { type: 'string', multiple: true },
    'full-size': { type: 'boolean', default: false },
    seed: { type: 'string', default: '0' },
    json: { type: 'boolean', default: false },
  },
});
const commands = values['full-size'] ? fullCommands : smallCommands;
const chosen = values.only ?? Object.keys(commands);
const results = {};
for (const name of chosen) {
  const random = createRandom(Number(values.seed)).fork(name);
  results[name] = await killAndResume({
    ...commands[name],
    kills: Number(values.kills),
    random: () => random.uniform(),
  });
  if (!values.json) process.stdout.write(`${name}: ${summaryOf(results[name])}\n`);
}
if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
process.exitCode = Object.values(results).every(({ faults }) => faults.length === 0) ? 0 : 1;

function summaryOf({ kills, bySignal, completed, resumed, whilePublishing, files, seconds, faults }) {
  const signals = `${bySignal.SIGKILL} SIGKILL, ${bySignal.SIGTERM} SIGTERM; ${whilePublishing} while publishing`;
  const runs = `${resumed} resumptions, ${completed} runs to the end of ${files} files, ${seconds.toFixed(1)} s a run`;
  return [`${kills} kills (${signals}), ${runs}: ${faults.length} differences`, ...faults].join('\n  ');
}
