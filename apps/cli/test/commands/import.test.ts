// Also tests commands/import/import.ts: the action of the command.
// Also tests commands/import-draft.ts: the way that writes a model.json.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ndArray, type NumericArray } from '@entk/core';
import { readSafetensors, writeNpz, writeSafetensors } from '@entk/formats';
import { readNetworkDescription } from '@entk/models';
import { describe, expect, test } from 'vitest';
import { entk, temporaryFolder } from '../entk.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/token-network/${name}`, import.meta.url));
const tensors = readSafetensors(readFileSync(example('weights.safetensors'))).tensors;
const model = ['--model', example('model.json')];
const weights = ['--weights', example('weights.safetensors')];

type Entries = readonly (readonly [string, { readonly shape: readonly number[]; readonly data: NumericArray }])[];

function fileOf(name: string, contents: string | Uint8Array): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, contents);
  return file;
}

/** A file of the tests of formats, which NumPy or PyTorch wrote. */
const goldFile = (name: string) =>
  fileURLToPath(new URL(`../../../../packages/formats/test/fixtures/${name}`, import.meta.url));

const stored = (entries: Entries) => fileOf('weights.safetensors', writeSafetensors(new Map(entries)));
const zeros = (...shape: number[]) => ndArray(shape);

describe('--draft', () => {
  const file = () =>
    stored([
      ['0.weight', zeros(4, 3)],
      ['0.bias', zeros(4)],
      ['2.weight', zeros(2, 4)],
    ]);

  test('writes a model.json to begin with, which then describes the file, and says what it guessed', async () => {
    const draft = join(temporaryFolder(), 'new', 'model.json');
    const source = file();
    const { code, stdout } = await entk('import', '--weights', source, '--draft', draft);
    expect(code).toBe(0);
    expect(stdout).toBe(
      `3 layers drafted\nguessed:\n  layers[1] (place 1): relu, after a layer with parameters\nwritten: ${draft}\n`,
    );
    const again = await entk('import', '--weights', source, '--model', draft);
    expect(again.code).toBe(0);
    expect(again.stdout).toContain('complete: 24 parameters in 3 tensors, [3] → [2]');
  });

  test('names what the file does not say', async () => {
    const draft = join(temporaryFolder(), 'model.json');
    const images = stored([['0.weight', zeros(4, 3, 2, 2)]]);
    const { stdout } = await entk('import', '--weights', images, '--draft', draft, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      description: { inputs: { channels: 3, height: null, width: null } },
      unknown: [expect.stringContaining('stride and padding'), expect.stringContaining('inputs.height')],
      written: [draft],
    });
    const used = await entk('import', '--weights', images, '--model', draft);
    expect(used.code).toBe(2);
    expect(used.stderr).toContain('inputs.height must be a positive integer, got null');
  });

  test('writes over no file but with --force, and nothing where there is no layer', async () => {
    const draft = fileOf('model.json', 'mine');
    const source = file();
    const refused = await entk('import', '--weights', source, '--draft', draft);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--draft must name a file that is not there yet');
    expect(readFileSync(draft, 'utf8')).toBe('mine');
    const forced = await entk('import', '--weights', source, '--draft', draft, '--force');
    expect(forced.code).toBe(0);
    expect(readNetworkDescription(readFileSync(draft)).layers).toHaveLength(3);
    const none = join(temporaryFolder(), 'model.json');
    const empty = await entk('import', '--weights', stored([['step', zeros()]]), '--draft', none);
    expect(empty.code).toBe(1);
    expect(empty.stdout).toContain('nothing was written');
    expect(existsSync(none)).toBe(false);
  });

  test('stands without what needs a network', async () => {
    const { code, stderr } = await entk('import', ...weights, ...model, '--draft', 'x.json');
    expect(code).toBe(2);
    expect(stderr).toContain('--draft must stand without --model');
  });
});

