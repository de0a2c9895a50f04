import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fixtureJson, fixturePath } from './fixture.js';

/** The leading eigenvalues of one parameter's kernel, and its trace. */
export interface ReferenceKernel {
  readonly trace: number;
  readonly eigenvalues: readonly number[];
}

/** A tiny transformer as Transformers saves it, and its kernels at the last position by PyTorch in float64. */
export interface TransformerCase {
  /** `llama-yarn`. */
  readonly name: string;
  /** The absolute path of its folder: `config.json`, `model.safetensors`, `tokens.npy`. */
  readonly folder: string;
  /** The absolute path of the mask, where sequences are of different length. */
  readonly mask?: string;
  readonly classMean: ReferenceKernel;
  readonly meanOutput: readonly number[];
  /** Of output 7 alone, where it was computed. */
  readonly perClass7?: readonly number[];
  readonly flattened: { readonly outputs: readonly number[]; readonly eigenvalues: readonly number[] };
  /** The class mean of each parameter. */
  readonly parameters: Readonly<Record<string, ReferenceKernel>>;
  /** The flattened kernel of all logits by some parameters, where it was computed: the leading eigenvalues. */
  readonly allLogits?: Readonly<Record<string, ReferenceKernel>>;
}

/** Every one: three families with the usual options, and all that are supported with others. */
export function transformerCases(): TransformerCase[] {
  return readdirSync(fixturePath('transformers'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => caseOf(name));
}

function caseOf(name: string): TransformerCase {
  const expected = fixtureJson(`transformers/${name}/expected.json`) as Record<string, unknown>;
  const flattened = Object.keys(expected).find((key) => key.startsWith('flattened over outputs')) as string;
  const folder = fixturePath(`transformers/${name}`);
  const mask = join(folder, 'attention_mask.npy');
  const allLogits = existsSync(join(folder, 'flattened.json'))
    ? (fixtureJson(`transformers/${name}/flattened.json`) as { flattened: TransformerCase['allLogits'] }).flattened
    : undefined;
  return {
    name,
    folder,
    ...(existsSync(mask) && { mask }),
    classMean: expected.classMean as ReferenceKernel,
    meanOutput: expected.meanOutput as number[],
    perClass7: expected.perClass7 as number[] | undefined,
    flattened: {
      outputs: Array.from(flattened.matchAll(/\d+/g), ([digits]) => Number(digits)),
      eigenvalues: expected[flattened] as number[],
    },
    parameters: expected['classMean by parameter'] as Record<string, ReferenceKernel>,
    ...(allLogits && { allLogits }),
  };
}
