import { isJsonObject } from '@entk/formats/reading';
import { requireInteger, requireOptions } from '@entk/core';
import type { Recognised, Recogniser } from '../recogniser.js';
import { refuseConfig } from './config.js';
import { bert } from './bert.js';
import { gemma3 } from './gemma.js';
import { gpt2 } from './gpt2.js';
import { gptNeox } from './gpt-neox.js';
import { llama, mistral, qwen2, qwen3 } from './llama.js';
import type { Family } from './family.js';
import { sentenceLayers } from './sentence.js';

/** Every family, by `model_type`. */
const families: ReadonlyMap<string, Family> = new Map(
  [gpt2, gptNeox, llama, mistral, qwen2, qwen3, gemma3, bert].map((family) => [family.modelType, family]),
);

/** How a folder of Hugging Face is looked at. */
export interface HuggingFaceWeightsOptions {
  /** T, the length of the sequences that go in. @default as many as the model was made for */
  readonly positions?: number;
  /** Whether a `model_type` that is not among the known ones is refused, or left to others. @default 'leave' */
  readonly unknown?: 'refuse' | 'leave';
}

/**
 * Recognises a model that `save_pretrained` of Hugging Face's Transformers wrote, by the `config.json` beside its
 * weights: `gpt2`, `gpt_neox`, `llama`, `mistral`, `qwen2`, `qwen3` and `gemma3_text` with a language model's head, and
 * `bert` with that of a masked one or none. Parameters have the names of the checkpoint; outputs are the logits at all
 * T positions, or the last hidden states. Where the files of sentence-transformers stand beside a `bert`, its output is
 * the sentence's embedding.
 *
 * @throws MisuseError if T is no positive integer.
 *
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { openWeights, writeSafetensors } from '@entk/formats';
 * import { huggingFaceWeights, recogniseNetwork } from '@entk/models/import';
 *
 * const config = { model_type: 'gpt2', vocab_size: 7, n_positions: 5, n_embd: 4, n_head: 2, n_layer: 1 };
 * const beside = () => new TextEncoder().encode(JSON.stringify(config));
 * const file = writeSafetensors(new Map([['transformer.wte.weight', ndArray([7, 4])]]));
 * const found = recogniseNetwork(await openWeights(file, beside), [huggingFaceWeights({ positions: 3 })]);
 * found?.description.inputs; // { positions: 3, vocabulary: 7 }
 * ```
 */
export function huggingFaceWeights(options: HuggingFaceWeightsOptions = {}): Recogniser {
  requireOptions<HuggingFaceWeightsOptions>('huggingFaceWeights', options, { positions: true, unknown: true });
  const { positions, unknown = 'leave' } = options;
  if (positions !== undefined) requireInteger('huggingFaceWeights', 'positions', positions, { min: 1 });
  return {
    name: 'config.json of Hugging Face',
    expects: `a config.json beside it with a model_type: ${[...families.keys()].join(', ')}`,
    recognise(tensors, { config, sentence }): Recognised | undefined {
      if (!isJsonObject(config) || config.model_type === undefined) return undefined;
      const { model_type: type } = config;
      const family = typeof type === 'string' ? families.get(type) : undefined;
      if (!family) {
        if (unknown === 'leave') return undefined;
        const got = JSON.stringify(type).slice(0, 60);
        return refuseConfig(`model_type must be one of ${[...families.keys()].join(', ')}, got ${got}`);
      }
      const found = family.network({ config, names: new Set(tensors.keys()), positions });
      const pooled = sentence && found.width !== undefined ? sentenceLayers(sentence, found.width) : [];
      return {
        description: {
          name: family.modelType,
          inputs: { positions: positions ?? found.mostPositions, vocabulary: found.vocabulary },
          layers: [...found.layers, ...pooled],
        },
        mapping: found.mapping ?? {},
        assumptions: found.assumptions ?? [],
        unsupported: new Map(),
      };
    },
  };
}
