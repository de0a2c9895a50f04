// Packages as they would be published, packed from the clone.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';
import { workspacePackages } from './workspace.mjs';

/** Every package that is published. */
export const publishedPackages = () => workspacePackages().filter(({ manifest }) => !manifest.private);

/** The file that a package is packed into. */
export function tarballOf({ name, version }) {
  return `${name.replace('@', '').replace('/', '-')}-${version}.tgz`;
}

/** The packages of these names and all that they depend on of ours, in the order of the workspace. */
export function withDependencies(names) {
  const packages = publishedPackages();
  const wanted = new Set();
  const add = (name) => {
    const found = packages.find(({ manifest }) => manifest.name === name);
    if (!found || wanted.has(name)) return;
    wanted.add(name);
    for (const dependency of Object.keys(found.manifest.dependencies ?? {})) add(dependency);
  };
  for (const name of names) add(name);
  return packages.filter(({ manifest }) => wanted.has(manifest.name));
}

/** Packs packages that are built into a folder, which is made, and resolves with the paths of their tarballs. */
export async function packInto(folder, packages) {
  mkdirSync(folder, { recursive: true });
  const filters = packages.flatMap(({ manifest }) => ['--filter', manifest.name]);
  const { code, output } = await pnpm([...filters, 'pack', '--pack-destination', folder]);
  if (code !== 0) throw new Error(`pnpm pack ended with exit code ${code}\n${output.trimEnd()}`);
  return packages.map(({ manifest }) => join(folder, tarballOf(manifest)));
}
