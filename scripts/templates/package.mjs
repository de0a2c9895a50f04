// The files of a new package, in the shape that all of ours have, by their paths in its folder.
export function packageTemplates(name, description, dependencies) {
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
    devDependencies: { '@entk/testing': 'workspace:*' },
  };
  return {
    'package.json': json(manifest),
    'tsconfig.json': `{
  "extends": "../../tsconfig.json",
  "include": ["src", "test", "*.ts"]
}
`,
    'tsconfig.build.json': `{
  "extends": "../../tsconfig.base.json",
  "compilerOptions": {
    "rootDir": "src",
    "outDir": "dist"
  },
  "include": ["src"]
}
`,
    'vitest.config.ts': "export { default } from '../../vitest.shared.js';\n",
    'README.md': `# @entk/${name}

${description}

\`\`\`sh
npm run pack -- ${name} # in a clone of entk: packs it and what it needs, and prints the line that installs both elsewhere
\`\`\`

No registry has it yet. TypeScript must be 5.7 or newer, with \`moduleResolution\` \`bundler\`, or with \`nodenext\` or \`node16\` in a project of
\`"type": "module"\` (\`npm pkg set type=module\`). In JavaScript, without the types that examples name, any Node from 20.19, or a bundler,
will do.
`,
    NOTICE: `@entk/${name}, a part of entk\n\nLicensed under the Apache License, Version 2.0 (see LICENSE).\n`,
    'src/index.ts': 'export {};\n',
    'test/properties/doors.test.ts': `// Tests no single file: NaN and infinity at every door of the package.
import { checkDoors } from '@entk/testing/doors';
import * as exported from '../../src/index.js';

checkDoors(exported, {});
`,
  };
}

function json(value) {
  return `${JSON.stringify(value, null, 2)}\n`;
}
