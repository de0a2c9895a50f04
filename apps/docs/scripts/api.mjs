// Writes api/ from the docstrings: for each package its README with a list of all that it exports, and a page for every
// export.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application, Converter, ReflectionKind } from 'typedoc';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const docs = fileURLToPath(new URL('..', import.meta.url));
const out = join(docs, 'api');

/** Folders of a package's pages, and what stands in them. */
const kinds = {
  functions: 'Function',
  classes: 'Class',
  interfaces: 'Interface',
  'type-aliases': 'Type',
  variables: 'Constant',
};

const layers = JSON.parse(readFileSync(join(root, 'scripts/layers.json'), 'utf8'));
const entries = layers.flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object')
    .map(([path, target]) => ({
      name: path === '.' ? name : `${name}/${path.slice(2)}`,
      entry: join(root, 'packages', name, target['@entk/source']),
    }));
});

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: entries.map(({ entry }) => entry),
  tsconfig: join(docs, 'tsconfig.api.json'),
  basePath: root,
  name: 'API',
  router: 'member',
  entryFileName: 'index',
  excludeInternal: true,
  // What DenseMatrix has of ml-matrix is described there.
  excludeExternals: true,
  // `tsc` checks the types, once, for all.
  skipErrorChecking: true,
  disableSources: true,
  readme: 'none',
  logLevel: 'Error',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandParameters: true,
  indexFormat: 'table',
  groupOrder: ['Functions', 'Classes', 'Interfaces', '*'],
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  classPropertiesFormat: 'table',
  propertyMembersFormat: 'table',
  typeDeclarationFormat: 'table',
  tableColumnSettings: {
    hideDefaults: false,
    hideSources: true,
    hideInherited: true,
    hideModifiers: true,
    hideOverrides: true,
  },
  pageTitleTemplates: { module: '@entk/{name}', member: '{name}' },
});

const nameOf = new Map(entries.map(({ name, entry }) => [relative(root, entry).replace(/(\/index)?\.ts$/, ''), name]));
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
  for (const module of project.children) module.name = nameOf.get(module.name) ?? module.name;
  for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
    // Options are taken apart in the signature, which leaves them without a name.
    if (parameter.name === '__namedParameters') parameter.name = 'options';
  }
});

const project = await app.convert();
if (!project) process.exit(1);
rmSync(out, { recursive: true, force: true });
await app.outputs.writeOutput({ name: 'markdown', path: out }, project);
for (const { name } of entries) {
  addReadme(name);
  for (const [folder, kind] of Object.entries(kinds)) nameHome(name, folder, kind);
}

writeContents();

/** The first page: the packages in the order of the flow, each with its sentence. */
function writeContents() {
  const rows = layers.map((name) => {
    const { description } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
    return `| [\`@entk/${name}\`](${name}/index.md) | ${description} |`;
  });
  const text = [
    '# API',
    'Each package has its README, then a page for every export, made from the docstrings in the code. Examples there are run by the tests.',
    'A package uses only packages that stand above it.',
    ['| package | what it is |', '|---|---|', ...rows].join('\n'),
  ];
  writeFileSync(join(out, 'index.md'), `${text.join('\n\n')}\n`);
}

/** Puts the package's README before the list of its exports. */
function addReadme(name) {
  const page = join(out, name, 'index.md');
  const list = readFileSync(page, 'utf8')
    .replace(/^# .*$/m, '## All exports')
    .replaceAll(/^## (?!All exports)/gm, '### ');
  const readme = join(root, 'packages', name, 'README.md');
  const above = existsSync(readme) ? readFileSync(readme, 'utf8').trimEnd() : `# @entk/${name}`;
  writeFileSync(page, tidy(`${above}\n\n${list}`));
}

/** Says below each title what it is and where it is exported. */
function nameHome(name, folder, kind) {
  const path = join(out, name, folder);
  if (!existsSync(path)) return;
  for (const file of readdirSync(path)) {
    const page = join(path, file);
    const text = readFileSync(page, 'utf8').replace(/^# .*$/m, `$&\n\n${kind} of [\`@entk/${name}\`](../index.md)`);
    writeFileSync(page, tidy(text));
  }
}

/** Empty cells stay empty, and all that a function throws stands below one heading. */
function tidy(text) {
  const twice = /^((#+) Throws\n\n(?:(?!^#)[^])*?)\n+^\2 Throws\n\n/m;
  let tidied = text.replaceAll(/\| - (?=\|)/g, '| ');
  while (twice.test(tidied)) tidied = tidied.replace(twice, '$1\n\n');
  return tidied;
}