describe('a network that is complete', () => {
  test('shows every tensor, its shape, dtype and place, and exits with 0', async () => {
    const { code, stdout, stderr } = await entk('import', ...model, ...weights);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const text of ['block.up.weight', '[10, 6]', 'F32', 'complete: 273 parameters in 10 tensors']) {
      expect(stdout).toContain(text);
    }
    expect(stdout).not.toContain('✗');
  });

  test('--out writes parameters and a description that need neither mapping nor the old names', async () => {
    const renamed = Array.from(tensors, ([name, tensor]) => [`model.${name}`, tensor] as const);
    const [, [, embedding]] = renamed;
    const [vocabulary, width] = embedding.shape;
    const turned = new Float32Array(embedding.data.length);
    embedding.data.forEach((value, index) => {
      turned[(index % width) * vocabulary + Math.floor(index / width)] = Number(value);
    });
    const file = stored([
      ...renamed.filter(([name]) => name !== 'model.embed.weight'),
      ['turned', ndArray([width, vocabulary], turned)],
      ['optimizer.step', zeros(3)],
    ]);
    const parameters = Object.fromEntries([
      ...Array.from(tensors.keys(), (name) => [name, `model.${name}`] as const),
      ['embed.weight', { tensor: 'turned', transpose: true }],
    ]);
    const mapping = fileOf('mapping.json', JSON.stringify({ parameters, ignore: ['optimizer.*'] }));
    const out = join(temporaryFolder(), 'new', 'network.safetensors');
    const run = await entk('import', ...model, '--weights', file, '--mapping', mapping, '--out', out, '--json');
    const report = JSON.parse(run.stdout) as { complete: boolean; written: string[] };
    expect(run.code).toBe(0);
    expect(report).toMatchObject({ complete: true, written: [out, out.replace('.safetensors', '.model.json')] });
    const again = readSafetensors(readFileSync(out)).tensors;
    expect(Object.fromEntries(again)).toEqual(Object.fromEntries(tensors));
    const description = readNetworkDescription(readFileSync(report.written[1]));
    expect(description.parameters?.['block.down.weight']).toEqual([6, 10]);
    expect((await entk('import', '--model', report.written[1], '--weights', out)).code).toBe(0);
  });

  test('reads several files, an npz among them, and shards by their index', async () => {
    const [first, ...rest] = tensors;
    const npz = fileOf('rest.npz', writeNpz(new Map(rest)));
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'one.safetensors'), writeSafetensors(new Map([first])));
    const index = join(folder, 'model.safetensors.index.json');
    writeFileSync(index, JSON.stringify({ weight_map: { [first[0]]: 'one.safetensors' } }));
    const { code, stdout } = await entk('import', ...model, '--weights', npz, index, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      network: { inputSize: 11, tokens: true, outputSize: 5 },
    });
  });

  test('a model of TensorFlow.js says itself which network it is', async () => {
    const folder = temporaryFolder();
    const dense = {
      class_name: 'Dense',
      config: { name: 'd', units: 2, activation: 'relu', use_bias: false, batch_input_shape: [null, 3] },
    };
    const document = {
      format: 'layers-model',
      modelTopology: { class_name: 'Sequential', config: { layers: [dense] } },
      weightsManifest: [{ paths: ['w.bin'], weights: [{ name: 'd/kernel', shape: [3, 2], dtype: 'float32' }] }],
    };
    writeFileSync(join(folder, 'model.json'), JSON.stringify(document));
    writeFileSync(join(folder, 'w.bin'), new Uint8Array(24));
    const { code, stdout } = await entk('import', '--weights', join(folder, 'model.json'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      complete: true,
      source: 'tfjs layers model',
      network: { inputSize: 3, outputSize: 2 },
    });
    const again = await entk('import', '--model', join(folder, 'model.json'), '--weights', join(folder, 'model.json'));
    expect(again.code).toBe(0);
  });
});

