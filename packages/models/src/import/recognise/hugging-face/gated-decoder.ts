import type { LayerDescription } from '../../../description/network-description.js';
import type { AttentionOptions } from '../../../layers/attention-options.js';

/** What the decoders of Llama, Mistral, Qwen and Gemma have in common, and where they differ. */
export interface GatedDecoder {
  /** Before every name: `model.`. */
  readonly prefix: string;
  readonly blocks: number;
  readonly epsilon: number;
  /** Added to every gain. @default 0 */
  readonly offset?: number;
  readonly activation: LayerDescription;
  /** What is not the same in all families of the attention of a block, names of weights apart. */
  attention(block: number): Omit<AttentionOptions, 'query' | 'key' | 'value' | 'output' | 'queryNorm' | 'keyNorm'>;
  /** Biases of queries, keys and values, and of the output. @default none */
  readonly biases?: { readonly queryKeyValue?: boolean; readonly output?: boolean; readonly mlp?: boolean };
  /** Whether each head's query and key are normed. @default false */
  readonly headNorms?: boolean;
  /** Whether norms stand after attention and MLP too, as Gemma 2 and 3 have them. @default false */
  readonly normsAfter?: boolean;
  /** What the rows of the embedding are multiplied by. @default 1 */
  readonly embeddingScale?: number;
  /** The token whose row has no gradient. */
  readonly padding?: number;
}

/** The layers from the embedding to the last norm. */
export function gatedDecoder(decoder: GatedDecoder): LayerDescription[] {
  const { prefix, blocks, epsilon, offset, activation, biases = {}, headNorms, normsAfter } = decoder;
  const { embeddingScale, padding } = decoder;
  const shift = offset === undefined ? {} : { offset };
  const norm = (at: string): LayerDescription => ({ kind: 'rmsNorm', gain: `${at}.weight`, epsilon, ...shift });
  const layers: LayerDescription[] = [
    { kind: 'embedding', weight: `${prefix}embed_tokens.weight`, ...(padding !== undefined && { padding }) },
  ];
  if (embeddingScale !== undefined) layers.push({ kind: 'scale', factor: embeddingScale });
  for (let block = 0; block < blocks; block++) {
    const at = `${prefix}layers.${block}`;
    const weight = (name: string) => `${at}.self_attn.${name}_proj.weight`;
    const bias = (option: string, name: string, given = false) =>
      given ? { [option]: `${at}.self_attn.${name}_proj.bias` } : {};
    const headNorm = (name: string) => ({ gain: `${at}.self_attn.${name}_norm.weight`, epsilon, ...shift });
    const attention: LayerDescription = {
      kind: 'attention',
      ...decoder.attention(block),
      query: weight('q'),
      ...bias('queryBias', 'q', biases.queryKeyValue),
      key: weight('k'),
      ...bias('keyBias', 'k', biases.queryKeyValue),
      value: weight('v'),
      ...bias('valueBias', 'v', biases.queryKeyValue),
      output: weight('o'),
      ...bias('outputBias', 'o', biases.output),
      ...(headNorms && { queryNorm: headNorm('q'), keyNorm: headNorm('k') }),
      causal: true,
    };
    const linear = (name: string): LayerDescription => ({
      kind: 'dense',
      weight: `${at}.mlp.${name}_proj.weight`,
      ...(biases.mlp && { bias: `${at}.mlp.${name}_proj.bias` }),
    });
    const gated: LayerDescription[] = [
      { kind: 'product', branches: [[linear('gate'), activation], [linear('up')]] },
      linear('down'),
    ];
    const after = (name: string) => (normsAfter ? [norm(`${at}.${name}`)] : []);
    layers.push(
      {
        kind: 'residual',
        layers: [norm(`${at}.input_layernorm`), attention, ...after('post_attention_layernorm')],
      },
      {
        kind: 'residual',
        layers: [
          norm(`${at}.${normsAfter ? 'pre_feedforward_layernorm' : 'post_attention_layernorm'}`),
          ...gated,
          ...after('post_feedforward_layernorm'),
        ],
      },
    );
  }
  return [...layers, norm(`${prefix}norm`)];
}
