import type { Command, Option } from 'commander';
import { pathOf } from './usage.js';

/** What each command is called like, and why; lines of help that are parsed by a test. */
export const examples: Readonly<Record<string, readonly (readonly [words: string, purpose: string])[]>> = {
  entk: [
    ['reproduce all', 'everything that the paper claims, in a minute or two'],
    ['import --weights weights.safetensors --draft model.json', 'begin with weights of your own'],
    ['analyze --model model.json --weights weights.safetensors --inputs inputs.npy', 'what its kernel holds'],
  ],
  'entk reproduce': [
    ['reproduce all', 'writes entk-report/report.html'],
    ['reproduce superposition --seed 1 --json', 'another seed; claims.json on stdout'],
    ['reproduce modular-addition --out runs/grokking --resume', 'resumes a run that was stopped'],
    ['reproduce language-model --model SmolLM2.gguf --out runs/grammar', 'beyond the paper, with weights of yours'],
  ],
  'entk train': [
    ['train modular-addition --p 29 --checkpoints 0,80,500', 'three states of the network that groks'],
    ['train superposition --features 20 --hidden-units 5 --sparsity 0.9', 'a small toy model'],
  ],
  'entk train modular-addition': [
    ['train modular-addition --p 17 --epochs 1000 --checkpoints 0,100,1000', 'a smaller modulus, three checkpoints'],
    ['train modular-addition --loss cross-entropy --scaling none --learning-rate 0.005', 'trained as a classifier'],
  ],
  'entk train superposition': [
    ['train superposition --features 20 --hidden-units 5 --sparsity 0.9', '20 features in 5 dimensions'],
    ['train superposition --layout arena --out runs/toy', 'names and shapes as in the exercises of ARENA'],
  ],
  'entk train addition-transformer': [
    ['train addition-transformer --p 29 --out runs/transformer', 'the smaller modulus of the other networks'],
  ],
  'entk train induction': [
    ['train induction --checkpoints 0,400,800,6000 --out runs/induction', 'before and after the phase change'],
  ],
  'entk analyze': [
    ['analyze --model model.json --weights weights.safetensors --inputs inputs.npy', 'spectra and their drops'],
    [
      'analyze --model model.json --weights weights.safetensors --inputs inputs.npy --features features.npy --feature-names parity,sign',
      'what the eigenvectors hold of your features',
    ],
    ['analyze --model model.json --checkpoints checkpoints --inputs inputs.npy', 'over training, from a folder'],
    ['analyze --experiment superposition --weights model.npz --beta 0,1 --importance-base 0.9', 'a toy model'],
    ['analyze --model model.gguf --text text.txt', 'every weight of a language model at the tokens of a text'],
    ['analyze --kernel kernel.npy --features features.npy --json', 'a kernel that another tool computed'],
  ],
  'entk compare': [
    ['compare before.safetensors after.safetensors --model model.json --inputs inputs.npy', 'one network at two times'],
    [
      'compare a.safetensors b.safetensors --model a.json b.json --inputs inputs.npy --cliffs 4,8',
      'two networks, and ranges of your choice',
    ],
  ],
  'entk import': [
    ['import --weights weights.safetensors', 'what the file holds'],
    ['import --weights weights.safetensors --draft model.json', 'begin a model.json'],
    ['import --weights state.pt --model model.json --out network.safetensors', 'see that all fits, and keep it'],
  ],
  'entk gallery': [
    ['gallery --experiment modular-addition --p 11,17 --seeds 0,1', 'four networks side by side'],
    ['gallery --experiment superposition --sparsity 0.3,0.9 --seeds 0', 'how sparsity changes the spectrum'],
  ],
  'entk sweep': [
    ['sweep check plan.json', 'how many cells, and what they will take'],
    ['sweep run plan.json', 'all of them here, a core each'],
    ['sweep collect plan.json', 'tables and a report of what is there'],
  ],
  'entk sweep check': [['sweep check plan.json --threads 64', 'what a machine of 64 cores would need']],
  'entk sweep run': [
    ['sweep run plan.json --local --threads 8', 'here, eight at once'],
    ['sweep run plan.json --shard 3/40', 'the fourth of forty shares: what any scheduler calls'],
    ['sweep run plan.json --engine slurm', 'a job array, and a job that collects afterwards'],
    ['sweep run plan.json --engine bullmq --redis redis://host:6379', 'for workers on any machines'],
  ],
  'entk sweep work': [['sweep work --redis redis://host:6379', 'computes cells of the queue until interrupted']],
  'entk sweep status': [['sweep status plan.json --watch', 'until nothing is missing']],
  'entk sweep collect': [['sweep collect plan.json', 'runs.parquet, runs.csv and report.html']],
  'entk completion': [
    ['completion bash > ~/.local/share/bash-completion/completions/entk', 'for bash'],
    ['completion zsh > ~/.zfunc/_entk', 'for zsh, where ~/.zfunc is on the fpath'],
    ['completion fish > ~/.config/fish/completions/entk.fish', 'for fish'],
  ],
};

/** Adds the examples of each command to its help. */
export function addExamples(command: Command): void {
  const lines = (examples[pathOf(command)] ?? []).map(([words, purpose]) => `  # ${purpose}\n  entk ${words}`);
  if (lines.length > 0) command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  for (const inner of command.commands) addExamples(inner);
}

/** An option's description, with its choices and its default as they are written on a command line. */
export function optionDescription({ description, argChoices, defaultValue, required }: Option): string {
  const shown = Array.isArray(defaultValue) ? defaultValue.join(',') : String(defaultValue);
  const more = [
    ...(argChoices ? [`one of ${argChoices.join(', ')}`] : []),
    ...(required && defaultValue !== undefined ? [`default ${shown}`] : []),
  ].join('; ');
  if (more === '') return description;
  return description === '' ? more : `${description} (${more})`;
}
