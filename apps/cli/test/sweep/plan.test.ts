// Tests every file of its folder: what a plan may be is one thing, told by tables, checks and a schema.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRandom } from '@entk/core';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { canonicalJson, cellKey } from '../../src/sweep/plan/cell-key.js';
import { cellsOf, filesOf } from '../../src/sweep/plan/cells.js';
import { experiments, usualSettings } from '../../src/sweep/plan/experiments.js';
import { planFaults } from '../../src/sweep/plan/faults.js';
import { readPlan } from '../../src/sweep/plan/plan.js';
import { sweepPlanSchema } from '../../src/sweep/plan/schema.js';
import { obeys, ruleSchema, ruleText, type SettingRule } from '../../src/sweep/plan/setting.js';

const published = new URL('../../schemas/sweep-plan.json', import.meta.url);
const accepts = new Ajv({ allErrors: false, strict: false }).compile(sweepPlanSchema());

const whole = {
  $schema: './node_modules/entk/schemas/sweep-plan.json',
  experiment: 'modular-addition',
  measure: ['spectrum', 'claims'],
  settings: { epochs: 500, alpha: 0.7, scaling: 'none' },
  axes: { p: [11, 17], hiddenUnits: [64, 512], seed: { from: 0, count: 3 } },
  exclude: [{ p: 17, hiddenUnits: 64 }],
  each: { threads: 1, memory: '600 MB', minutes: 0.5 },
  slurm: { partition: 'cpu', account: 'lab', tasks: 4, setup: ['module load node/20'], options: ['--qos=short'] },
  kubernetes: { image: 'node:22', claim: 'runs', subPath: 'paper/first', tasks: 4 },
} as const;

const read = (plan: unknown) => readPlan(new TextEncoder().encode(JSON.stringify(plan, null, 2)));

