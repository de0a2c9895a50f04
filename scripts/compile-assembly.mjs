// Compiles AssemblyScript to WebAssembly with SIMD, for the packages that have kernels of their own.
import { readFileSync } from 'node:fs';

/** The binary of `entry`, written to `output`, as base64; `asc` is the compiler that the package depends on. */
export async function compileAssembly(asc, entry, output, extra = []) {
  const { error, stderr } = await asc.main([
    entry,
    '--outFile',
    output,
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
    '--use',
    'abort=',
    ...extra,
  ]);
  if (error) {
    process.stderr.write(`${stderr.toString()}\n${error.message}\n`);
    process.exit(1);
  }
  return readFileSync(output).toString('base64');
}
