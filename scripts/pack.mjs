// `npm run pack [-- linalg figures]`: packs the packages of these names and what they depend on, or all of them, into
// `tarballs/`, and prints the line that installs them in a project elsewhere. Until a registry has the packages, this is
// how they are installed.
import { join } from 'node:path';
import './prepare.mjs';

const { root } = await import('./workspace.mjs');
const { packInto, publishedPackages, withDependencies } = await import('./tarballs.mjs');

const names = publishedPackages().map(({ manifest }) => manifest.name);
const wanted = process.argv
  .slice(2)
  .map((word) => ({ word, name: names.find((name) => name === word || name === `@entk/${word}`) }));
const unknown = wanted.filter(({ name }) => name === undefined);
if (unknown.length > 0) {
  process.stderr.write(`pack: ${unknown.map(({ word }) => word).join(', ')} must be of ${names.join(', ')}\n`);
  process.exit(2);
}
const packages = withDependencies(wanted.length > 0 ? wanted.map(({ name }) => name) : names);
const tarballs = await packInto(join(root, 'tarballs'), packages);
const shown = tarballs.map((path) => (/\s/.test(path) ? `"${path}"` : path));
process.stdout.write(`npm install ${shown.join(' ')}\n`);
