// The commands that can be killed, each as the words that run it on a folder.
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/entk.js', import.meta.url));
const reduced = fileURLToPath(new URL('reduced.mjs', import.meta.url));

const example = (name) => fileURLToPath(new URL(`../examples/token-network/${name}`, import.meta.url));

const analyze = {
  words: (out) => [
    ...[program, 'analyze', '--model', example('model.json'), '--weights', example('weights.safetensors')],
    ...['--inputs', example('inputs.npy'), '--targets', example('targets.npy'), '--features', example('features.npy')],
    ...['--out', out],
  ],
};

const train = (words) => ({ words: (out) => [program, 'train', ...words.split(' '), '--out', out] });

/** Seconds each; figures and arrays are those of the full size in kind, not in number. */
export const smallCommands = {
  'train modular-addition': train('modular-addition --p 13 --epochs 2000 --checkpoints 0,500,2000'),
  'train modular-addition, in batches': train(
    'modular-addition --p 13 --hidden-units 128 --epochs 800 --batch-size 16 --checkpoints 0,300,800 --optimiser adam --loss cross-entropy',
  ),
  'train superposition': train('superposition --steps 6000 --checkpoints 0,1000,6000'),
  'analyze model': analyze,
  gallery: {
    words: (out) => [
      ...[program, 'gallery', '--experiment', 'modular-addition', '--p', '7,11', '--seeds', '0,1'],
      ...['--hidden-units', '96', '--epochs', '400', '--out', out],
    ],
  },
  'reproduce modular-addition': { words: (out) => [reduced, 'modular-addition', out] },
  'reproduce superposition': { words: (out) => [reduced, 'superposition', out] },
  'reproduce all': { words: (out) => [reduced, 'all', out] },
};

/** As a reader runs them: minutes for every few kills. */
export const fullCommands = {
  'train modular-addition': train('modular-addition --checkpoints 0,80,500'),
  'train superposition': train('superposition --checkpoints 0,5000'),
  'reproduce modular-addition': { words: (out) => [program, 'reproduce', 'modular-addition', '--out', out] },
  'reproduce superposition': { words: (out) => [program, 'reproduce', 'superposition', '--out', out] },
};