describe('a network that is not complete: exit code 1, nothing written', () => {
  test('missing, left over, and of the wrong shape, each by name', async () => {
    const kept = [...tensors].filter(([name]) => name !== 'head.bias' && name !== 'block.up.bias');
    const file = stored([...kept, ['head.baes', zeros(5)], ['block.up.bias', zeros(11)]]);
    const out = join(temporaryFolder(), 'network.safetensors');
    const { code, stdout } = await entk('import', ...model, '--weights', file, '--out', out);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
    expect(stdout).toContain('no tensor "head.bias"; did you mean "head.baes"?');
    expect(stdout).toContain('left over');
    expect(stdout).toContain('layers[2].layers[1] (dense): bias "block.up.bias" must have axes [10], got [11]');
    expect(stdout).toContain('not complete: 9 tensors placed, 3 things stand in the way');
  });

  test('a TransformerLens checkpoint with attention: what has no layer is told apart, and why; ignored by name it is complete', async () => {
    const file = stored([
      ['embed.W_E', zeros(7, 4)],
      ['pos_embed.W_pos', zeros(2, 4)],
      ['blocks.0.attn.W_Q', zeros(1, 4, 4)],
      ['blocks.0.mlp.W_in', zeros(4, 8)],
      ['blocks.0.mlp.b_in', zeros(8)],
      ['blocks.0.mlp.W_out', zeros(8, 4)],
      ['blocks.0.mlp.b_out', zeros(4)],
      ['unembed.W_U', zeros(4, 7)],
    ]);
    const { code, stdout } = await entk('import', '--weights', file, '--activation', 'relu');
    expect(code).toBe(1);
    expect(stdout).toContain('attention without W_Q, W_K, W_V and W_O');
    expect(stdout).toContain(
      'assumed: activation relu; no norm before the MLP of block 0, since there is no blocks.0.ln2.w',
    );
    const mapping = fileOf('mapping.json', '{"ignore":["blocks.*.attn.**"]}');
    const ignoring = await entk('import', '--weights', file, '--mapping', mapping, '--json');
    expect(ignoring.code).toBe(0);
    expect(JSON.parse(ignoring.stdout)).toMatchObject({
      complete: true,
      source: 'TransformerLens names',
      network: { tokens: true, outputSize: 14 },
    });
  });

  test('weights that nobody describes are listed', async () => {
    const { code, stdout } = await entk('import', ...weights);
    expect(code).toBe(1);
    expect(stdout).toContain('embed.weight');
    expect(stdout).toContain('10 tensors (safetensors). No layers are known: give --model model.json');
    const { stdout: json } = await entk('import', ...weights, '--json');
    expect(JSON.parse(json)).toMatchObject({ complete: false, faults: ['no layers are known'] });
  });

  test('a checkpoint of PyTorch says which of its dicts was taken, and a module how it is converted', async () => {
    const { stdout } = await entk('import', '--weights', goldFile('compiled.pt'), '--json');
    expect(JSON.parse(stdout)).toMatchObject({ format: 'torch.save', complete: false });
    expect((JSON.parse(stdout) as { tensors: object[] }).tensors[0]).toMatchObject({
      tensor: '0.weight',
      shape: [4, 3],
    });
    const file = goldFile('module.pt');
    const { code, stderr } = await entk('import', '--weights', file);
    expect(code).toBe(2);
    expect(stderr).toContain(`import torch; m = torch.load(${JSON.stringify(file)}, map_location="cpu"`);
  });

  test('an array of text beside the weights is listed, and in nobody’s way where it is ignored', async () => {
    const model = { inputs: { size: 2 }, layers: [{ kind: 'dense', weight: 'W' }] };
    const files = ['--model', fileOf('model.json', JSON.stringify(model)), '--weights', goldFile('mixed.npz')];
    const left = await entk('import', ...files, '--json');
    const { tensors: places } = JSON.parse(left.stdout) as { tensors: { tensor: string; note: string }[] };
    expect(left.code).toBe(1);
    expect(places.find(({ tensor }) => tensor === 'text')?.note).toBe('text cannot be read; ignore it');
    const others = places.map(({ tensor }) => tensor).filter((tensor) => tensor !== 'W');
    const mapping = fileOf('mapping.json', JSON.stringify({ ignore: others }));
    expect((await entk('import', ...files, '--mapping', mapping)).code).toBe(0);
    const placed = fileOf('other.json', JSON.stringify({ parameters: { W: 'complex' }, ignore: ['**'] }));
    expect((await entk('import', ...files, '--mapping', placed)).stdout).toContain(
      'tensor "complex" must hold floating-point numbers to be a parameter, got complex numbers (<c8)',
    );
  });

  test('what was assumed of a folded checkpoint is in the model.json that --out writes', async () => {
    const shapes = {
      'embed.W_E': [7, 4],
      'pos_embed.W_pos': [2, 4],
      'blocks.0.mlp.W_in': [4, 8],
      'blocks.0.mlp.W_out': [8, 4],
      'unembed.W_U': [4, 7],
    };
    const file = stored(Object.entries(shapes).map(([name, shape]) => [name, zeros(...shape)]));
    const out = join(temporaryFolder(), 'n.safetensors');
    const { stdout } = await entk('import', '--weights', file, '--activation', 'relu', '--out', out);
    expect(stdout).toContain('assumed: activation relu; no norm before the MLP of block 0');
    const { assumptions } = readNetworkDescription(readFileSync(out.replace('.safetensors', '.model.json')));
    expect(assumptions?.slice(0, 3)).toEqual([
      'activation relu',
      'no norm before the MLP of block 0, since there is no blocks.0.ln2.w',
      'no norm at the end, since there is no ln_final.w',
    ]);
    const again = await entk(
      'import',
      '--weights',
      out,
      '--model',
      out.replace('.safetensors', '.model.json'),
      '--json',
    );
    expect(JSON.parse(again.stdout)).toMatchObject({ complete: true, assumptions });
  });

  test('names with control characters do not reach the terminal', async () => {
    const { stdout } = await entk('import', '--weights', stored([['a\u001b[31m\nb', zeros(1)]]));
    expect(stdout).toContain('a�[31m�b');
  });
});

