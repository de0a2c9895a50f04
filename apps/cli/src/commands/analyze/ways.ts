import { MisuseError } from '@entk/core';
import type { Ways } from '../options-of-way.js';

export type Experiment = 'modular-addition' | 'superposition' | 'addition-transformer' | 'induction';

export const experiments: readonly Experiment[] = [
  'modular-addition',
  'superposition',
  'addition-transformer',
  'induction',
];

/** Networks of an experiment, or any that is described. */
export type NetworkWay = Experiment | 'model';

/** What other tools computed. */
export type GivenWay = 'kernel' | 'gradients';

/** What is analysed; `text` is a language model on one. */
export type Way = NetworkWay | GivenWay | 'text';

const networkWays: readonly NetworkWay[] = [...experiments, 'model'];

/** Whatever has one kernel, or one a checkpoint. */
const kernelWays: readonly Way[] = [...networkWays, 'kernel', 'gradients'];

/** Which options go with what. */
export const ways: Ways<Way> = {
  names: {
    'modular-addition': '--experiment modular-addition',
    superposition: '--experiment superposition',
    'addition-transformer': '--experiment addition-transformer',
    induction: '--experiment induction',
    model: '--model',
    kernel: '--kernel',
    gradients: '--gradients',
    text: '--text',
  },
  options: {
    p: ['modular-addition'],
    scaling: ['modular-addition'],
    beta: ['superposition'],
    importance: ['superposition'],
    importanceBase: ['superposition'],
    instance: ['superposition'],
    mapping: ['model'],
    activation: ['model'],
    normalization: ['model'],
    weights: networkWays,
    checkpoints: networkWays,
    inputs: networkWays,
    mask: ['model'],
    padding: ['model'],
    targets: networkWays,
    trainingRows: networkWays,
    fit: networkWays,
    parameters: [...networkWays, 'text'],
    outputs: ['model', 'kernel', 'gradients'],
    read: ['model'],
    readouts: ['model', 'text'],
    side: [...networkWays, 'gradients'],
    features: kernelWays,
    featureNames: kernelWays,
    labels: kernelWays,
    collapse: [...kernelWays, 'text'],
    weighting: ['text'],
    class: kernelWays,
    rotate: kernelWays,
    cliffs: kernelWays,
    falseAlarmRate: kernelWays,
    context: ['text'],
    contexts: ['text'],
    beginning: ['text'],
    skip: ['text'],
    readOut: ['text'],
    textLabels: ['text'],
    spectraOnly: ['text'],
    causes: ['text'],
  },
};

/** The words that name what is analysed. */
interface WayWords {
  readonly experiment?: Experiment;
  readonly model?: string;
  readonly kernel?: string;
  readonly gradients?: readonly string[];
  readonly text?: string;
}

/** What the command line asks for; networks that describe themselves need no word. */
export function wayOf({ experiment, model, kernel, gradients, text }: WayWords): Way {
  const given = Object.entries({ kernel, gradients, model, experiment }).filter(([, value]) => value !== undefined);
  if ((kernel !== undefined || gradients !== undefined) && given.length > 1) {
    const [first, second] = given.map(([name]) => `--${name}`);
    throw new MisuseError({ in: 'analyze', rule: `${first} and ${second} exclude each other` });
  }
  if (kernel !== undefined) return 'kernel';
  if (gradients !== undefined) return 'gradients';
  if (experiment !== undefined && model !== undefined) {
    throw new MisuseError({ in: 'analyze', rule: '--model and --experiment exclude each other', got: experiment });
  }
  if (text !== undefined && model === undefined) {
    throw new MisuseError({ in: 'analyze', rule: '--text needs --model, a GGUF file or a folder of Hugging Face' });
  }
  return text !== undefined ? 'text' : (experiment ?? 'model');
}
