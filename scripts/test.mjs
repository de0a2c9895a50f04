// `npm test`: sets up, runs every check and every test, and closes with one line that counts both. `--checks` leaves
// the tests out; any other word goes to Vitest, so that `npm test -- --project @entk/core` runs one package's tests.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { spawn } from 'node:child_process';
import './prepare.mjs';
import { colours, run } from './pnpm.mjs';

const words = process.argv.slice(2);
const checks = [
  ['format', 'node_modules/.bin/biome', 'format', '.'],
  ['lint, with types', 'node_modules/.bin/oxlint', '--type-aware', '--deny-warnings'],
  ['types', 'node_modules/.bin/tsc', '-p', 'tsconfig.json'],
  ['types of the components of the site', 'apps/docs/node_modules/.bin/vue-tsc', '-p', 'apps/docs/tsconfig.vue.json'],
  ['types of the snippets', 'npm', 'run', '--silent', 'snippets'],
  ['import direction', 'node', 'scripts/checks/layers.mjs'],
  ['shape of files and packages', 'node', 'scripts/checks/shape.mjs'],
  ['notation of comments', 'node', 'scripts/checks/comments.mjs'],
  ['elementary functions from one place', 'node', 'scripts/checks/elementary.mjs'],
  ['a test for every source file', 'node', 'scripts/checks/mirrored-tests.mjs'],
  ['unused files, exports and dependencies', 'node_modules/.bin/knip', '--no-config-hints'],
  ['public interfaces as written down', 'node', 'scripts/checks/api.mjs'],
  ['a changeset for every change', 'node', 'scripts/checks/changesets.mjs'],
  ['packages as published', 'node', 'scripts/checks/packed.mjs'],
  ['sizes within their budgets', 'node', 'scripts/checks/sizes.mjs'],
  ['packages as installed: Node, TypeScript, Chromium', 'node', 'scripts/installed.mjs'],
];

const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, command, ...args] of checks) {
  const began = performance.now();
  const { code, output } = await run(command, args);
  if (code === 0) total.passed++;
  else total.failed++;
  print(`${code === 0 ? '✓' : '✗'} ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  if (code !== 0) print(`${output.trimEnd()}\n`);
}
if (!words.includes('--checks')) await runTests();

const { passed, failed, skipped } = total;
print(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** Counts Vitest's tests; a file that does not load, an error outside of tests, and a run without tests each fail. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'entk-test-'));
  const file = join(folder, 'report.json');
  const code = await vitest(['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...words]);
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { testResults: [] };
  rmSync(folder, { recursive: true });
  printSlowest(report);
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults } = report;
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failures = numFailedTests + unloaded;
  total.passed += numPassedTests;
  total.skipped += numPendingTests + numTodoTests;
  total.failed += failures;
  if (numPassedTests + numFailedTests === 0) {
    total.failed++;
    print('✗ Vitest ran no test');
  } else if (code !== 0 && failures === 0) {
    total.failed++;
    print(`✗ Vitest ended with exit code ${code} though no test failed`);
  }
}

/** The test files that took longest: the places to look at when the whole takes too long. */
function printSlowest({ testResults }) {
  const files = testResults
    .map(({ name, startTime, endTime }) => ({ name: relative('.', name), seconds: (endTime - startTime) / 1000 }))
    .toSorted((left, right) => right.seconds - left.seconds);
  for (const { name, seconds } of files.slice(0, 8)) print(`${seconds.toFixed(1).padStart(6)} s  ${name}`);
}

function vitest(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('node_modules/.bin/vitest', args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...colours() },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
