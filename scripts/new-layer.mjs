// `npm run new-layer NAME` (`rms-norm`): a layer as it has to stand in this workspace, to be changed into what it
// should be. As it comes it is y = x + b, b a parameter; it trains, has Jacobians, stands in descriptions and passes
// the shared checks.
import { EditError, planEdits, refuse } from './edits.mjs';
import { run } from './pnpm.mjs';
import { root } from './workspace.mjs';
import { layerTemplates } from './templates/layer.mjs';

const script = 'new-layer';
const [name] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)*$/.test(name ?? '')) {
  refuse(script, 'a name must be given, in small letters and hyphens: `npm run new-layer rms-norm`');
}
const kind = name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
const { layer, test, reference, changeset } = layerTemplates(name, kind);
const options = `${kind[0].toUpperCase()}${kind.slice(1)}Options`;

const edits = planEdits(root);
try {
  edits.create(`packages/models/src/layers/${name}.ts`, layer);
  edits.create(`packages/models/test/layers/${name}.test.ts`, test);
  edits.create(`packages/testing/src/networks/layers/${name}.ts`, reference);
  edits.create(`.changeset/layer-${name}.md`, changeset);
  edits.insertSorted('packages/models/src/layers/kinds.ts', /^export /, `export { ${kind}Kind } from './${name}.js';`);
  edits.insertSorted(
    'packages/testing/src/networks/layers/references.ts',
    /^export /,
    `export { ${kind} } from './${name}.js';`,
  );
  edits.insertBefore(
    'packages/models/src/index.ts',
    /^export \{ relu \}/m,
    `export { type ${options}, ${kind} } from './layers/${name}.js';\n`,
  );
  edits.insertBefore('packages/models/test/properties/doors.test.ts', /^ +'relu',$/m, `'${kind}',\n`);
  edits.insertBefore('packages/models/README.md', /^\| `scale` \|/m, `| \`${kind}\` | \`bias\` |\n`);
  edits.insertBefore(
    'packages/models/README.md',
    /^\| `residual\(layers\)` \|/m,
    `| \`${kind}({ bias })\` | x + b |\n`,
  );
} catch (error) {
  if (error instanceof EditError) refuse(script, error.message);
  throw error;
}

const written = edits.write();
const schema = 'packages/models/model.schema.json';
process.env.ENTK_WRITE_SCHEMA = '1';
await require('node_modules/.bin/vitest', ['run', '--project', '@entk/models', 'test/description/schema.test.ts']);
await require('node_modules/.bin/biome', [
  'format',
  '--write',
  ...written.filter((path) => path.endsWith('.ts')),
  schema,
]);

process.stdout.write(`packages/models/src/layers/${name}.ts is a layer: y = x + b. Change, in this order,
  packages/testing/src/networks/layers/${name}.ts, its formula in float64 and where it is to be checked
  packages/models/src/layers/${name}.ts, its three maps and what a description says of it
  packages/models/test/layers/${name}.test.ts, packages/models/README.md and .changeset/layer-${name}.md
Try it: npx vitest run --project @entk/models test/layers
A change of its options: ENTK_WRITE_SCHEMA=1 npx vitest run --project @entk/models test/description/schema
Then: npm run setup; npm run api
`);

async function require(command, args) {
  const { code, output } = await run(command, args);
  if (code !== 0) refuse(script, `${command} ${args.join(' ')} ended with exit code ${code}\n${output}`);
}
