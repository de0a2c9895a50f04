import { MisuseError } from '@entk/core';
import { describedSubject } from '../../analysis/described-subject.js';
import type { Subject } from '../../analysis/subject.js';
import { additionTransformerSubject } from '../../experiments/addition-transformer/subject.js';
import { inductionSubject } from '../../experiments/induction/subject.js';
import { modularAdditionSubject } from '../../experiments/modular-addition/subject.js';
import { superpositionSubject } from '../../experiments/superposition/subject.js';
import { checkpointFiles, weightsOfModel } from '../../inputs/weights-files.js';
import type { AnalyzeOptions } from './options.js';
import type { NetworkWay } from './ways.js';

const caller = 'analyze';

/** The networks that the command line names, and what is known of them. */
export async function subjectOf(way: NetworkWay, options: AnalyzeOptions): Promise<Subject> {
  const { mapping, activation, normalization, p, scaling, beta: betas, instance, inputs } = options;
  const { model, weights, configured } = await namedFiles(options);
  const states = options.checkpoints && (await checkpointFiles(caller, options.checkpoints));
  if (way === 'model') {
    if (options.model !== undefined && inputs === undefined) {
      throw new MisuseError({ in: caller, rule: '--model needs --inputs FILE.npy' });
    }
    const files = { model, mapping, activation, normalization, configured, inputs, weights: weights ?? [] };
    return describedSubject(files, states);
  }
  const files = states ?? (weights as readonly string[]);
  if (way === 'addition-transformer') return additionTransformerSubject(files);
  if (way === 'induction') return inductionSubject(files);
  if (way === 'superposition') return superpositionSubject({ files, betas, ...options, instance });
  return modularAdditionSubject({ files, p, scaling });
}

/** Where the layers are described and where the weights are: a model that is whole brings both. */
async function namedFiles({ model, weights, checkpoints }: AnalyzeOptions): Promise<{
  readonly model?: string;
  readonly weights?: readonly string[];
  readonly configured: boolean;
}> {
  const whole = model === undefined ? undefined : await weightsOfModel(caller, model);
  if (whole !== undefined && (weights || checkpoints)) {
    throw new MisuseError({
      in: caller,
      rule: '--model with a folder or a GGUF file, whose weights are its own, excludes --weights and --checkpoints',
      got: model,
    });
  }
  if (whole !== undefined) return { weights: [whole], configured: true };
  if ((weights === undefined) === (checkpoints === undefined)) {
    throw new MisuseError({
      in: caller,
      rule: weights ? '--weights and --checkpoints exclude each other' : '--weights or --checkpoints must be given',
    });
  }
  return { model, weights, configured: false };
}
