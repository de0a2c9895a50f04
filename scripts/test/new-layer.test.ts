// What `npm run new-layer` makes, in a copy of the workspace.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './workspace-copy.js';

let copy: WorkspaceCopy;
beforeAll(() => {
  copy = copyWorkspace();
}, 60_000);
afterAll(() => copy.remove(), 60_000);

const node = (...args: readonly string[]) => copy.node(...args);
const read = (path: string) => readFileSync(join(copy.folder, path), 'utf8');
const lists = ['packages/models/src/layers/kinds.ts', 'packages/models/src/index.ts', 'packages/models/README.md'];

test('a name that is invalid or taken is refused, and nothing is written where one file does not fit', () => {
  expect(node('scripts/new-layer.mjs', 'RmsNorm')).toEqual({
    code: 2,
    output: 'new-layer: a name must be given, in small letters and hyphens: `npm run new-layer rms-norm`\n',
  });
  const before = lists.map(read);
  expect(node('scripts/new-layer.mjs', 'relu')).toEqual({
    code: 2,
    output: 'new-layer: packages/models/src/layers/relu.ts exists already\n',
  });
  const doors = read('packages/models/test/properties/doors.test.ts');
  writeFileSync(join(copy.folder, 'packages/models/test/properties/doors.test.ts'), doors.replace("'relu',\n", ''));
  const { code, output } = node('scripts/new-layer.mjs', 'per-unit-shift');
  writeFileSync(join(copy.folder, 'packages/models/test/properties/doors.test.ts'), doors);
  expect(code).toBe(2);
  expect(output).toMatch(/^new-layer: packages\/models\/test\/properties\/doors\.test\.ts has no place for it: /);
  expect(lists.map(read)).toEqual(before);
});

test('a layer trains, has Jacobians, and stands in descriptions, their schema, the checks, the doors and the README', () => {
  expect(node('scripts/new-layer.mjs', 'per-unit-shift')).toMatchObject({ code: 0 });
  expect(read('packages/models/model.schema.json')).toContain('"const": "perUnitShift"');
  expect(read('packages/models/README.md').match(/`perUnitShift/g)).toHaveLength(2);
  expect(copy.run('biome', 'format', 'packages/models', 'packages/testing', '.changeset').code).toBe(0);

  const include = ['models', 'testing'].flatMap((name) => [`packages/${name}/src`, `packages/${name}/test`]);
  const types = { extends: './tsconfig.json', include };
  writeFileSync(join(copy.folder, 'tsconfig.new.json'), JSON.stringify(types));
  expect(copy.run('tsc', '-p', 'tsconfig.new.json')).toEqual({ code: 0, output: '' });
  expect(node('scripts/checks/mirrored-tests.mjs').output).not.toContain('per-unit-shift');

  const files = {
    models: [
      'layers.test.ts',
      'layers/per-unit-shift',
      'description/schema',
      'description/layer-factories',
      'properties/doors',
    ],
    testing: ['networks/random-network'],
    jacobians: ['factored.test.ts'],
  };
  const paths = Object.entries(files).flatMap(([name, those]) => those.map((file) => `packages/${name}/test/${file}`));
  const titles =
    'perUnitShift|list of layers|JSON Schema|layerOf|every exported function|random networks|multiplies out';
  const result = copy.run('vitest', 'run', '--reporter=verbose', '-t', titles, ...paths);
  expect(result).toMatchObject({ code: 0 });
  for (const title of [
    '{"kind":"perUnitShift","bias":"b"} of 3×2',
    'perUnitShift > trains',
    'have every kind of layer',
  ]) {
    expect(result.output).toContain(title);
  }
}, 240_000);
