// Compiles assembly/ to WebAssembly that works in the memory of the backend, and embeds it as base64 in src/generated.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { compileAssembly } from '../../../scripts/compile-assembly.mjs';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));
const embedded = join(folder, 'src', 'generated', 'tensor-kernels.ts');
mkdirSync(join(folder, 'dist'), { recursive: true });
mkdirSync(dirname(embedded), { recursive: true });
const binary = await compileAssembly(asc, join(folder, 'assembly', 'index.ts'), join(folder, 'dist', 'tensor.wasm'), [
  '--importMemory',
  '--noExportMemory',
]);
writeFileSync(
  `${embedded}.tmp`,
  `/** The compiled kernels, made by scripts/build-wasm.mjs. */\nexport const tensorBinary =\n  '${binary}';\n`,
);
renameSync(`${embedded}.tmp`, embedded);
