// Whether anything was changed since all was installed and built, told by names, sizes and times of files: a tenth of a
// second, where asking pnpm and turbo takes several.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const manifests = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', 'tsconfig.base.json', 'turbo.json'];
/** What a build reads and writes, in a package; turbo.json has the same. */
const built = ['package.json', 'node_modules', 'src', 'assembly', 'scripts', 'dist'];

/**
 * Of a workspace's folder: `is`, whether all is as it was kept; `keep(since)`, which keeps how it is, unless a source
 * was written since that time, in milliseconds: a build may have begun without it.
 */
export function upToDate(root = fileURLToPath(new URL('..', import.meta.url))) {
  const kept = join(root, 'node_modules/.entk-up-to-date');
  return {
    is: () => existsSync(kept) && readFileSync(kept, 'utf8') === look(root).digest,
    keep: (since) => {
      const { digest, written } = look(root);
      if (written < since) writeFileSync(kept, digest);
    },
  };
}

/** A digest of names, sizes and times, and the latest time of a source. */
function look(root) {
  const hash = createHash('sha256').update(process.version);
  let written = 0;
  const add = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    hash.update(`${path} ${stat?.size} ${stat?.mtimeMs}\n`);
    if (stat?.isFile() && !/(^|[/\\])(dist|generated|node_modules)[/\\]/.test(path.slice(root.length))) {
      written = Math.max(written, stat.mtimeMs);
    }
    return stat?.isDirectory() ?? false;
  };
  const visit = (path) => {
    // What is installed is as the lockfile says; that it is there is enough.
    if (!add(path) || path.endsWith('node_modules')) return;
    for (const name of readdirSync(path).toSorted()) visit(join(path, name));
  };
  for (const name of manifests) visit(join(root, name));
  add(join(root, 'node_modules/.modules.yaml'));
  for (const kind of ['packages', 'apps', 'examples']) {
    const folder = join(root, kind);
    if (!existsSync(folder)) continue;
    for (const name of ['', ...readdirSync(folder).toSorted()]) {
      const path = join(folder, name);
      if (!existsSync(join(path, 'package.json'))) continue;
      const configurations = readdirSync(path).filter((file) => /^tsconfig.*\.json$/.test(file));
      for (const part of [...built, ...configurations.toSorted()]) visit(join(path, part));
    }
  }
  return { digest: hash.digest('hex'), written };
}
