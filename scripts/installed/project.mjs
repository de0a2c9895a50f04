// The empty project of somebody who installs what we publish.
import { cpSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../pnpm.mjs';
import { packInto, publishedPackages } from '../tarballs.mjs';
import { root } from '../workspace.mjs';

const reference = join(root, 'packages/testing/fixtures/reference/modular-addition/p29-n512');

/**
 * Packs every published package, and installs the tarballs with npm, as copies: `{ folder, tarballs, packages, run, runIn,
 * summary }`, where `run(command, args)` works in the project, `runIn(folder, command, args)` elsewhere, and both throw
 * what the command printed if it fails.
 */
export async function makeProject(parent) {
  const tarballs = join(parent, 'tarballs');
  const folder = join(parent, 'project');
  cpSync(fileURLToPath(new URL('consumer', import.meta.url)), folder, { recursive: true });
  cpSync(join(reference, 'epoch-500.safetensors'), join(folder, 'weights.safetensors'));
  cpSync(join(folder, 'weights.safetensors'), join(folder, 'public/weights.safetensors'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));

  const packages = publishedPackages();
  const files = await packInto(tarballs, packages);
  const runIn = async (where, command, args) => succeeded(`${command} ${args[0]}`, await run(command, args, where));
  const runHere = (command, args) => runIn(folder, command, args);
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  await runHere('npm', ['install', ...quietly, ...files]);

  const tree = sizeBelow(join(folder, 'node_modules'));
  if (tree.links > 0) throw new Error('the packages were linked, not copied');
  const ours = sizeBelow(join(folder, 'node_modules/@entk')).bytes + sizeBelow(join(folder, 'node_modules/entk')).bytes;
  const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const summary = `${files.length} tarballs installed by npm: ${mega(ours)} of ours in a tree of ${mega(tree.bytes)}`;
  return { folder, tarballs, packages, run: runHere, runIn, summary };
}

/** The numbers that NumPy found for the weights in the project. */
export function expectedNumbers() {
  const { p, checkpoints } = JSON.parse(readFileSync(join(reference, 'expected.json'), 'utf8'));
  return { p, eigenvalues: checkpoints[500].eigenvalues.full, trace: checkpoints[500].trace };
}

/** The project's bar for eigenvalues of the reference networks, as a share of λ₁. */
const eigenvalueBar = 3e-6;

/** How the outcome of the pipeline differs from NumPy's numbers, in words, and how near it came. */
export function judge({ eigenvalues, trace, cliffs, meanMatch, fromOrthonormal, isRepeated = true, isDrawn }) {
  const expected = expectedNumbers();
  const worst = expected.eigenvalues.reduce((most, value, k) => Math.max(most, Math.abs(value - eigenvalues[k])), 0);
  const share = worst / expected.eigenvalues[0];
  const failures = [
    [eigenvalues.length === 160 && share <= eigenvalueBar, `an eigenvalue is off by ${share.toExponential(1)} λ₁`],
    [Math.abs(trace / expected.trace - 1) <= 1e-6, `the trace is ${trace}, NumPy's ${expected.trace}`],
    [JSON.stringify(cliffs.slice(0, 3)) === '[[0,1],[1,57],[57,113]]', `the cliffs are ${JSON.stringify(cliffs)}`],
    // Jointly rotated, the reference network's second cliff matches Fourier pairs at 0.900 in squared norm, in the
    // mean.
    [meanMatch > 0.85, `the rotated vectors match at ${meanMatch}`],
    [fromOrthonormal < 1e-12, `the rotated basis is off orthonormal by ${fromOrthonormal}`],
    [isRepeated, 'a second time, on wide vectors where there are some, the eigenvalues were others'],
    [isDrawn, 'no figure was drawn'],
  ];
  return {
    failures: failures.filter(([holds]) => !holds).map(([, text]) => text),
    near: `${eigenvalues.length} eigenvalues within ${share.toExponential(1)} λ₁ of NumPy's, rotated match ${meanMatch.toFixed(3)}`,
  };
}

function succeeded(what, { code, output }) {
  if (code !== 0) throw new Error(`${what} ended with exit code ${code}\n${output.trimEnd()}`);
  return output;
}

function sizeBelow(folder) {
  const total = { bytes: 0, links: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) total.links += path.includes('.bin') ? 0 : 1;
    else if (entry.isFile()) total.bytes += lstatSync(path).size;
  }
  return total;
}
