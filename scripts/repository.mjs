// `npm run repository -- https://…`: where the source is kept, said once. Writes it into the manifest of the root and
// of every package, with `homepage` and `bugs`: npm shows them, and provenance is refused without them. Until then
// there is no such field anywhere, and scripts/checks/shape.mjs holds the packages against the root.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, workspacePackages } from './workspace.mjs';

const [address] = process.argv.slice(2);
if (!/^https:\/\/[^/\s]+\/[^/\s]+\/[^/\s]+$/.test(address ?? '')) {
  process.stderr.write('repository: its address must be given, as a page shows it: https://host/owner/name\n');
  process.exit(2);
}
const page = address.replace(/\.git$/, '');
const fields = (directory) => ({
  repository: { type: 'git', url: `git+${page}.git`, ...(directory && { directory }) },
  homepage: directory ? `${page}/tree/main/${directory}#readme` : `${page}#readme`,
  bugs: `${page}/issues`,
});
for (const { path, folder } of [{ path: root }, ...workspacePackages()]) {
  const file = join(path, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...fields(folder) }, null, 2)}\n`);
}
const citation = join(root, 'CITATION.cff');
const cited = readFileSync(citation, 'utf8').replace(/^repository-code: .*\n/m, '');
writeFileSync(citation, cited.replace(/^license: .*$/m, `$&\nrepository-code: ${page}`));
process.stdout.write(`every manifest and CITATION.cff name ${page}\n`);
