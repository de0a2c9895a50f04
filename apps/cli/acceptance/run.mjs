// What takes longer than a test may, or a whole cluster: npm run acceptance -- sweeps [--only kills] [--kills 50],
// npm run acceptance -- mpi
import { parseArgs } from 'node:util';
import { mpiChecks } from './mpi/checks.mjs';
import { checks } from './sweeps/checks.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', multiple: true }, kills: { type: 'string', default: '50' } },
});
const suites = { sweeps: checks, mpi: mpiChecks };
const [suite = 'sweeps'] = positionals;
if (!(suite in suites)) throw new Error(`no suite is called ${suite}; there are ${Object.keys(suites).join(', ')}`);
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, check] of Object.entries(suites[suite])) {
  if (values.only && !values.only.includes(name)) continue;
  const began = performance.now();
  const outcome = await check({ kills: Number(values.kills) }).then(
    (text) => (text.startsWith('skipped') ? { counted: 'skipped', text } : { counted: 'passed', text }),
    (error) => ({ counted: 'failed', text: String(error?.stack ?? error) }),
  );
  counts[outcome.counted]++;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${outcome.counted} ${name} (${seconds} s): ${outcome.text}\n`);
}
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = counts.failed > 0 ? 1 : 0;
