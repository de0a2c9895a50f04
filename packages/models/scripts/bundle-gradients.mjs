// Bundles tfjs-core's gradients for every place this package runs in. In plain Node its main file registers none, and
// the module that would, `dist/register_all_gradients.js`, does not load there: its imports have no file endings.
//
// The bundle holds the gradients and the few functions that only they use. Engine, registry and every public operation
// stay imports of '@tensorflow/tfjs-core', so that there is one of each.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as tf from '@tensorflow/tfjs-core';
import { rolldown } from 'rolldown';

const folder = fileURLToPath(new URL('..', import.meta.url));
const library = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core'));
const name = '@tensorflow/tfjs-core';

/** Modules of the library that hold its state or stand for all of it, as what its public interface gives of them. */
const shared = {
  'engine.js': `import { engine } from '${name}'; export const ENGINE = engine();`,
  'kernel_registry.js': `export { registerGradient } from '${name}';`,
  'util.js': `import { util } from '${name}'; export const { ${Object.keys(tf.util).join(', ')} } = util;`,
  // What operations are called with inside a gradient is always a tensor.
  'tensor_util_env.js': 'export const convertToTensor = (tensor) => tensor;',
};

const bundle = await rolldown({
  input: join(library, 'register_all_gradients.js'),
  external: name,
  plugins: [{ name: 'public-interface', resolveId: resolved, load: loaded }],
  treeshake: { moduleSideEffects: false },
});
const { output } = await bundle.generate({ format: 'esm', comments: false });
const code = output[0].code.replaceAll(/^\/\/ .*\/tfjs-core\/dist\//gm, '// tfjs-core/dist/');
if (!code.includes('gradients') || code.length > 100_000) {
  throw new Error(`the bundle of ${code.length} characters is not of the gradients alone`);
}
const licence = '/** Gradients of TensorFlow.js. Copyright 2018-2020 Google LLC. Apache License 2.0. */\n';
write('src/generated/gradients.js', licence + code);
write('dist/generated/gradients.js', licence + code);
write(
  'src/generated/gradients.d.ts',
  `import type { GradConfig } from '${name}';\n\nexport declare const gradients: readonly GradConfig[];\n`,
);

/** Imports in the library have no file endings. */
function resolved(specifier, importer) {
  if (!specifier.startsWith('.') || !importer?.startsWith(library)) return null;
  return `${join(dirname(importer), specifier.replace(/\.js$/, ''))}.js`;
}

function loaded(id) {
  if (!id.startsWith(library)) return null;
  const path = relative(library, id).split(sep).join('/');
  if (path in shared) return shared[path];
  const source = readFileSync(id, 'utf8');
  if (path === 'register_all_gradients.js') {
    const [configurations] = source.split('for (const gradientConfig of gradConfigs)');
    return `${configurations}\nexport { gradConfigs as gradients };`;
  }
  return path.startsWith('gradients/') ? null : publicly(source);
}

/** What a module exports, as imports of the library where all of it is public. */
function publicly(source) {
  const names = exportedNames(source);
  if (names.length === 0) return null;
  if (names.every((each) => each in tf)) return `export { ${names.join(', ')} } from '${name}';`;
  const { backend_util, slice_util, util } = tf;
  const spaces = Object.entries({ backend_util, slice_util, util });
  const [space] = spaces.find(([, members]) => names.every((each) => each in members)) ?? [];
  return space && `import { ${space} } from '${name}'; export const { ${names.join(', ')} } = ${space};`;
}

function exportedNames(source) {
  const declared = source.matchAll(/^export (?:async )?(?:const|let|function|class) (\w+)/gm);
  const listed = source.matchAll(/^export \{([^}]*)\}/gm);
  return [
    ...Array.from(declared, ([, each]) => each),
    ...Array.from(listed, ([, list]) => list.split(',').map((each) => each.trim().split(' as ').at(-1))).flat(),
  ];
}

function write(path, text) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.tmp`, text);
  renameSync(`${file}.tmp`, file);
}
