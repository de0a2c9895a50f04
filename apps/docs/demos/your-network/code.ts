import { type Code, moduleOf } from '../code/code.js';
import type { NetworkFiles } from './files.js';
import type { AnalysisRequest } from './request.js';

/** The analysis on show, as code: of the reader's files by their names, which are to lie in the folder. */
export function codeOf(files: NetworkFiles, request: AnalysisRequest, weights: string | undefined): Code {
  const { collapse, output, parameter, top, rotate, cliffs, fit } = request;
  const names = (role: keyof NetworkFiles) => files[role]?.map(({ name }) => name).join(' ');
  const options: [string, string | number | undefined][] = [
    ['--kernel', names('kernel')],
    ['--gradients', names('gradients')],
    // One checkpoint is a network; a toy model of the paper's is known without a description.
    ['--model', names('description')],
    ['--experiment', files.weights && !files.description ? 'superposition --beta 0' : undefined],
    ['--weights', weights],
    ['--inputs', names('inputs')],
    ['--targets', names('targets')],
    ['--fit', files.targets && fit === 'outputs' ? fit : undefined],
    ['--features', names('features')],
    ['--feature-names', names('names')],
    ['--collapse', collapse],
    ['--class', collapse === 'per-class' ? output : undefined],
    ['--outputs', !files.weights && collapse === 'flattened' ? output : undefined],
    ['--parameters', parameter],
    ['--top', top],
    ['--rotate', rotate],
    ['--cliffs', cliffs],
  ];
  const words = options.flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]));
  return {
    command: `entk analyze ${words.join(' ')} --out analysis\n`,
    typescript: typescriptOf(files, request, weights),
  };
}

const kinds = {
  'class-mean': "{ kind: 'classMean' }",
  trace: "{ kind: 'trace' }",
  'mean-output': "{ kind: 'meanOutput' }",
  flattened: "{ kind: 'flattened', rowOrder: 'classMajor' }",
} as const;

function typescriptOf(
  { description, inputs, kernel, gradients }: NetworkFiles,
  { collapse, output, parameter, top }: AnalysisRequest,
  weights: string | undefined,
): string {
  const [given] = kernel ?? gradients ?? [];
  const findings = ['export const { drops } = findCliffs(spectrum);'];
  if (given) {
    return moduleOf([
      "import { readFileSync } from 'node:fs';",
      "import { DenseMatrix } from '@entk/core';",
      "import { readNpy } from '@entk/formats';",
      !kernel && "import { gradientSpectrum } from '@entk/kernels';",
      `import { ${kernel ? 'eigh, ' : ''}findCliffs } from '@entk/spectral';`,
      '',
      `const { shape: [rows, columns], data } = readNpy(readFileSync('${given.name}'));`,
      'const matrix = new DenseMatrix(rows, columns, Float64Array.from(data as Float64Array));',
      kernel
        ? `export const spectrum = await eigh(matrix, { count: Math.min(${top}, rows) });`
        : 'const source = { rows, columns, readRows: (from: number, to: number) => matrix.rowRange(from, to) };',
      !kernel && `export const spectrum = await gradientSpectrum(source, { count: Math.min(${top}, rows, columns) });`,
      ...findings,
    ]);
  }
  const [model] = description ?? [];
  const [file] = inputs ?? [];
  const kind = collapse === 'per-class' ? `{ kind: 'perClass', output: ${output} }` : kinds[collapse];
  return moduleOf([
    "import { readFileSync } from 'node:fs';",
    file ? "import { openWeights, readNpy } from '@entk/formats';" : "import { openWeights } from '@entk/formats';",
    `import { factoredJacobian${parameter ? ', selectParameters' : ''} } from '@entk/jacobians';`,
    "import { kernelSpectrum } from '@entk/kernels';",
    `import { initialiseBackend${model ? ', readNetworkDescription' : ''} } from '@entk/models';`,
    `import { ${model ? 'placeWeights' : 'networkFromWeights, superpositionWeights'} } from '@entk/models/import';`,
    "import { findCliffs } from '@entk/spectral';",
    '',
    'await initialiseBackend();',
    `const weights = await openWeights(readFileSync('${weights}'), undefined, { name: '${weights}' });`,
    model && `const described = readNetworkDescription(readFileSync('${model.name}'));`,
    model
      ? "const { network, parameters } = placeWeights(described, weights.tensors, { ignore: ['inputs'] });"
      : 'const { network, parameters } = networkFromWeights(weights, [superpositionWeights()]);',
    file
      ? `const { shape, data } = readNpy(readFileSync('${file.name}'));`
      : "const { shape, data } = weights.tensors.get('inputs')!;",
    '// Tokens stay whole numbers.',
    'const isNumbers = data instanceof Float32Array || data instanceof Float64Array;',
    'const inputs = { shape, data: isNumbers ? Float32Array.from(data) : Int32Array.from(data as ArrayLike<number | bigint>, Number) };',
    '',
    model
      ? 'const whole = factoredJacobian(network!, parameters!, inputs);'
      : 'const whole = factoredJacobian(network, parameters, inputs);',
    `const part = ${parameter ? `selectParameters(whole, ['${parameter}'])` : 'whole'};`,
    `export const spectrum = await kernelSpectrum(part, ${kind}, { count: ${top} });`,
    ...findings,
  ]);
}
