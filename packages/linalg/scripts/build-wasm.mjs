// Compiles assembly/ to WebAssembly twice, ships dist/linalg.wasm and dist/linalg-relaxed.wasm, and embeds both as
// base64 in src/generated. The relaxed one differs only in that the matrix product may fuse multiplications with
// additions. Both import their memory, as one of a single thread; whether it is shared is a bit of that import, which
// is set where threads are asked for.
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
// In turns, piece by piece: a compressor looks back 32 kB, and so finds in the second what it has seen in the first.
const pieceLength = 12_000;
const pieces = Array.from({ length: Math.ceil(repeatable.base64.length / pieceLength) + 1 }, (_, place) =>
  [repeatable, relaxed].map(({ base64 }) => base64.slice(place * pieceLength, (place + 1) * pieceLength)),
);
const text = `/** The compiled kernels, made by scripts/build-wasm.mjs. */
const pieces = [
${pieces.map(([first, second]) => `  ['${first}', '${second}'],`).join('\n')}
];
export const repeatableBinary = pieces.map(([piece]) => piece).join('');
export const relaxedBinary = pieces.map(([, piece]) => piece).join('');
/** Where the flags of the imported memory stand in each. */
export const memoryFlagsAt = { repeatable: ${repeatable.memoryFlagsAt}, relaxed: ${relaxed.memoryFlagsAt} };
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
    '--enable',
    'threads',
    '--importMemory',
    '--initialMemory',
    '1',
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
  const bytes = readFileSync(binary);
  return { base64: bytes.toString('base64'), memoryFlagsAt: flagsOfMemory(bytes) };
}

/** The byte after the import's name and kind: 1, a memory of limited size that is not shared. */
function flagsOfMemory(bytes) {
  const [memoryKind, limited] = [2, 1];
  const name = 'env\x06memory';
  const at = bytes.indexOf(name) + name.length;
  if (bytes[at] !== memoryKind || bytes[at + 1] !== limited) throw new Error('the import of the memory is not found');
  return at + 1;
}
