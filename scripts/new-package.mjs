// `node scripts/new-package.mjs NAME "what it is for" [dependency …]`: a package in the shape that all of ours have.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pnpm } from './pnpm.mjs';

const [name, description, ...dependencies] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/.test(name ?? '') || !description) {
  console.error('new-package: usage: node scripts/new-package.mjs NAME "what it is for" [core linalg …]');
  process.exit(2);
}
const folder = new URL(`../packages/${name}/`, import.meta.url);
if (existsSync(folder)) {
  console.error(`new-package: packages/${name} exists already`);
  process.exit(2);
}

const manifest = {
  name: `@entk/${name}`,
  version: '0.1.0',
  description,
  keywords: ['entk', 'neural-tangent-kernel', 'interpretability'],
  license: 'Apache-2.0',
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  exports: {
    '.': { '@entk/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
  files: ['dist', 'CHANGELOG.md', 'NOTICE'],
  publishConfig: { access: 'public', provenance: true },
  scripts: { build: 'tsc -p tsconfig.build.json', test: 'vitest run' },
  dependencies: Object.fromEntries(dependencies.map((dependency) => [`@entk/${dependency}`, 'workspace:^'])),
};
const files = {
  'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'tsconfig.build.json': `${JSON.stringify({ extends: '../../tsconfig.base.json', compilerOptions: { rootDir: 'src', outDir: 'dist' }, include: ['src'] }, null, 2)}\n`,
  'vitest.config.ts': "export { default } from '../../vitest.shared.js';\n",
  'README.md': `# @entk/${name}\n\n${description}\n`,
  NOTICE: `@entk/${name}, a part of entk\n\nLicensed under the Apache License, Version 2.0 (see LICENSE).\n`,
  'src/index.ts': 'export {};\n',
};
for (const [path, text] of Object.entries(files)) {
  const target = new URL(path, folder);
  mkdirSync(new URL('.', target), { recursive: true });
  writeFileSync(target, text);
}
mkdirSync(new URL('test/', folder));

// Right after the last package that it builds on; the lockfile has to name it too.
const order = new URL('layers.json', import.meta.url);
const layers = JSON.parse(readFileSync(order, 'utf8'));
const place = 1 + Math.max(-1, ...dependencies.map((dependency) => layers.indexOf(dependency)));
writeFileSync(order, `${JSON.stringify(layers.toSpliced(place, 0, name)).replaceAll(',', ', ')}\n`);
const { code, output } = await pnpm(['install', '--no-frozen-lockfile', '--prefer-offline']);
if (code !== 0) console.error(output);
console.log(
  `packages/${name} is there, after ${layers[place - 1] ?? 'nothing'} in scripts/layers.json. Its tests: cd packages/${name} && npx vitest run`,
);
process.exitCode = code;
