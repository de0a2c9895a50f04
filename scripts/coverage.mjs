// `npm run coverage [package …]`: what each package's own tests reach of its own sources, lines and branches. Below 90
// % fails, unless scripts/coverage.json gives the package a lower bar and says why.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './pnpm.mjs';
import { root, workspacePackages } from './workspace.mjs';

const bar = 90;
const reasons = JSON.parse(readFileSync(join(root, 'scripts/coverage.json'), 'utf8'));
const wanted = process.argv.slice(2);
const packages = workspacePackages().filter(({ name, kind, manifest }) =>
  wanted.length === 0 ? kind === 'packages' || !manifest.private : wanted.includes(name),
);

let failures = 0;
process.stdout.write('package       lines  branches\n');
for (const { name, path } of packages) {
  const folder = mkdtempSync(join(tmpdir(), 'entk-coverage-'));
  try {
    const { code } = await run(
      join(root, 'node_modules/.bin/vitest'),
      [
        'run',
        '--coverage.enabled',
        '--coverage.provider=v8',
        '--coverage.include=src/**/*.ts',
        '--coverage.exclude=src/generated/**',
        '--coverage.reporter=json-summary',
        `--coverage.reportsDirectory=${folder}`,
        '--reporter=dot',
      ],
      path,
    );
    if (code !== 0) {
      process.stderr.write(`${name}: its tests fail; \`cd packages/${name} && npx vitest run\` says which\n`);
      failures++;
      continue;
    }
    const summary = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
    report(name, summary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = failures > 0 ? 1 : 0;

function report(name, { total, ...files }) {
  const { lines = bar, branches = bar, why } = reasons[name] ?? {};
  const reached = { lines: total.lines.pct, branches: total.branches.pct };
  const holds = reached.lines >= lines && reached.branches >= branches;
  if (!holds) failures++;
  const figures = [reached.lines, reached.branches].map((share) => `${share.toFixed(1)} %`.padStart(9)).join('');
  process.stdout.write(`${name.padEnd(10)}${figures}${why ? `  (${why})` : ''}${holds ? '' : '  ✗'}\n`);
  if (holds) return;
  const least = Object.entries(files)
    .map(([file, { lines: line, branches: branch }]) => ({
      file,
      line: line.pct,
      missed: branch.total - branch.covered,
    }))
    .filter(({ line, missed }) => line < bar || missed > 2)
    .toSorted((left, right) => right.missed - left.missed)
    .slice(0, 10);
  for (const { file, line, missed } of least) {
    process.stdout.write(`  ${file.slice(file.indexOf('src'))}: lines ${line} %, ${missed} branches missed\n`);
  }
}
