// Also tests layers/option-schemas.ts: what the options of layers may be.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layerKinds } from '../../src/description/layer-kinds.js';
import { layerOptions, networkJsonSchema, networkSchema } from '../../src/description/schema.js';

const published = new URL('../../model.schema.json', import.meta.url);

describe('the JSON Schema of a model.json', () => {
  it('is published as it follows from the code; ENTK_WRITE_SCHEMA=1 writes it anew', () => {
    const schema = networkJsonSchema();
    if (process.env.ENTK_WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
    expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(schema);
  });

  it('knows every kind of layer with its options, and no others', () => {
    expect([...layerKinds.keys()]).toEqual([
      'dense',
      'embedding',
      'flatten',
      'gelu',
      'layerNorm',
      'meanOverPositions',
      'positionEmbedding',
      'quadratic',
      'relu',
      'residual',
      'scale',
      'sigmoid',
      'softmax',
      'tanh',
    ]);
    expect(layerOptions.get('dense')).toEqual(['kind', 'weight', 'bias', 'transposed', 'outputs']);
    expect(layerOptions.get('relu')).toEqual(['kind']);
  });

  it('takes a network of every layer', () => {
    const residual = { kind: 'residual', layers: [{ kind: 'relu' }, { kind: 'residual', layers: [{ kind: 'tanh' }] }] };
    const options = { weight: 'W', factor: 2, layers: [residual] };
    const layers = Array.from(layerKinds.keys(), (kind) => ({
      kind,
      ...Object.fromEntries(
        Object.entries(options).filter(([name]) => kind !== 'layerNorm' && layerOptions.get(kind)?.includes(name)),
      ),
    }));
    expect(networkSchema.safeParse({ inputs: { size: 3 }, layers }).error).toBeUndefined();
  });
});
