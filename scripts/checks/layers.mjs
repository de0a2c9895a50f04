// Imports flow one way: a package depends on, and its sources import, only packages before it in layers.json; nothing
// imports an app; `testing` is for tests; a relative import stays in its package, one in src stays in src; and no
// imports go in a circle, those of types included.
import { dirname, join, relative } from 'node:path';
import { conclude, filesBelow, importsOf, layers, root, workspacePackages } from '../workspace.mjs';
import { importCycles } from './cycles.mjs';

/** Only these packages may name these libraries: the rest installs and runs without them. */
const confined = { '@tensorflow/': 'packages/models' };

const complaints = [];
const packages = workspacePackages();
const nameOf = new Map(packages.map((pack) => [pack.manifest.name, pack]));

for (const { kind, name, folder } of packages) {
  if (kind === 'packages' && name !== 'testing' && !layers.includes(name)) {
    complaints.push(`${folder}: has no place in scripts/layers.json`);
  }
}
for (const layer of layers) {
  if (!packages.some(({ folder }) => folder === `packages/${layer}`)) {
    complaints.push(`scripts/layers.json: names ${layer}, which is no package`);
  }
}

let files = 0;
for (const pack of packages) {
  for (const circle of importCycles(pack.folder)) {
    complaints.push(`${circle[0]}: imports go in a circle: ${[...circle, circle[0]].join(' → ')}`);
  }
  const { dependencies = {}, peerDependencies = {}, devDependencies = {} } = pack.manifest;
  const manifest = `${pack.folder}/package.json`;
  for (const dependency of Object.keys({ ...dependencies, ...peerDependencies })) judge(pack, dependency, manifest);
  for (const dependency of Object.keys(devDependencies)) judge(pack, dependency, manifest, { inTests: true });

  for (const area of ['src', 'test', 'bench', 'fuzz', 'bin', 'scripts']) {
    for (const file of filesBelow(`${pack.folder}/${area}`, /\.(ts|mjs|js)$/)) {
      files++;
      for (const { specifier, line } of importsOf(file)) {
        const place = `${file}:${line}`;
        if (specifier.startsWith('.')) judgeRelative(pack, area, file, specifier, place);
        else judge(pack, specifier, place, { inTests: area !== 'src' && area !== 'bin' });
      }
    }
  }
}
conclude(complaints, `${packages.length} packages, ${files} files: imports flow one way, and none in a circle`);

/** What stands in `place` of `pack` names the library or package `specifier`. */
function judge(pack, specifier, place, { inTests = false } = {}) {
  for (const [prefix, owner] of Object.entries(confined)) {
    if (specifier.startsWith(prefix) && pack.folder !== owner && !inTests) {
      complaints.push(`${place}: only ${owner} may use ${specifier}`);
    }
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const target = nameOf.get(name);
  if (!target) {
    if (name.startsWith('@entk/')) complaints.push(`${place}: there is no package ${name}`);
    return;
  }
  if (target === pack) {
    if (!inTests) complaints.push(`${place}: imports its own package by name`);
  } else if (target.kind === 'apps') complaints.push(`${place}: imports the app ${name}`);
  else if (target.name === 'testing') {
    if (!inTests) complaints.push(`${place}: imports @entk/testing outside of tests`);
  } else if (pack.kind === 'packages' && !standsBefore(target.name, pack.name)) {
    complaints.push(
      `${place}: ${pack.name} imports ${target.name}, which does not stand before it in scripts/layers.json`,
    );
  }
}

/** `testing` stands right after core: it knows nothing else, so that every package's tests may use it. */
function standsBefore(lower, upper) {
  if (upper === 'testing') return lower === 'core';
  return layers.indexOf(lower) < layers.indexOf(upper);
}

function judgeRelative(pack, area, file, specifier, place) {
  const bounds = area === 'src' ? join(pack.path, 'src') : pack.path;
  const target = join(root, dirname(file), specifier);
  if (relative(bounds, target).startsWith('..')) {
    complaints.push(`${place}: the relative import ${specifier} leaves ${relative(root, bounds)}`);
  }
}
