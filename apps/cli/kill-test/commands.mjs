// The commands that can be killed, each as the words that run it on a folder.
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/entk.js', import.meta.url));
const reduced = fileURLToPath(new URL('reduced.mjs', import.meta.url));

const example = fileURLToPath(new URL('../examples/token-network/', import.meta.url));

/** A command of the program, its words separated by blanks; `@NAME` is a file of the example. */
const entk = (words) => ({
  words: (out) => [program, ...words.split(' ').map((word) => word.replace(/^@/, example)), '--out', out],
});

/** Seconds each; figures and arrays are those of the full size in kind, not in number. */
export const smallCommands = {
  'train modular-addition': entk('train modular-addition --p 13 --epochs 2000 --checkpoints 0,500,2000'),
  'train modular-addition, in batches': entk(
    'train modular-addition --p 13 --hidden-units 128 --epochs 800 --batch-size 16 --checkpoints 0,300,800 --optimiser adam --loss cross-entropy',
  ),
  'train superposition': entk('train superposition --steps 6000 --checkpoints 0,1000,6000'),
  'analyze model': entk(
    'analyze --model @model.json --weights @weights.safetensors --inputs @inputs.npy --targets @targets.npy --features @features.npy',
  ),
  'reproduce modular-addition': { words: (out) => [reduced, 'modular-addition', out] },
  'reproduce superposition': { words: (out) => [reduced, 'superposition', out] },
  'reproduce all': { words: (out) => [reduced, 'all', out] },
};

/** As a reader runs them: minutes for every few kills. */
export const fullCommands = {
  'train modular-addition': entk('train modular-addition --checkpoints 0,80,500'),
  'train superposition': entk('train superposition --checkpoints 0,5000'),
  'reproduce modular-addition': entk('reproduce modular-addition'),
  'reproduce superposition': entk('reproduce superposition'),
};
