// The shape of the workspace: files of a readable length, folders whose names say something, packages described alike.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { conclude, filesBelow, root, workspacePackages } from '../workspace.mjs';

const longest = { source: 400, test: 600 };
const namesThatSayNothing = /(^|\/)(utils?|helpers?|common|misc|lib|shared)(\/|\.[^/]*$)/;

const complaints = [];
const files = ['packages', 'apps', 'scripts'].flatMap((folder) => filesBelow(folder, /\.(ts|mjs|js|vue)$/));
for (const file of files) {
  const lines = readFileSync(join(root, file), 'utf8').split('\n').length - 1;
  const limit = file.includes('/test/') ? longest.test : longest.source;
  if (lines > limit) complaints.push(`${file}: ${lines} lines, ${limit} at most`);
  if (file.endsWith('.js') && files.includes(file.replace(/js$/, 'ts')))
    complaints.push(`${file}: emitted beside its source`);
  if (namesThatSayNothing.test(file)) complaints.push(`${file}: its path says nothing about what it holds`);
}

const packages = workspacePackages();
const { engines: rootEngines, license, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const { kind, name, folder, path, manifest } of packages) {
  const must = (holds, rule) => holds || complaints.push(`${folder}/package.json: ${rule}`);
  must(manifest.license === license, `license must be ${license}`);
  must(manifest.type === 'module', 'type must be module');
  must(manifest.engines?.node === rootEngines.node, `engines.node must be ${rootEngines.node}`);
  must(manifest.description?.length > 0, 'description must say what the package is');
  must('sideEffects' in manifest, 'sideEffects must be stated');
  must(manifest.scripts?.test === 'vitest run', 'scripts.test must be "vitest run"');
  must(existsSync(join(path, 'README.md')), 'a README.md must stand beside it');
  must(existsSync(join(path, 'tsconfig.json')), 'a tsconfig.json must stand beside it, where editors look');
  if (manifest.private) continue;
  must(manifest.keywords?.length > 0, 'keywords must be given');
  must(manifest.publishConfig?.access === 'public', 'publishConfig.access must be public');
  must(manifest.publishConfig?.provenance === true, 'publishConfig.provenance must be true');
  must(Array.isArray(manifest.files), 'files must say what is published');
  for (const file of ['NOTICE', 'CHANGELOG.md']) must(manifest.files?.includes(file), `files must name ${file}`);
  must(existsSync(join(path, 'NOTICE')), 'a NOTICE must stand beside it');
  const isWhereRootIs =
    manifest.repository?.url === repository?.url && manifest.repository?.directory === (repository && folder);
  must(isWhereRootIs, "repository must be the root's, with its folder; `npm run repository -- https://…` writes both");
  if (kind !== 'packages') continue;
  must(manifest.exports?.['./package.json'], 'exports must name ./package.json');
  const readme = existsSync(join(path, 'README.md')) ? readFileSync(join(path, 'README.md'), 'utf8') : '';
  must(readme.includes(`npm run pack -- ${name}`), 'its README must say how to install it from a clone');
  for (const door of ['src/index.ts', 'src/node/index.ts']) {
    const unsaid = valuesOf(folder, door).filter((value) => !new RegExp(`\\b${value}\\b`).test(readme));
    must(unsaid.length === 0, `its README must name what ${door} exports: ${unsaid.join(', ')}`);
  }
}
conclude(complaints, `${files.length} files and ${packages.length} packages are in shape`);

/** What a door exports beside types. */
function valuesOf(folder, door) {
  const file = join(root, folder, door);
  if (!existsSync(file)) return [];
  const lists = readFileSync(file, 'utf8').matchAll(/^export \{([^}]*)\}/gm);
  return Array.from(lists, ([, names]) => names.split(',').map((name) => name.trim()))
    .flat()
    .filter((name) => name !== '' && !name.startsWith('type '));
}
