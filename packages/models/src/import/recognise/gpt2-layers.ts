import type { LayerDescription } from '../../description/network-description.js';
import { layerNormAt, linearAt, optional } from './named-layers.js';

/** What GPT-2 of Transformers and nanoGPT have in common, and where they differ. */
export interface Gpt2Layers {
  /** Before every name: `transformer.`. */
  readonly prefix: string;
  readonly blocks: number;
  readonly width: number;
  readonly heads: number;
  readonly activation: LayerDescription;
  readonly epsilon?: number;
  /** Whether weights are [in, out]. */
  readonly transposed?: boolean;
  /** Of a block, what scores are multiplied by. @default 1/√(D/H) */
  readonly scaleOf?: (block: number) => number;
  /** Whether the file has a tensor. @default every one */
  readonly has?: (name: string) => boolean;
}

/** The two weights of a block's attention: those of q, k and v as one, and the output. */
export function gpt2AttentionWeights(prefix: string, block: number): [joint: string, output: string] {
  return [`${prefix}h.${block}.attn.c_attn.weight`, `${prefix}h.${block}.attn.c_proj.weight`];
}

/** The layers from the embedding to the last norm: learned positions, norms before attention and MLP. */
export function gpt2Layers({ prefix, blocks, width, heads, activation, ...options }: Gpt2Layers): LayerDescription[] {
  const { epsilon, transposed, scaleOf, has = () => true } = options;
  const norm = (at: string) => layerNormAt(at, { epsilon, has });
  const linear = (at: string) => linearAt(at, { transposed, has });
  const layers: LayerDescription[] = [
    { kind: 'embedding', weight: `${prefix}wte.weight` },
    { kind: 'positionEmbedding', weight: `${prefix}wpe.weight` },
  ];
  for (let block = 0; block < blocks; block++) {
    const at = `${prefix}h.${block}`;
    const [queryKeyValue, output] = gpt2AttentionWeights(prefix, block);
    const attention: LayerDescription = {
      kind: 'attention',
      heads,
      headSize: width / heads,
      queryKeyValue,
      ...optional('queryKeyValueBias', `${at}.attn.c_attn.bias`, has),
      output,
      ...optional('outputBias', `${at}.attn.c_proj.bias`, has),
      causal: true,
      ...(scaleOf && { scale: scaleOf(block) }),
    };
    layers.push(
      { kind: 'residual', layers: [norm(`${at}.ln_1`), attention] },
      {
        kind: 'residual',
        layers: [norm(`${at}.ln_2`), linear(`${at}.mlp.c_fc`), activation, linear(`${at}.mlp.c_proj`)],
      },
    );
  }
  return [...layers, norm(`${prefix}ln_f`)];
}
