import { type Code, moduleOf } from '../code/code.js';
import { weightsFile } from './open-files.js';
import { type LanguageRequest, readouts, seed, topValues } from './request.js';

/** What is on show as code: of the reader's files by their names, which are to lie in the folder. */
export function codeOf(
  files: readonly File[],
  text: string,
  request: LanguageRequest,
  weight: string | undefined,
): Code {
  const { name = 'model.gguf' } = weightsFile(files) ?? {};
  const isGguf = name.endsWith('.gguf');
  const { context, contexts } = request;
  const shown = weight ?? 'model.layers.0.mlp.down_proj.weight';
  return {
    command: `entk analyze --model ${isGguf ? name : '.'} --text ${text} --context ${context} --contexts ${contexts} --skip 0 --top ${topValues} --spectra-only --out analysis\n`,
    typescript: moduleOf([
      "import { readFileSync } from 'node:fs';",
      "import { openWeights } from '@entk/formats';",
      "import { jacobianByLayer } from '@entk/jacobians';",
      "import { centredKernel, empiricalNtk } from '@entk/kernels';",
      "import { initialiseBackend, randomReadouts } from '@entk/models';",
      `import { ${isGguf ? 'ggufWeights' : 'huggingFaceWeights'}, networkFromWeights } from '@entk/models/import';`,
      "import { eigh } from '@entk/spectral';",
      `import { ${isGguf ? 'ggufTokeniser' : 'huggingFaceTokeniser'}, textContexts } from '@entk/text';`,
      '',
      'await initialiseBackend();',
      isGguf
        ? `const found = await openWeights(readFileSync('${name}'));`
        : `const found = await openWeights(readFileSync('${name}'), (file) => (file === 'config.json' ? readFileSync(file) : undefined));`,
      `const known = ${isGguf ? 'ggufWeights' : 'huggingFaceWeights'}({ positions: ${context} });`,
      'const { network, parameters } = networkFromWeights(found, [known]);',
      isGguf
        ? 'const tokeniser = ggufTokeniser(found.metadata.gguf!);'
        : "const tokeniser = huggingFaceTokeniser(readFileSync('tokenizer.json'), readFileSync('tokenizer_config.json'));",
      `const { tokens } = textContexts(tokeniser, readFileSync('${text}', 'utf8'), { length: ${context}, count: ${contexts} });`,
      '',
      `const outputs = randomReadouts({ outputs: network.outputSize, count: ${readouts}, seed: ${seed} });`,
      'const layers = jacobianByLayer(network, parameters, tokens, {',
      "  positions: 'own',",
      `  parameters: ['${shown}'],`,
      '  readout: { outputs },',
      '});',
      'export const spectra = [];',
      'for await (const { jacobian } of layers) {',
      '  if (!jacobian) continue;',
      "  const kernel = centredKernel(empiricalNtk(jacobian, { kind: 'classMean' }).matrix);",
      `  spectra.push(await eigh(kernel, { count: ${topValues}, semidefinite: true }));`,
      '}',
    ]),
  };
}