describe('bad input: one line, exit code 2, nothing written', () => {
  test.each<[string, () => string[], RegExp]>([
    [
      'a file that is not there',
      () => ['--weights', '/nowhere/w.npz'],
      /import: a file must be there to be read, got "\/nowhere\/w.npz" \(ENOENT\)/,
    ],
    [
      'a pickle',
      () => ['--weights', fileOf('model.pt', Uint8Array.of(0x80, 2, 0x8a, 0x0a))],
      /looks like a pickle of Python, a program that is not run/,
    ],
    [
      'a file cut short',
      () => ['--weights', fileOf('w.safetensors', readFileSync(example('weights.safetensors')).subarray(0, 900))],
      /the tensors must fill .* \(.*w\.safetensors: cut short\)|w\.safetensors/,
    ],
    [
      'the same tensor in two files',
      () => [...weights, example('weights.safetensors')],
      /two files must not hold tensor "position"/,
    ],
    [
      'an invalid model',
      () => ['--model', fileOf('model.json', '{"inputs":{"size":1},"layers":[{"kind":"recurrent"}]}'), ...weights],
      /layers\[0\]\.kind must be one of .*dense, .*got "recurrent" \(.*model\.json: line 1, column 33\)/,
    ],
    [
      'a model that is no JSON',
      () => ['--model', fileOf('model.json', '{'), ...weights],
      /the description must be JSON \(.*line 1, column 2: the text ends where a key or } must come\)/,
    ],
    [
      'an output of another format',
      () => [...model, ...weights, '--out', join(temporaryFolder(), 'x.npz')],
      /--out must end in \.safetensors, got ".*x\.npz"/,
    ],
    [
      'an activation of other weights',
      () => [...model, ...weights, '--activation', 'relu'],
      /--activation goes with weights/,
    ],
    [
      'a shard that is a folder',
      () => [...folderAsShard()],
      /a shard must be a file that can be read, got ".*one.safetensors" \(.*: EISDIR\)/,
    ],
  ])('%s', async (_, words, message) => {
    const { code, stdout, stderr } = await entk('import', ...words());
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});

function folderAsShard(): string[] {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'one.safetensors'));
  const index = join(folder, 'index.json');
  writeFileSync(index, '{"weight_map":{"a":"one.safetensors"}}');
  expect(readdirSync(folder)).toHaveLength(2);
  return ['--weights', index];
}
