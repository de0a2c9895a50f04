// Compiles assembly/ to WebAssembly that works in the memory of the backend, and embeds it as base64 in src/generated.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const embedded = join(folder, 'src', 'generated', 'tensor-kernels.ts');
const output = join(folder, 'dist', 'tensor.wasm');
mkdirSync(dirname(output), { recursive: true });
mkdirSync(dirname(embedded), { recursive: true });

/** Data of its own would lie where the backend's are: there are none, and no memory is exported. */
const ofBackend = ['--importMemory', '--noExportMemory', '--runtime', 'stub', '--use', 'abort='];
const quick = ['--optimizeLevel', '3', '--shrinkLevel', '0', '--converge', '--noAssert', '--enable', 'simd'];
const { error, stderr } = await asc.main([
  join(folder, 'assembly', 'index.ts'),
  '--outFile',
  output,
  ...ofBackend,
  ...quick,
]);
if (error) {
  process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
  process.exit(1);
}
const binary = readFileSync(output).toString('base64');
const text = `/** The compiled kernels, made by scripts/build-wasm.mjs. */\nexport const tensorBinary =\n  '${binary}';\n`;
writeFileSync(`${embedded}.tmp`, text);
renameSync(`${embedded}.tmp`, embedded);
