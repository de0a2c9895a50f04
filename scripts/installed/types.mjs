// TypeScript of a consumer who checks the declarations too: no skipLibCheck, and no types that our packages do not
// bring.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.mjs';

/** The oldest that we promise, and the majors after it. */
const compilers = ['typescript-5', 'typescript-6', 'typescript'];
const strictest = {
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
};
const resolutions = [
  { moduleResolution: 'nodenext', module: 'nodenext' },
  { moduleResolution: 'bundler', module: 'esnext' },
];

export async function typesLane({ folder, packages, run }, { report, complain }) {
  const entries = packages.flatMap(({ manifest }) =>
    Object.entries(manifest.exports)
      .filter(([, target]) => target.types)
      .map(([entry]) => `${manifest.name}${entry.slice(1)}`),
  );
  const lines = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const names = entries.map((_, index) => `entry${index}`);
  writeFileSync(join(folder, 'entries.ts'), `${lines.join('\n')}\nexport const all = [${names.join(', ')}];\n`);

  for (const compiler of compilers) {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', compiler, 'package.json'), 'utf8'));
    for (const { moduleResolution, module } of resolutions) {
      const config = {
        compilerOptions: { ...strictest, moduleResolution, module },
        files: ['entries.ts', 'pipeline.ts', ...(moduleResolution === 'bundler' ? ['page.ts', 'assets.d.ts'] : [])],
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
      try {
        await run(process.execPath, [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', 'tsconfig.json']);
        report(`TypeScript ${version}, ${moduleResolution}: ${entries.length} entries, strict, skipLibCheck false`);
      } catch (error) {
        complain(`TypeScript ${version}, ${moduleResolution}: ${error.message}`);
      }
    }
  }
}
