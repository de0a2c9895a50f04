// `npm run new-layer NAME` (`leaky-relu`): a layer as it has to stand in this workspace, to be changed into what it should be. As
// it comes it is y = x in three maps; it passes the shared checks, which compare it with a float64 formula beside it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './pnpm.mjs';
import { root } from './workspace.mjs';

const [name] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z]+)*$/.test(name ?? '')) {
  process.stderr.write(
    'new-layer: a name must be given, in small letters and hyphens: `npm run new-layer leaky-relu`\n',
  );
  process.exit(2);
}
const kind = name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
const source = `packages/models/src/layers/${name}.ts`;
const test = `packages/models/test/layers/${name}.test.ts`;
if (existsSync(join(root, source))) {
  process.stderr.write(`new-layer: ${source} exists already\n`);
  process.exit(2);
}

const layer = `import type { Layer } from './layer.js';

/** y = x. */
export function ${kind}(): Layer {
  return {
    kind: '${kind}',
    parameters: [],
    outputShape: (input) => input,
    forward: ({ values, positions }) => ({
      output: { values, positions },
      // Cotangents of y → cotangents of x, and the factors of each parameter.
      pullback: (cotangent) => ({ input: () => cotangent, uses: [] }),
      // Tangents of x and of the parameters → tangents of y.
      pushforward: (tangent) => tangent,
    }),
  };
}
`;
const tests = `import { describe } from 'vitest';
import { check } from './check.js';

describe('${kind}', () => {
  check({ kind: '${kind}' }, 4, 4);
});

describe('${kind} at every position', () => {
  check({ kind: '${kind}' }, { positions: 3, width: 2 }, { positions: 3, width: 2 });
});
`;
const networks = [
  'packages/models/test/reference/in-this-library.ts',
  'packages/jacobians/test/network-of.ts',
  'packages/kernels/test/network-of.ts',
];

writeFileSync(join(root, source), layer);
writeFileSync(join(root, test), tests);
insert(
  'packages/models/src/index.ts',
  /^(export \{ quadratic \} .*)$/m,
  `$1\nexport { ${kind} } from './layers/${name}.js';`,
);
insert('packages/testing/src/networks/spec.ts', /^( {2}\| 'quadratic')$/m, `$1\n  | '${kind}'`);
insert(
  'packages/testing/src/networks/interpreter.ts',
  /^( {4}case 'quadratic':)$/m,
  `    case '${kind}':\n      // value, size of what was added up to it, roundings\n      return entrywise((v) => v, (v) => v, 1);\n$1`,
);
for (const file of networks) insert(file, /\bquadratic,/g, `quadratic, ${kind},`);
const written = [source, test, 'packages/models/src/index.ts', 'packages/testing/src/networks', ...networks];
await run('node_modules/.bin/biome', ['format', '--write', ...written]);

process.stdout.write(`${source} is there, with
  ${test}, the shared checks
  packages/testing/src/networks/interpreter.ts, where its float64 formula stands: change it first
  packages/models/src/index.ts and packages/testing/src/networks/spec.ts, its name
Try it: cd packages/models && npx vitest run test/layers/${name}
`);

/** Puts text at the place where its neighbour `quadratic` stands. */
function insert(file, place, text) {
  const path = join(root, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(place, text);
  if (after === before) throw new Error(`new-layer: ${file} has no place for it any more: ${place}`);
  writeFileSync(path, after);
}
