import { type Code, moduleOf, optionsOf, trainAndAnalyse } from '../code/code.js';
import type { RotationRequest } from './rotate.js';
import { analysedPairs, cliffEnds, grokkingSettings, type GrokkingSettings } from './settings.js';

/** The network at an epoch, its spectrum, and its cliff turned as on show, as code. */
export function codeOf(settings: GrokkingSettings, view: RotationRequest & { readonly epoch: number }): Code {
  return {
    typescript: typescriptOf(settings, view),
    command: trainAndAnalyse({
      experiment: 'modular-addition',
      options: `--p ${settings.p} ${optionsOf(grokkingSettings, settings)}`,
      epoch: view.epoch,
      epochs: settings.epochs,
      analyze: `--top ${analysedPairs(settings.p)}`,
    }),
  };
}

function typescriptOf(
  { p, hiddenUnits, alpha, learningRate, weightDecay, epochs, seed }: GrokkingSettings,
  { cliff, way, epoch }: RotationRequest & { readonly epoch: number },
): string {
  const { constant, first, second } = cliffEnds(p);
  const isFirst = cliff === 'first';
  const [from, to] = isFirst ? [constant, first] : [first, second];
  const [one, other] = isFirst ? ['a', 'b'] : ['sum', 'difference'];
  const laplacians = `torusLaplacian(${p}, '${one}'), torusLaplacian(${p}, '${other}')`;
  const turned = {
    none: 'basis',
    'two stages': `(await rotateInTwoStages(basis, ${laplacians})).basis`,
    joint: `(await rotateJointly(basis, [${laplacians}])).basis`,
    units: '(await rotateByUnits(basis, units)).basis',
  }[way];
  const rotation = {
    none: '',
    'two stages': 'rotateInTwoStages, torusLaplacian',
    joint: 'rotateJointly, torusLaplacian',
    units: 'rotateByUnits',
  }[way];
  const byUnits = way === 'units';
  return moduleOf([
    "import { alignmentHeatmap, heatmapSummary } from '@entk/alignment';",
    `import { createRandom${byUnits ? ', DenseMatrix' : ''} } from '@entk/core';`,
    "import { fourierFamily, modularAddition } from '@entk/datasets';",
    `import { factoredJacobian${isFirst ? ', selectParameters' : ''} } from '@entk/jacobians';`,
    "import { kernelSpectrum } from '@entk/kernels';",
    'import {',
    byUnits && '  activations,',
    '  adamW, initialiseBackend, normalParameters, selectRows, squaredError, train,',
    "} from '@entk/models';",
    "import { quadraticMlp } from '@entk/models/networks';",
    rotation !== '' && `import { ${rotation} } from '@entk/rotation';`,
    "import { findCliffs } from '@entk/spectral';",
    '',
    'await initialiseBackend();',
    `const data = modularAddition({ p: ${p}, alpha: ${alpha}, seed: ${seed} });`,
    `const network = quadraticMlp({ inputs: ${2 * p}, hiddenUnits: ${hiddenUnits}, outputs: ${p} });`,
    'const inputs = selectRows(data.inputs, data.train);',
    'const targets = selectRows(data.targets, data.train);',
    `const start = normalParameters(network, createRandom(${seed}).fork('modular addition'));`,
    'const { checkpoints } = await train(network, start, { train: { inputs, targets } }, {',
    '  loss: squaredError(),',
    `  optimiser: adamW({ learningRate: ${learningRate}, weightDecay: ${weightDecay} }),`,
    `  epochs: ${epochs},`,
    `  seed: ${seed},`,
    `  checkpoints: [${epoch}],`,
    '});',
    'const [{ parameters }] = checkpoints;',
    '',
    'const jacobian = factoredJacobian(network, parameters, data.inputs);',
    `export const spectrum = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: ${analysedPairs(p)} });`,
    'export const { drops } = findCliffs(spectrum);',
    '',
    isFirst && "const ofLayer1 = selectParameters(jacobian, ['net.0.weight']);",
    isFirst && `const leading = await kernelSpectrum(ofLayer1, { kind: 'classMean' }, { count: ${first} });`,
    `const basis = ${isFirst ? 'leading' : 'spectrum'}.vectors!.columnRange(${from}, ${to});`,
    byUnits &&
      `const { shape, data: read } = activations(network, parameters, data.inputs, { layer: '${isFirst ? 1 : 2}' });`,
    byUnits && 'const units = new DenseMatrix(shape[0], shape[1], Float64Array.from(read));',
    `const families = ['${one}', '${other}'] as const;`,
    'export const heatmap = alignmentHeatmap(',
    `  ${turned},`,
    `  families.map((argument) => fourierFamily({ p: ${p}, argument })),`,
    "  { quantity: 'squared norm' },",
    ');',
    'export const { meanColumnMax } = heatmapSummary(heatmap);',
  ]);
}
