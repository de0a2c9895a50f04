// Compiles assembly/ to WebAssembly twice, ships dist/linalg.wasm and dist/linalg-relaxed.wasm, and embeds both as
// base64 in src/generated. The relaxed one differs only in that the matrix product may fuse multiplications with
// additions.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const embedded = join(folder, 'src', 'generated', 'wasm-binaries.ts');
mkdirSync(join(folder, 'dist'), { recursive: true });
mkdirSync(dirname(embedded), { recursive: true });

const repeatable = await compile('linalg.wasm', []);
const relaxed = await compile('linalg-relaxed.wasm', ['--enable', 'relaxed-simd']);
const text = `/** The compiled kernels, made by scripts/build-wasm.mjs. */
export const repeatableBinary =
  '${repeatable}';
export const relaxedBinary =
  '${relaxed}';
`;
writeFileSync(`${embedded}.tmp`, text);
renameSync(`${embedded}.tmp`, embedded);

async function compile(name, extra) {
  const binary = join(folder, 'dist', name);
  const { error, stderr } = await asc.main([
    join(folder, 'assembly', 'index.ts'),
    '--outFile',
    binary,
    '--optimizeLevel',
    '3',
    '--shrinkLevel',
    '0',
    '--converge',
    '--noAssert',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--maximumMemory',
    '65536',
    '--use',
    'abort=',
    ...extra,
  ]);
  if (error) {
    process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
    process.exit(1);
  }
  return readFileSync(binary).toString('base64');
}
