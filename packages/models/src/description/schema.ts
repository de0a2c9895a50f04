import * as z from 'zod';
import type { InnerLayers, LayerKind } from '../layers/kind.js';
import { extent, text } from '../layers/option-schemas.js';
import { layerKinds } from './layer-kinds.js';
import type { LayerDescription, NetworkDescription } from './network-description.js';

const layers: z.ZodType<readonly LayerDescription[]> = z
  .array(
    z.lazy(() => layer),
    { error: 'must be a list of layers' },
  )
  .min(1, { error: 'must have at least one layer' });

const layerSchemas = Array.from(layerKinds.values(), schemaOf);

const layer = z.discriminatedUnion(
  'kind',
  layerSchemas as [(typeof layerSchemas)[number]],
) as unknown as z.ZodType<LayerDescription>;

function schemaOf(kind: LayerKind) {
  const options = kind.options(layers as unknown as z.ZodType<InnerLayers>);
  return z
    .strictObject({ kind: z.literal(kind.kind), ...options })
    .superRefine((given, context) => {
      for (const { option, rule } of kind.faults?.(given) ?? []) {
        context.addIssue({ code: 'custom', path: [option], message: rule });
      }
    })
    .describe(kind.description);
}

/** The names that inputs may have together. */
const kindsOfInputs = [
  ['size'],
  ['size', 'positions'],
  ['vocabulary', 'positions'],
  ['channels', 'height', 'width'],
  ['channels', 'length'],
];

const inputFields = {
  size: extent.optional().describe('D, or the size of each position.'),
  positions: extent.optional().describe('T, the positions of a sequence.'),
  vocabulary: extent.optional().describe('Inputs are tokens 0 … vocabulary − 1.'),
  channels: extent.optional().describe('Of images [N, channels, height, width] or signals [N, channels, length].'),
  length: extent.optional().describe('Of a signal.'),
  height: extent.optional().describe('Of an image.'),
  width: extent.optional().describe('Of an image.'),
};

/** The names that inputs may have. */
export const inputNames: readonly string[] = Object.keys(inputFields);

const inputs = z
  .strictObject(inputFields, { error: 'must be an object with size, positions and vocabulary, or channels' })
  .refine(
    (given) => {
      const names = Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      return kindsOfInputs.some((kind) => kind.length === names.length && kind.every((name) => names.includes(name)));
    },
    {
      error:
        'must be { size }, { positions, size }, { positions, vocabulary }, { channels, height, width } or { channels, length }',
    },
  )
  .describe(
    '{ size }, { positions, size }, { positions, vocabulary }, { channels, height, width } or { channels, length }.',
  );

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
      assumptions: z
        .array(text, { error: 'must be a list of texts' })
        .optional()
        .describe('What whoever wrote the description assumed, for reports.'),
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

/** The options of each kind of layer. */
export const layerOptions: ReadonlyMap<string, readonly string[]> = new Map(
  layerSchemas.map(({ shape }) => [shape.kind.value, Object.keys(shape)]),
);

/** The JSON Schema of a `model.json`, draft 2020-12. */
export function networkJsonSchema(): object {
  return z.toJSONSchema(networkSchema);
}
