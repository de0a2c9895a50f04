// Also tests layers/option-schemas.ts: what the options of layers may be.
import { layerReferences } from '@entk/testing';
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
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

  it('knows the options of every kind', () => {
    expect([...layerOptions.keys()]).toEqual([...layerKinds.keys()]);
    expect(layerOptions.get('dense')).toEqual(['kind', 'weight', 'bias', 'transposed', 'outputs']);
    expect(layerOptions.get('relu')).toEqual(['kind']);
  });

  it('takes every layer that the shared checks make', () => {
    const cases = Array.from(layerReferences).flatMap(([kind, reference]) =>
      layerKinds.has(kind) ? reference.cases : [],
    );
    const layers = cases.map(({ layer }) => layer).filter((layer) => !isDeepStrictEqual(layer.layers, []));
    expect(new Set(layers.map(({ kind }) => kind))).toEqual(new Set(layerKinds.keys()));
    expect(networkSchema.safeParse({ inputs: { size: 3 }, layers }).error).toBeUndefined();
  });
});
