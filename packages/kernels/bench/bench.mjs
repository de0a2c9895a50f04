/**
 * `npm run bench`, of a minute (two where Python has PyTorch): layers' kernels, those of a transformer's parameters,
 * and layers' beside other libraries', kernels of up to 2,000 examples three ways, 120 eigenvalues of figure 1's
 * flattened kernels, and 10 of a kernel of 50,000 outputs.
 * With `--full`, of an hour of a quiet machine: up to 15,000 examples, the file that is killed and resumed, and the 50
 * largest eigenvalues of up to 100,000 examples through the operator. With `--flattened`: 1,653 eigenvalues of
 * flattened modular-addition kernels. With `--own-positions`: a layer of a language model against the tokens that are
 * read, beside PyTorch's gradients by vmap. Each run has a process of its own, so that its peak memory is its own.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inMegabytes, inSeconds, print, row } from './measure.mjs';

const [full, flattened, own] = ['--full', '--flattened', '--own-positions'].map((flag) => process.argv.includes(flag));

if (flattened) flattenedKernels();
else if (own) run('own-positions.mjs');
else {
  run('class-mean.mjs');
  run('transformer-parameters.mjs');
  run('layerwise.mjs');
  kernelsOfSizes(full ? [1000, 2000, 4000, 8000, 15_000] : [1000, 2000]);
  operators(full ? [10_000, 30_000, 100_000] : [1000]);
  superpositionKernels();
  wideOutputs();
  if (full) {
    print('\n15,000 examples on disk, a budget of 300 MB');
    run('killed-and-resumed.mjs', '15000', '300');
  }
}

function kernelsOfSizes(sizes) {
  print('\nclass-mean kernel of 200 → 64 → 64 → 10 (ReLU, biases): time, and peak memory of the process');
  row('examples', 'in one piece', '', 'in tiles', '', 'to disk', '');
  const folder = mkdtempSync(join(tmpdir(), 'entk-kernel-'));
  try {
    for (const examples of sizes) {
      const cells = ['explicit', 'tiled', 'file'].flatMap((mode) => {
        const found = ask(
          'kernel-run.mjs',
          mode,
          examples,
          mode === 'file' ? 300 : '',
          join(folder, `${examples}.npy`),
        );
        return found.refused ? ['over 2 GiB', ''] : [inSeconds(found.seconds), inMegabytes(found.peak)];
      });
      row(examples.toLocaleString('en'), ...cells);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function operators(sizes) {
  print('\n50 largest eigenvalues of it through the operator, a budget of 400 MB for factors and products');
  row('examples', 'time', 'memory', 'applied', 'residual', 'of trace');
  for (const examples of sizes) {
    const { seconds, peak, method, worstResidual, share } = ask('operator-run.mjs', examples);
    const applied = /by (\d+) applications/.exec(method)?.[1];
    row(
      examples.toLocaleString('en'),
      inSeconds(seconds),
      inMegabytes(peak),
      applied,
      worstResidual.toExponential(1),
      share.toFixed(3),
    );
  }
}

function superpositionKernels() {
  print('\n120 largest eigenvalues of the flattened kernels of figure 1, 25,000 rows, through the operator');
  row('network', 'time', 'memory', 'residual', 'off NumPy', 'status');
  for (const name of ['m10-S0.3', 'm10-S0.9', 'm40-S0.9']) {
    const { seconds, peak, worstResidual, worstDifference, status } = ask('flattened-superposition.mjs', name);
    const shares = [worstResidual, worstDifference].map((share) => share.toExponential(1));
    row(name, inSeconds(seconds), inMegabytes(peak), ...shares, status.kind);
  }
}

function wideOutputs() {
  print('\n10 largest eigenvalues of the flattened kernel of 32 → 8 → 50,000 (tanh), 64 examples, without factors');
  row('rows', 'time', 'memory', 'applied', 'residual', 'off float64');
  const { rows, seconds, peak, method, worstResidual, worstDifference, refused } = ask('wide-outputs.mjs');
  const applied = /by (\d+) applications/.exec(method)?.[1];
  row(
    rows.toLocaleString('en'),
    inSeconds(seconds),
    inMegabytes(peak),
    applied,
    worstResidual.toExponential(1),
    worstDifference.toExponential(1),
  );
  print(`with factors: ${refused ?? 'NOT REFUSED'}`);
}

function flattenedKernels() {
  print('1,653 largest eigenvalues of the flattened kernel of modular addition, 24,389 rows, through the operator');
  row('parameters', 'time', 'memory', 'residual', 'status', 'copies');
  for (const part of ['layer2', '']) {
    const found = ask('flattened-run.mjs', part);
    const copies = part === '' ? '' : found.allCopiesFound ? 'all 29 × 57' : 'SOME MISSED';
    row(
      found.parameters.join(' + '),
      inSeconds(found.seconds),
      inMegabytes(found.peak),
      found.worstResidual.toExponential(1),
      found.status.kind,
      copies,
    );
  }
}

function ask(script, ...words) {
  const { status, stdout } = start(script, words, 'ignore', 'pipe');
  if (status !== 0) throw new Error(`${script} ${words.join(' ')} failed`);
  return JSON.parse(stdout);
}

function run(script, ...words) {
  if (start(script, words, 'inherit', 'inherit').status !== 0) process.exitCode = 1;
}

function start(script, words, stderr, stdout) {
  const program = fileURLToPath(new URL(script, import.meta.url));
  return spawnSync(process.execPath, [program, ...words.map(String)], {
    stdio: ['ignore', stdout, stderr],
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
}
