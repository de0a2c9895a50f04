import type { FoundTensor } from '@entk/formats';
import { FileFormatError, requireOptions } from '@entk/core';
import { parameterNames } from '../../../description/layer-factories.js';
import { ConfigFault } from '../hugging-face/config.js';
import { huggingFaceWeights } from '../hugging-face/hugging-face.js';
import type { Recognised, Recogniser } from '../recogniser.js';
import { architectures, checkpointName, configurationOf, frequencyFactors, metadataKeys } from './architectures.js';
import { convertedLayers } from './converted-layers.js';
import { GgufMetadata, refuseMetadata } from './metadata.js';

/** How a GGUF file is looked at. */
export interface GgufWeightsOptions {
  /** T, the length of the sequences that go in. @default as many as the model was made for */
  readonly positions?: number;
}

/**
 * Recognises a model of llama.cpp by the metadata of its GGUF file: architectures `llama` (SmolLM2, Mistral), `qwen2`,
 * `qwen3` and `gemma3`. Parameters have the names of the checkpoint that it was made of, `model.layers.0.…`; outputs
 * are the logits at all T positions.
 *
 * The network is that of the dequantised weights. What the converter changed is read as it is: rows of queries and keys
 * stay in the order of the file, where neighbours turn together, and gains hold their offset.
 *
 * @throws MisuseError if T is no positive integer.
 *
 * @example
 * ```ts
 * import { ggufWeights } from '@entk/models/import';
 *
 * ggufWeights().recognise(new Map(), { format: 'npz', texts: new Map() }); // undefined: no GGUF file
 * ```
 */
export function ggufWeights(options: GgufWeightsOptions = {}): Recogniser {
  requireOptions<GgufWeightsOptions>('ggufWeights', options, { positions: true });
  const family = huggingFaceWeights({ positions: options.positions, unknown: 'refuse' });
  return {
    name: 'metadata of a GGUF file',
    expects: `a GGUF file with general.architecture ${[...architectures.keys()].join(', ')}`,
    recognise(tensors, { gguf, ...others }): Recognised | undefined {
      if (!gguf) return undefined;
      const metadata = new GgufMetadata(gguf);
      const architecture = architectures.get(metadata.architecture);
      if (!architecture) {
        const known = [...architectures.keys()].join(', ');
        return refuseMetadata(`general.architecture must be one of ${known}`, metadata.architecture);
      }
      const named = new Map<string, FoundTensor>();
      const fileNames = new Map<string, string>();
      for (const [name, tensor] of tensors) {
        const known = checkpointName(name, architecture);
        if (known === undefined) continue;
        named.set(known, tensor);
        fileNames.set(known, name);
      }
      const vocabulary = tensors.get('token_embd.weight')?.shape[0] ?? metadata.number('vocab_size');
      const config = configurationOf(architecture, metadata, new Set(named.keys()), vocabulary);
      const found = inWordsOfFile(metadata, () => family.recognise(named, { ...others, config }));
      if (!found) return undefined;
      const { data: factors } = tensors.get(frequencyFactors) ?? {};
      const layers = convertedLayers(found.description.layers, {
        adjacentPairs: architecture.adjacentPairs ?? false,
        offsetInGains: architecture.offsetInGains ?? false,
        frequencyFactors: factors && Array.from(factors, Number),
      });
      const parameters = parameterNames(layers).flatMap((name) => {
        const stored = fileNames.get(name);
        return stored === undefined ? [] : [[name, stored] as const];
      });
      return {
        ...found,
        description: { ...found.description, layers },
        mapping: { parameters: Object.fromEntries(parameters), ignore: [frequencyFactors] },
        assumptions: [...found.assumptions, ...quantisation(tensors)],
      };
    },
  };
}

/** What a family refuses in the configuration, by the keys of the file that it was made of. */
function inWordsOfFile<Found>({ architecture }: GgufMetadata, recognise: () => Found): Found {
  try {
    return recognise();
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    const fault = error.fault.replace(/\w+(\.\w+)*/g, (field) => {
      return Object.hasOwn(metadataKeys, field) ? `${architecture}.${metadataKeys[field]}` : field;
    });
    throw new FileFormatError({ in: 'GGUF', rule: fault });
  }
}

/** The network of a quantised file is that of the numbers which come out of it. */
function quantisation(tensors: ReadonlyMap<string, FoundTensor>): string[] {
  const types = new Set(Array.from(tensors.values(), ({ dtype }) => dtype).filter((type) => type.startsWith('Q')));
  if (types.size === 0) return [];
  return [`weights were quantised (${[...types].join(', ')}): the network is that of the dequantised ones`];
}
