import * as z from 'zod';
import { type LayerDescription, type NetworkDescription, plainKinds } from './network-description.js';

/** Names stand in messages of one line, on terminals and in figures: none of what moves a cursor or ends a line. */
// oxlint-disable-next-line no-control-regex -- they are what is refused
const withoutControls = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

const longestName = 200;

const text = z
  .string({ error: 'must be a string' })
  .max(longestName, { error: `must have at most ${longestName} characters` })
  .regex(withoutControls, { error: 'must have no control characters' });

const parameterName = z
  .string({ error: 'must be the name of a parameter' })
  .min(1, { error: 'must be the name of a parameter' })
  .max(longestName, { error: `must have at most ${longestName} characters` })
  .regex(withoutControls, { error: 'must have no control characters' })
  .refine((name) => name !== '__proto__', { error: 'must be another name' });

const extent = z.int({ error: 'must be a positive integer' }).min(1, { error: 'must be a positive integer' });

const flag = z.boolean({ error: 'must be true or false' });

const number = z.number({ error: 'must be a finite number' });

const dense = z
  .strictObject({
    kind: z.literal('dense'),
    weight: parameterName.describe('Name of W, axes [out, in] as PyTorch keeps it; [in, out] when transposed.'),
    bias: parameterName.optional().describe('Name of b, axes [out]. No bias without it.'),
    transposed: flag.optional().describe('y = Wᵀx + b: W has axes [in, out], as Keras keeps it, or is tied.'),
    outputs: extent.optional().describe('Width of y, where neither the weights nor parameters give the shape of W.'),
  })
  .describe('y = W x + b, at every position of a sequence.');

const scale = z.strictObject({ kind: z.literal('scale'), factor: number }).describe('y = factor · x.');

const gelu = z
  .strictObject({
    kind: z.literal('gelu'),
    approximate: z
      .enum(['none', 'tanh'], { error: 'must be "none" or "tanh"' })
      .optional()
      .describe('"none", with erf, unless given; "tanh" is what GPT-2 uses.'),
  })
  .describe('Gaussian error linear unit.');

const layerNorm = z
  .strictObject({
    kind: z.literal('layerNorm'),
    gain: parameterName.optional().describe('Name of the gain, axes [size]. No gain without it.'),
    bias: parameterName.optional().describe('Name of the offset, axes [size]. No offset without it.'),
    epsilon: number.positive({ error: 'must be a number above 0' }).optional().describe('1e-5 unless given.'),
  })
  .describe('Mean 0 and variance 1 over the size of each position, then gain and offset.');

const embedding = z
  .strictObject({
    kind: z.literal('embedding'),
    weight: parameterName.describe('Name of the table, axes [vocabulary, size].'),
    outputs: extent.optional().describe('Size of a row, where neither the weights nor parameters give the shape.'),
  })
  .describe('A row of a table for every token.');

const positionEmbedding = z
  .strictObject({
    kind: z.literal('positionEmbedding'),
    weight: parameterName.describe('Name of the table, axes [positions, size].'),
  })
  .describe('Adds a row of a table to every position.');

const residual = z
  .strictObject({ kind: z.literal('residual'), layers: z.lazy(() => layers) })
  .describe('y = x + layers(x).');

const plain = plainKinds.map((kind) => z.strictObject({ kind: z.literal(kind) }));

const layerSchemas = [dense, scale, gelu, layerNorm, embedding, positionEmbedding, residual, ...plain] as const;

const layers: z.ZodType<readonly LayerDescription[]> = z
  .array(z.discriminatedUnion('kind', layerSchemas), { error: 'must be a list of layers' })
  .min(1, { error: 'must have at least one layer' });

const inputs = z
  .strictObject(
    {
      size: extent.optional().describe('D, or the size of each position.'),
      positions: extent.optional().describe('T, the positions of a sequence.'),
      vocabulary: extent.optional().describe('Inputs are tokens 0 … vocabulary − 1.'),
    },
    { error: 'must be an object with size, or positions and size, or positions and vocabulary' },
  )
  .refine(({ size, vocabulary }) => (size === undefined) !== (vocabulary === undefined), {
    error: 'must have either size or vocabulary',
  })
  .refine(({ positions, vocabulary }) => vocabulary === undefined || positions !== undefined, {
    error: 'must have positions beside vocabulary',
  })
  .describe('{ size }, { positions, size } or { positions, vocabulary }.');

const shape = z.array(
  z.int({ error: 'must be a non-negative integer' }).min(0, { error: 'must be a non-negative integer' }),
  {
    error: 'must be a shape, a list of integers',
  },
);

/** What a `model.json` may say. */
export const networkSchema: z.ZodType<NetworkDescription> = z
  .strictObject(
    {
      $schema: text.optional().describe('Where this schema is, for editors.'),
      name: text.optional().describe('What reports call the network.'),
      inputs,
      layers,
      parameters: z
        .record(z.string(), shape, { error: 'must be an object of shapes' })
        .optional()
        .describe('Shapes by name, for networks without weights, or to be held against them.'),
    },
    { error: 'must be an object with inputs and layers' },
  )
  .describe('A network for @entk/models: what goes in, which layers follow, what their parameters are called.');

/** The kinds of layers that a description may have. */
export const layerKinds: readonly string[] = layerSchemas.map((one) => one.shape.kind.value);

/** The options of each kind of layer. */
export const layerOptions: ReadonlyMap<string, readonly string[]> = new Map(
  layerSchemas.map((one) => [one.shape.kind.value, Object.keys(one.shape)]),
);

/** The JSON Schema of a `model.json`, draft 2020-12. */
export function networkJsonSchema(): object {
  return z.toJSONSchema(networkSchema);
}