test('the published schema is that of the tables', () => {
  const schema = JSON.parse(JSON.stringify(sweepPlanSchema())) as unknown;
  if (process.env.ENTK_WRITE_SCHEMA) writeFileSync(published, `${JSON.stringify(schema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(published, 'utf8'))).toEqual(schema);
});

test('a plan that says everything, and one that says what it must', () => {
  expect(accepts(whole)).toBe(true);
  expect(read(whole)).toMatchObject({
    measure: ['spectrum', 'claims'],
    axes: new Map<string, unknown>([
      ['p', [11, 17]],
      ['hiddenUnits', [64, 512]],
      ['seed', [0, 1, 2]],
    ]),
    each: { threads: 1, memory: 600, minutes: 0.5 },
  });
  const short = { experiment: 'superposition', axes: { seed: [0] } };
  expect(accepts(short)).toBe(true);
  expect(read(short)).toMatchObject({ measure: ['spectrum'], each: { threads: 1 }, slurm: {}, exclude: [] });
});

test('a kernel has an axis of tiles without naming it', () => {
  const kernel = { experiment: 'kernel', settings: { weights: 'w.npz', inputs: 'x.npy', tileSize: 4 } };
  expect(accepts(kernel)).toBe(true);
  const tiles = (examples: number) =>
    cellsOf(read(kernel), '1', {}, { 'x.npy': examples }).map(({ axes }) => axes.tile);
  expect([tiles(4), tiles(9)]).toEqual([[0], [0, 1, 2, 3, 4, 5]]);
  expect(accepts({ ...kernel, axes: { tile: [1] } })).toBe(true);
  expect(cellsOf(read({ ...kernel, axes: { tile: [1] } }), '1').length).toBe(1);
  expect(() => tiles(1e8)).toThrow(/at most 1000000 tiles, got .*give a larger tileSize/);
  for (const wrong of [
    { ...kernel, settings: { inputs: 'x.npy' } },
    { ...kernel, axes: { tile: [] } },
  ]) {
    expect(accepts(wrong)).toBe(false);
    expect(() => read(wrong)).toThrow(/settings\.weights must be given|axes\.tile must be a list/);
  }
});

const network = { experiment: 'network', axes: { weights: ['a.npz', 'b.npz'] } };

describe('each kind of slip: place, rule, value and remedy, and the schema refuses it too', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', [], /the plan must be an object with experiment and axes/],
    ['an unknown experiment', { ...whole, experiment: 'grokking' }, /experiment must be one of .*, got "grokking"/],
    ['no experiment', { axes: { p: [5] } }, /experiment must be one of .*, gradients \(/],
    ['no axes', { experiment: 'superposition' }, /axes must be an object with at least one setting/],
    ['an empty axis', { ...whole, axes: { p: [] } }, /axes\.p must be a list of values, got \[\]/],
    ['an unknown name', { ...whole, axis: {} }, /axis is not known \(line \d+, column \d+\); a plan takes .*axes/],
    ['an unknown setting', { ...whole, settings: { epoch: 5 } }, /settings\.epoch is not known .* takes p, .*epochs/],
    ['an unknown axis', { ...whole, axes: { hidden: [5] } }, /axes\.hidden is not known .* takes p, hiddenUnits/],
    [
      'a wrong value',
      { ...whole, settings: { epochs: 2.5 } },
      /settings\.epochs must be an integer of at least 1, got 2\.5/,
    ],
    [
      'a wrong value of an axis',
      { ...whole, axes: { p: [11, 12] } },
      /axes\.p\[1\] must be an odd integer of at least 3, got 12/,
    ],
    [
      'a text for a number',
      { ...whole, settings: { alpha: '0.7' } },
      /settings\.alpha must be a number above 0 and below 1, got "0\.7"/,
    ],
    ['a value twice', { ...whole, axes: { p: [11, 13, 11] } }, /axes\.p\[2\] must not be there twice, got 11/],
    [
      'a wrong range',
      { ...whole, axes: { p: [11], seed: { from: -1, count: 2 } }, exclude: [] },
      /axes\.seed\.from must be an integer of at least 0/,
    ],
    [
      'a range without an end',
      { ...whole, axes: { p: [11], seed: { from: 0 } }, exclude: [] },
      /axes\.seed\.count must be [^,]* \(/,
    ],
    ['a range of odd numbers', { ...whole, axes: { p: { from: 11, count: 3 } } }, /axes\.p must be a list of values/],
    [
      'a setting in two places',
      { ...whole, settings: { p: 11 } },
      /axes\.p must not be among the settings too .*remove settings\.p/,
    ],
    ['a setting that must be there', network, /settings\.inputs must be given, here or as an axis/],
    [
      'a measure that there is not',
      { ...whole, measure: ['spectra'] },
      /measure\[0\] must be spectrum or claims, got "spectra"/,
    ],
    ['no measure', { ...whole, measure: [] }, /measure must be a list of spectrum, claims/],
    [
      'an exclusion of no axis',
      { ...whole, exclude: [{ epochs: 5 }] },
      /exclude\[0\]\.epochs must be an axis .*axes are p, hiddenUnits, seed/,
    ],
    ['an exclusion of everything', { ...whole, exclude: [{}] }, /exclude\[0\] must be an object with values of axes/],
    [
      'memory without a unit',
      { ...whole, each: { memory: '600' } },
      /each\.memory must be such as "600 MB" or "4 GB", got "600"/,
    ],
    ['no time', { ...whole, each: { minutes: 0 } }, /each\.minutes must be a number above 0/],
    ['half a thread', { ...whole, each: { threads: 0.5 } }, /each\.threads must be an integer of at least 1/],
    [
      'an option of sbatch that is two lines',
      { ...whole, slurm: { options: ['--qos=a\nrm -rf /'] } },
      /slurm\.options must be a list of options/,
    ],
    [
      'a partition that is a command',
      { ...whole, slurm: { partition: 'a; b' } },
      /slurm\.partition must be the name of a partition/,
    ],
    [
      'an image that is a command',
      { ...whole, kubernetes: { image: 'node:22; rm' } },
      /kubernetes\.image must be the name of an image/,
    ],
    [
      'a claim in capitals',
      { ...whole, kubernetes: { claim: 'Runs' } },
      /kubernetes\.claim must be the name of a PersistentVolumeClaim, got "Runs"/,
    ],
    [
      'a place outside the volume',
      { ...whole, kubernetes: { subPath: 'paper/../..' } },
      /kubernetes\.subPath must be a path on the volume/,
    ],
  ])('%s', (_, plan, message) => {
    expect(accepts(plan)).toBe(false);
    expect(() => read(plan)).toThrow(message);
    expect(() => read(plan)).toThrow(/^sweep: [^\n]+; [^\n]+$/);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'an excluded value that no cell has',
      { ...whole, exclude: [{ p: 13 }] },
      /exclude\[0\]\.p must be one of the values of the axis, 11, 17/,
    ],
    [
      'too many cells',
      { ...whole, axes: { p: [11], seed: { from: 0, count: 1e6 }, epochs: [1, 2] }, settings: {}, exclude: [] },
      /axes must make at most 1000000 cells, got 2000000/,
    ],
  ])('%s, which a schema cannot say', (_, plan, message) => {
    expect(() => read(plan)).toThrow(message);
  });

  test('not JSON, a key twice', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(() => readPlan(bytes('{"experiment": "superposition",}'))).toThrow(/the plan must be JSON/);
    expect(() => readPlan(bytes('{"axes": {}, "axes": {}}'))).toThrow(/keys of an object in the plan must differ/);
  });
});

test('checks and schema agree on plans with random slips', () => {
  const random = createRandom(7);
  const values = [
    0,
    1,
    2,
    3,
    -1,
    0.5,
    1e300,
    11,
    '',
    'x',
    '600 MB',
    true,
    null,
    [],
    [1],
    ['x'],
    {},
    { from: 0, count: 2 },
    { p: 11 },
  ];
  const others = ['p', 'seed', 'sparsity', 'weights', 'inputs', 'epochs', 'nothing', 'from', 'count'];
  const bases: unknown[] = [
    whole,
    { experiment: 'superposition', axes: { sparsity: [0.3, 0.9], unitRows: [true, false] }, settings: { steps: 10 } },
    {
      experiment: 'network',
      settings: { inputs: 'x.npy', collapse: 'trace' },
      axes: { weights: ['a.npz'], class: { from: 0, count: 2 } },
    },
  ];
  let refused = 0;
  for (let draw = 0; draw < 4000; draw++) {
    const slipped = structuredClone(bases[random.integer(bases.length)]) as Record<string, unknown>;
    for (let slips = random.integer(2); slips >= 0; slips--) {
      const places = objectsIn(slipped);
      const place = places[random.integer(places.length)];
      const keys = Object.keys(place);
      const key =
        random.uniform() < 0.2 || keys.length === 0
          ? others[random.integer(others.length)]
          : keys[random.integer(keys.length)];
      if (random.uniform() < 0.2) delete place[key];
      else if (Array.isArray(place)) place.push(structuredClone(values[random.integer(values.length)]));
      else place[key] = structuredClone(values[random.integer(values.length)]);
    }
    const plan = JSON.parse(JSON.stringify(slipped)) as unknown;
    const faults = planFaults(plan);
    const beyond = faults.every(({ rule }) => /one of the values of the axis|at most 1000000 cells/.test(rule));
    if (faults.length > 0) refused++;
    expect([JSON.stringify(plan), accepts(plan)]).toEqual([JSON.stringify(plan), faults.length === 0 || beyond]);
  }
  expect(refused).toBeGreaterThan(1000);
});

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

test('cells are the product of the axes, the last fastest, without those excluded', () => {
  const cells = cellsOf(read(whole), '1.0.0');
  expect(cells).toHaveLength(9);
  expect(cells.slice(0, 4).map(({ axes }) => axes)).toEqual([
    { p: 11, hiddenUnits: 64, seed: 0 },
    { p: 11, hiddenUnits: 64, seed: 1 },
    { p: 11, hiddenUnits: 64, seed: 2 },
    { p: 11, hiddenUnits: 512, seed: 0 },
  ]);
  expect(cells.some(({ axes }) => axes.p === 17 && axes.hiddenUnits === 64)).toBe(false);
  expect(cells[0].settings).toEqual({ ...usualSettings('modular-addition'), ...whole.settings, ...cells[0].axes });
  const { p, seed, hiddenUnits } = whole.axes;
  const turned = cellsOf(read({ ...whole, axes: { seed, hiddenUnits, p } }), '1.0.0');
  const textOf = ({ key, settings }: (typeof cells)[number]) => JSON.stringify({ key, settings });
  expect(turned.map(textOf).toSorted()).toEqual(cells.map(textOf).toSorted());
  expect(() => cellsOf(read({ ...whole, exclude: [{ p: 11 }, { p: 17 }] }), '1.0.0')).toThrow(
    /exclude must leave a cell/,
  );
});

test('a key is of the question: not of the order of names, of defaults written out, or of where a file is', () => {
  const question = { experiment: 'modular-addition', measure: ['spectrum'], settings: { p: 11, seed: 0 } } as const;
  const key = cellKey(question, '1.0.0', {});
  // The first 16 digits that sha256sum gives of the canonical JSON of question and version.
  expect(key).toBe('6e7b153212fc5036');
  expect(cellKey({ ...question, settings: { seed: 0, p: 11 } }, '1.0.0', {})).toBe(key);
  const others = [
    cellKey({ ...question, settings: { p: 11, seed: 1 } }, '1.0.0', {}),
    cellKey({ ...question, measure: ['claims'] }, '1.0.0', {}),
    cellKey(question, '1.0.1', {}),
  ];
  expect(new Set([key, ...others]).size).toBe(4);
  const of = (weights: string, digest: string) =>
    cellKey({ experiment: 'network', measure: ['spectrum'], settings: { weights } }, '1', { [weights]: digest });
  expect(of('a.npz', 'd1')).toBe(of('folder/b.npz', 'd1'));
  expect(of('a.npz', 'd1')).not.toBe(of('a.npz', 'd2'));
});

test('canonical JSON: keys sorted, nothing undefined, numbers as JavaScript writes them', () => {
  expect(canonicalJson({ b: [1, { d: 0.1, c: 'ä' }], a: undefined, A: 1e21 })).toBe(
    '{"A":1e+21,"b":[1,{"c":"ä","d":0.1}]}',
  );
});

test('files of a plan', () => {
  const plan = read({ experiment: 'network', settings: { inputs: 'x.npy' }, axes: { weights: ['a.npz', 'x.npy'] } });
  expect(filesOf(plan).toSorted()).toEqual(['a.npz', 'x.npy']);
});

test.each<[SettingRule, readonly unknown[], readonly unknown[], string]>([
  [{ kind: 'integer', min: 1, description: '' }, [1, 9], [0, 1.5, '1', null], 'must be an integer of at least 1'],
  [
    { kind: 'number', min: 0, below: 1, description: '' },
    [0, 0.9],
    [1, NaN, true],
    'must be a number of at least 0 and below 1',
  ],
  [{ kind: 'switch', description: '' }, [true, false], [0, 'true'], 'must be true or false'],
  [{ kind: 'choice', choices: ['a', 'b'], description: '' }, ['a'], ['c', 1], 'must be one of a, b'],
  [{ kind: 'text', description: '' }, ['x'], ['', ' ', 1], 'must be a text that is not empty'],
])('a rule: %j', (rule, good, bad, text) => {
  const valid = new Ajv().compile(ruleSchema(rule));
  for (const value of good) expect([value, obeys(rule, value), valid(value)]).toEqual([value, true, true]);
  for (const value of bad) expect([value, obeys(rule, value), valid(value)]).toEqual([value, false, false]);
  expect(ruleText(rule)).toBe(text);
});

test('every default obeys its rule', () => {
  const rules = Object.values(experiments).flatMap(({ settings }) => Object.values(settings));
  expect(rules.filter((rule) => rule.default !== undefined && !obeys(rule, rule.default))).toEqual([]);
});
