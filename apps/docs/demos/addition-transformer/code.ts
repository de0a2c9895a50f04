import { leadingPairs } from '../../../cli/src/experiments/addition-transformer/on-pairs.js';
import { laterSettings } from '../../../cli/src/experiments/addition-transformer/settings.js';
import { type Code, moduleOf, optionsOf, trainAndAnalyse } from '../code/code.js';
import { batchSize, transformerSettings, type TransformerSettings } from './settings.js';

/** Which kernel, and when. */
interface Wanted {
  readonly kernel: string;
  readonly epoch: number;
}

/** The transformer at an epoch, and the spectrum of the kernel on show, as code. */
export function codeOf(settings: TransformerSettings, wanted: Wanted): Code {
  const { p } = settings;
  return {
    typescript: typescriptOf(settings, wanted),
    command: trainAndAnalyse({
      experiment: 'addition-transformer',
      options: `--p ${p} ${optionsOf(transformerSettings, settings)} --batch-size ${batchSize(settings)}`,
      epoch: wanted.epoch,
      epochs: settings.epochs,
      analyze: `--parameters ${wanted.kernel === 'full' ? 'all' : wanted.kernel} --top ${leadingPairs(p * p)}`,
    }),
  };
}

function typescriptOf(settings: TransformerSettings, { kernel, epoch }: Wanted): string {
  const { p, alpha, learningRate, weightDecay, epochs, seed } = settings;
  const { width, heads, hiddenUnits, splitSeed } = laterSettings;
  const whole = kernel === 'full';
  return moduleOf([
    "import { createRandom, DenseMatrix } from '@entk/core';",
    "import { modularAdditionTokens } from '@entk/datasets';",
    `import { factoredJacobian${whole ? '' : ', selectParameters'} } from '@entk/jacobians';`,
    "import { kernelSpectrum } from '@entk/kernels';",
    "import { adamW, crossEntropy, initialiseBackend, normalParameters, selectRows, train } from '@entk/models';",
    "import { oneLayerTransformer } from '@entk/models/networks';",
    "import { findCliffs } from '@entk/spectral';",
    '',
    'await initialiseBackend();',
    `const data = modularAdditionTokens({ p: ${p}, alpha: ${alpha}, seed: ${splitSeed} });`,
    `const network = oneLayerTransformer({ vocabularySize: ${p + 1}, width: ${width}, heads: ${heads}, hiddenUnits: ${hiddenUnits} });`,
    'const inputs = selectRows(data.inputs, data.train);',
    'const targets = selectRows(data.targets, data.train);',
    `const random = createRandom(${seed}).fork('modular addition, transformer');`,
    'const start = normalParameters(network, random, (shape) => 1 / Math.sqrt(shape[shape.length - 1]));',
    'const { checkpoints } = await train(network, start, { train: { inputs, targets } }, {',
    '  loss: crossEntropy(),',
    `  readout: { outputs: Array.from({ length: ${p} }, (_, residue) => residue) },`,
    `  optimiser: adamW({ learningRate: ${learningRate}, weightDecay: ${weightDecay} }),`,
    `  epochs: ${epochs},`,
    `  batchSize: ${batchSize(settings)},`,
    `  seed: ${seed},`,
    `  checkpoints: [${epoch}],`,
    '});',
    '',
    `const outputs = DenseMatrix.generate(1, ${p + 1}, () => 1 / ${p + 1});`,
    'const jacobian = factoredJacobian(network, checkpoints[0].parameters, data.inputs, { readout: { outputs } });',
    `const part = ${whole ? 'jacobian' : `selectParameters(jacobian, ['${kernel}'])`};`,
    `export const spectrum = await kernelSpectrum(part, { kind: 'meanOutput' }, { count: ${leadingPairs(p * p)} });`,
    'export const { drops } = findCliffs(spectrum);',
  ]);
}
