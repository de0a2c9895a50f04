// What each package weighs, held against the budgets in scripts/sizes.json, in bytes: `tarball`, as published; `own`,
// its code in a page, minified and gzipped, without its dependencies; `whole`, the same with them. Over a budget fails;
// `--update` sets budgets a tenth above what is measured, which shows in the diff.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pnpm } from '../pnpm.mjs';
import { conclude, root, workspacePackages } from '../workspace.mjs';

const file = join(root, 'scripts/sizes.json');
const budgets = JSON.parse(readFileSync(file, 'utf8'));
const packages = workspacePackages().filter(({ manifest }) => !manifest.private);
const complaints = [];
const sizes = {};

const tarballs = await tarballSizes();
for (const { path, manifest } of packages) {
  const { name } = manifest;
  sizes[name] = { tarball: tarballs[`${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`] };
  const entry = manifest.exports['.']?.default;
  if (!entry) continue;
  sizes[name].own = await bundleSize(join(path, entry), { dependencies: false });
  sizes[name].whole = await bundleSize(join(path, entry), { dependencies: true });
}

if (process.argv.includes('--update')) {
  const raised = (measured) => Object.fromEntries(Object.entries(measured).map(([what, bytes]) => [what, room(bytes)]));
  const next = Object.fromEntries(Object.entries(sizes).map(([name, measured]) => [name, raised(measured)]));
  writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
} else {
  for (const [name, measured] of Object.entries(sizes)) {
    for (const [what, bytes] of Object.entries(measured)) {
      const budget = budgets[name]?.[what];
      if (budget === undefined) complaints.push(`${name}: has no budget "${what}"; \`npm run sizes -- --update\``);
      else if (bytes > budget) complaints.push(`${name}: ${what} is ${bytes} bytes, over its budget of ${budget}`);
    }
  }
}
const table = Object.entries(sizes).map(([name, { tarball, own = '–', whole = '–' }]) =>
  [name.padEnd(18), ...[tarball, own, whole].map((bytes) => String(bytes).padStart(9))].join(''),
);
conclude(complaints, ['package              tarball      own    whole', ...table].join('\n'));

async function tarballSizes() {
  const folder = mkdtempSync(join(tmpdir(), 'entk-sizes-'));
  try {
    const filters = packages.flatMap(({ manifest }) => ['--filter', manifest.name]);
    const { code, output } = await pnpm([...filters, 'pack', '--pack-destination', folder]);
    if (code !== 0) throw new Error(output);
    return Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundleSize(entry, { dependencies }) {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'bundle' },
      rolldownOptions: { external: dependencies ? [] : (id) => !/^(\.|\/)/.test(id) },
    },
  });
  const chunks = [output].flat().flatMap((result) => result.output);
  return chunks.reduce((sum, { code, source }) => sum + gzipSync(code ?? source).length, 0);
}

/** A tenth more than measured, rounded up to 100 bytes. */
function room(bytes) {
  return Math.ceil((1.1 * bytes) / 100) * 100;
}
