import * as z from 'zod';
import type { LayerDescription } from '../../../description/network-description.js';
import { layerNormAt, linearAt } from '../named-layers.js';
import {
  above0,
  activationOr,
  flagOr,
  paddingOf,
  paddingOr,
  readConfig,
  refuseConfig,
  requireWholeHeads,
  sizeFields,
} from './config.js';
import { type Family, type FamilyNetwork, prefixOf } from './family.js';

const schema = z.looseObject({
  ...sizeFields,
  pad_token_id: paddingOr(0),
  hidden_act: activationOr('gelu'),
  layer_norm_eps: above0.default(1e-12),
  tie_word_embeddings: flagOr(true),
  is_decoder: flagOr(false),
  add_cross_attention: flagOr(false),
  position_embedding_type: z.string().nullish(),
});

/** Heads of other tasks, by a tensor that they have. */
const otherHeads = ['classifier.weight', 'qa_outputs.weight'];

/**
 * BERT, MiniLM: every position sees all others, norms stand after each sum, and positions and the type of the first
 * sentence are added to tokens. Its outputs are the last hidden state of every position, or the logits of the masked
 * language model whose head the file has.
 */
export const bert: Family = {
  modelType: 'bert',

  network({ config, names }): FamilyNetwork {
    const fields = readConfig(schema, config);
    const { hidden_size: width, num_attention_heads: heads, layer_norm_eps: epsilon } = fields;
    requireWholeHeads({ hidden_size: width }, { num_attention_heads: heads });
    if ((fields.position_embedding_type ?? 'absolute') !== 'absolute') {
      refuseConfig(`position_embedding_type must be "absolute", got ${JSON.stringify(fields.position_embedding_type)}`);
    }
    if (fields.is_decoder || fields.add_cross_attention) {
      refuseConfig('is_decoder and add_cross_attention must be false: attention to both sides is what is supported');
    }
    const other = otherHeads.find((name) => names.has(name));
    if (other !== undefined) {
      refuseConfig(`"${other}" must not be there: BertModel and BertForMaskedLM are what is supported`);
    }
    const prefix = prefixOf(names, ['', 'bert.'], 'embeddings.word_embeddings.weight');
    const embedded = `${prefix}embeddings`;
    const norm = (at: string) => layerNormAt(at, { epsilon });
    const padding = paddingOf(fields.pad_token_id, fields.vocab_size);
    const tokens = `${embedded}.word_embeddings.weight`;
    const layers: LayerDescription[] = [
      { kind: 'embedding', weight: tokens, ...(padding !== undefined && { padding }) },
      { kind: 'positionEmbedding', weight: `${embedded}.position_embeddings.weight` },
      { kind: 'positionEmbedding', weight: `${embedded}.token_type_embeddings.weight`, row: 0 },
      norm(`${embedded}.LayerNorm`),
    ];
    for (let block = 0; block < fields.num_hidden_layers; block++) {
      const at = `${prefix}encoder.layer.${block}`;
      const stream = (name: 'query' | 'key' | 'value') => ({
        [name]: `${at}.attention.self.${name}.weight`,
        [`${name}Bias`]: `${at}.attention.self.${name}.bias`,
      });
      const output = `${at}.attention.output`;
      layers.push(
        {
          kind: 'residual',
          layers: [
            {
              kind: 'attention',
              heads,
              headSize: width / heads,
              ...stream('query'),
              ...stream('key'),
              ...stream('value'),
              output: `${output}.dense.weight`,
              outputBias: `${output}.dense.bias`,
            },
          ],
        },
        norm(`${output}.LayerNorm`),
        {
          kind: 'residual',
          layers: [linearAt(`${at}.intermediate.dense`), fields.hidden_act, linearAt(`${at}.output.dense`)],
        },
        norm(`${at}.output.LayerNorm`),
      );
    }
    const head = 'cls.predictions';
    const masked = names.has(`${head}.transform.dense.weight`);
    if (masked) {
      layers.push(linearAt(`${head}.transform.dense`), fields.hidden_act, norm(`${head}.transform.LayerNorm`), {
        kind: 'dense',
        weight: fields.tie_word_embeddings ? tokens : `${head}.decoder.weight`,
        bias: `${head}.bias`,
      });
    }
    return {
      vocabulary: fields.vocab_size,
      ...(!masked && { width }),
      mostPositions: fields.max_position_embeddings,
      layers,
      mapping: {
        ignore: [
          `${embedded}.position_ids`,
          // The head that BERT was trained with beside the other, and what it reads.
          `${prefix}pooler.**`,
          'cls.seq_relationship.**',
          ...(masked
            ? [...(fields.tie_word_embeddings ? [`${head}.decoder.weight`] : []), `${head}.decoder.bias`]
            : []),
        ],
      },
      assumptions: ['every token is of the first sentence (token type 0)'],
    };
  },
};
