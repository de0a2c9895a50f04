import { type Code, moduleOf, optionsOf, trainAndAnalyse } from '../code/code.js';
import type { FeaturesRequest } from './request.js';
import { shownVectors, superpositionSettings, type SuperpositionSettings } from './settings.js';

/** The autoencoder, its spectrum at β, and its vectors against the features, as code. */
export function codeOf(settings: SuperpositionSettings, request: FeaturesRequest): Code {
  return {
    typescript: typescriptOf(settings, request),
    command: trainAndAnalyse({
      experiment: 'superposition',
      options: optionsOf(superpositionSettings, settings),
      epoch: settings.steps,
      epochs: settings.steps,
      analyze: `--beta ${request.beta} --importance-base ${settings.importance} --top ${shownVectors(settings)}`,
    }),
  };
}

function typescriptOf(settings: SuperpositionSettings, { beta, basis }: FeaturesRequest): string {
  const { features, hiddenUnits, sparsity, importance, examples, steps, learningRate, seed } = settings;
  const rotated = basis === 'by outputs';
  return moduleOf([
    "import { alignmentHeatmap, bestAssignment } from '@entk/alignment';",
    "import { createRandom } from '@entk/core';",
    "import { pow } from '@entk/core/elementary';",
    "import { expandedIndicators, superpositionFeatures } from '@entk/datasets';",
    "import { factoredJacobian, rescaleOutputs } from '@entk/jacobians';",
    "import { kernelSpectrum } from '@entk/kernels';",
    "import { adam, initialiseBackend, squaredError, train, xavierNormalParameters } from '@entk/models';",
    "import { tiedAutoencoder } from '@entk/models/networks';",
    rotated && "import { rotateByOutputs } from '@entk/rotation';",
    "import { findCliffs } from '@entk/spectral';",
    '',
    'await initialiseBackend();',
    `const importance = Array.from({ length: ${features} }, (_, i) => pow(${importance}, i));`,
    `const { inputs } = superpositionFeatures({ features: ${features}, examples: ${examples}, sparsity: ${sparsity}, importance, seed: ${seed} });`,
    `const network = tiedAutoencoder({ features: ${features}, hiddenUnits: ${hiddenUnits} });`,
    `const start = xavierNormalParameters(network, createRandom(${seed}).fork('superposition'));`,
    'const { parameters } = await train(network, start, { train: { inputs, targets: inputs } }, {',
    '  loss: squaredError({ importance }),',
    `  optimiser: adam({ learningRate: ${learningRate} }),`,
    `  epochs: ${steps},`,
    '});',
    '',
    `const factors = importance.map((value) => pow(value, ${beta / 2}));`,
    'const jacobian = rescaleOutputs(factoredJacobian(network, parameters, inputs), factors);',
    "const flattened = { kind: 'flattened', rowOrder: 'classMajor' } as const;",
    `export const spectrum = await kernelSpectrum(jacobian, flattened, { count: ${shownVectors(settings)} });`,
    'export const { drops } = findCliffs(spectrum);',
    '',
    "const indicators = expandedIndicators(inputs, { rowOrder: 'classMajor', absentFeatures: 'omit' });",
    rotated && `const leading = spectrum.vectors!.columnRange(0, ${features});`,
    rotated && `const { basis } = await rotateByOutputs(leading, { outputs: ${features}, rowOrder: 'classMajor' });`,
    `const vectors = { vectors: ${rotated ? 'basis' : 'spectrum.vectors!'}, rowOrder: spectrum.rowOrder };`,
    "export const { values: cosines } = alignmentHeatmap(vectors, [indicators], { quantity: '|cosine|' });",
    'export const match = bestAssignment(cosines.columnRange(0, cosines.rows)).mean;',
  ]);
}
