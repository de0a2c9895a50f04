// Trains the small language model that the page “A language model” opens with: two blocks of Llama's kind, on sentences
// of the template grammar that are drawn anew for every step. `node apps/docs/scripts/grammar-model.mjs` writes
// model.safetensors, config.json, tokenizer.json and text.txt into public/examples/language-model. The same seed gives
// the same bytes; the files are committed, so a build does not train.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRandom, ndArray } from '@entk/core';
import { templateSentences } from '@entk/datasets';
import { openWeights, writeSafetensors } from '@entk/formats';
import { adamW, crossEntropy, initialiseBackend, train } from '@entk/models';
import { huggingFaceWeights, networkFromWeights } from '@entk/models/import';
import { huggingFaceTokeniser, textContexts } from '@entk/text';

const folder = fileURLToPath(new URL('../public/examples/language-model/', import.meta.url));
const seed = 0;
const [steps, batch, length, learningRate] = [1500, 24, 32, 3e-3];
const [width, hidden, blocks, heads, keyValueHeads] = [48, 96, 2, 4, 2];
/** Words of the vocabulary are those of so many sentences. */
const sentencesOfVocabulary = 4000;

const begin = '<s>';
const words = new Set(sentences(sentencesOfVocabulary, 'vocabulary').match(/\w+|[^\w\s]/g));
const vocab = Object.fromEntries(['[UNK]', begin, ...[...words].toSorted()].map((word, id) => [word, id]));
const special = { special: true, single_word: false, lstrip: false, rstrip: false, normalized: false };
const tokenizer = encode({
  version: '1.0',
  added_tokens: [
    { id: 0, content: '[UNK]', ...special },
    { id: 1, content: begin, ...special },
  ],
  pre_tokenizer: { type: 'Whitespace' },
  model: { type: 'WordLevel', vocab, unk_token: '[UNK]' },
});
const tokenizerConfig = encode({ bos_token: begin });
const tokeniser = huggingFaceTokeniser(tokenizer, tokenizerConfig);
const size = Object.keys(vocab).length;
const config = encode({
  architectures: ['LlamaForCausalLM'],
  model_type: 'llama',
  vocab_size: size,
  hidden_size: width,
  intermediate_size: hidden,
  num_hidden_layers: blocks,
  num_attention_heads: heads,
  num_key_value_heads: keyValueHeads,
  head_dim: width / heads,
  hidden_act: 'silu',
  rms_norm_eps: 1e-5,
  rope_theta: 10000,
  max_position_embeddings: 64,
  tie_word_embeddings: true,
  bos_token_id: 1,
});

await initialiseBackend();
const initial = writeSafetensors(initialTensors(), { format: 'pt' });
const beside = async (name) => (name === 'config.json' ? config : undefined);
const found = await openWeights(initial, beside, { name: 'model.safetensors' });
const { network, parameters } = networkFromWeights(found, [huggingFaceWeights({ positions: length })]);
const run = await train(
  network,
  parameters,
  { train: { draw } },
  {
    loss: crossEntropy(),
    optimiser: adamW({ learningRate, weightDecay: 0.01 }),
    maxGradientNorm: 1,
    epochs: steps,
    seed,
    checkpoints: [steps],
    evaluateEvery: 100,
    onProgress: ({ done }) => done % 100 === 0 && process.stderr.write(`step ${done}\n`),
  },
);
const [{ parameters: trained }] = run.checkpoints;
writeFileSync(`${folder}model.safetensors`, writeSafetensors(new Map(trained), { format: 'pt' }));
writeFileSync(`${folder}config.json`, config);
writeFileSync(`${folder}tokenizer.json`, tokenizer);
writeFileSync(`${folder}tokenizer_config.json`, tokenizerConfig);
writeFileSync(`${folder}text.txt`, `${sentences(80, 'text')}\n`);
process.stdout.write(`${network.parameterCount} parameters, ${size} tokens\n`);

function encode(value) {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}

function sentences(count, stream) {
  return templateSentences({
    sentences: count,
    depth: 1,
    seed: createRandom(seed)
      .fork(stream)
      .integer(2 ** 32),
  }).text;
}

/** Every next token of contexts that no other step sees. */
function draw(step) {
  const text = sentences(Math.ceil((batch * length) / 4), `step ${step}`);
  const { tokens, next } = textContexts(tokeniser, text, { length, count: batch });
  const targets = new Float32Array(next.data.length * size);
  next.data.forEach((token, at) => (targets[at * size + token] = 1));
  return { inputs: tokens, targets: ndArray([batch, length, size], targets) };
}

/** Matrices at N(0, 1/in), and norms of one. */
function initialTensors() {
  const random = createRandom(seed).fork('initial weights');
  const matrix = (out, inputs) =>
    ndArray(
      [out, inputs],
      Float32Array.from(random.normals(out * inputs), (value) => value / Math.sqrt(inputs)),
    );
  const ones = () => ndArray([width], new Float32Array(width).fill(1));
  const headWidth = width / heads;
  const tensors = new Map([['model.embed_tokens.weight', matrix(size, width)]]);
  for (let block = 0; block < blocks; block++) {
    const name = (rest) => `model.layers.${block}.${rest}.weight`;
    tensors.set(name('input_layernorm'), ones());
    tensors.set(name('self_attn.q_proj'), matrix(width, width));
    tensors.set(name('self_attn.k_proj'), matrix(keyValueHeads * headWidth, width));
    tensors.set(name('self_attn.v_proj'), matrix(keyValueHeads * headWidth, width));
    tensors.set(name('self_attn.o_proj'), matrix(width, width));
    tensors.set(name('post_attention_layernorm'), ones());
    tensors.set(name('mlp.gate_proj'), matrix(hidden, width));
    tensors.set(name('mlp.up_proj'), matrix(hidden, width));
    tensors.set(name('mlp.down_proj'), matrix(width, hidden));
  }
  tensors.set('model.norm.weight', ones());
  return tensors;
}
