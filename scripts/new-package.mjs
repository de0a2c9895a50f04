// `npm run new-package NAME "what it is for" [dependency …]`: a package in the shape that all of ours have. With
// `--no-install` the lockfile stays as it is.
import { EditError, planEdits, refuse } from './edits.mjs';
import { pnpm } from './pnpm.mjs';
import { packageTemplates } from './templates/package.mjs';
import { layers, root } from './workspace.mjs';

const script = 'new-package';
const words = process.argv.slice(2);
const [name, description, ...dependencies] = words.filter((word) => word !== '--no-install');
if (!/^[a-z][a-z-]*$/.test(name ?? '') || !description) {
  refuse(script, 'a name and a sentence must be given: `npm run new-package NAME "what it is for" core linalg`');
}
const unknown = dependencies.find((dependency) => !layers.includes(dependency));
if (unknown) refuse(script, `dependencies must be packages of ours, ${layers.join(', ')}; got ${unknown}`);

// Right after the last package that it builds on.
const place = 1 + Math.max(-1, ...dependencies.map((dependency) => layers.indexOf(dependency)));
const edits = planEdits(root);
try {
  for (const [path, text] of Object.entries(packageTemplates(name, description, dependencies))) {
    edits.create(`packages/${name}/${path}`, text);
  }
  edits.edit('scripts/layers.json', () => `${JSON.stringify(layers.toSpliced(place, 0, name), null, 2)}\n`);
} catch (error) {
  if (error instanceof EditError) refuse(script, error.message);
  throw error;
}
edits.write();

if (!words.includes('--no-install')) {
  const { code, output } = await pnpm(['install', '--no-frozen-lockfile', '--prefer-offline']);
  if (code !== 0) refuse(script, `pnpm install ended with exit code ${code}\n${output}`);
}
process.stdout.write(`packages/${name} stands after ${layers[place - 1] ?? 'nothing'} in scripts/layers.json.
Its tests: cd packages/${name} && npx vitest run
Then: npm run setup; npm run api; npm run sizes -- --update; a line in ARCHITECTURE.md
`);
