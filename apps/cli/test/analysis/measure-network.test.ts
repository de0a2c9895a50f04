import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readNpy } from '@entk/formats';
import { initialiseBackend, networkFromDescription, type NetworkInputs } from '@entk/models';
import { DenseMatrix, ndArray, type Progress } from '@entk/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openJournal } from '../../src/journal/journal.js';
import { loadNetwork, requireNetwork } from '../../src/inputs/load-network.js';
import { measureNetwork } from '../../src/analysis/measure-network.js';
import type { NetworkPlan } from '../../src/analysis/measurements.js';
import { analysisRecord } from '../../src/analysis/analysis-record.js';
import { networkReport } from '../../src/analysis/network-report.js';
import { parameterGroups } from '../../src/analysis/parameter-groups.js';
import { splitExamples } from '../../src/analysis/split.js';
import { temporaryFolder } from '../entk.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/token-network/${name}`, import.meta.url));
const context = { name: '', title: 'test', summary: '', subject: {}, settings: {}, notes: [] };

let plan: NetworkPlan;
beforeAll(async () => {
  await initialiseBackend();
  const loaded = await loadNetwork('test', { weights: [example('weights.safetensors')], model: example('model.json') });
  const { report } = requireNetwork('test', loaded);
  const inputs = readNpy(readFileSync(example('inputs.npy'))) as NetworkInputs;
  const ones = DenseMatrix.generate(120, 5, (row, column) => (row % 5 === column ? 1 : 0));
  plan = {
    network: report.network,
    parameters: report.parameters,
    inputs,
    collapse: { kind: 'classMean' },
    chosen: Array.from(report.parameters.keys()),
    groups: parameterGroups(report.network),
    top: 20,
    families: [
      {
        name: 'feature',
        features: DenseMatrix.generate(120, 3, (row, column) => (row % 3 === column ? 1 / Math.sqrt(40) : 0)),
        groupSize: 1,
        labels: ['0', '1', '2'],
      },
    ],
    prediction: { targets: ones, classes: true, fit: 'targets', ...splitExamples(120, 0) },
    ranges: [],
    falseAlarmRate: 0.05,
    expected: [],
    rotations: [],
    seed: 0,
  };
});

describe('measureNetwork', () => {
  test('resumes after an abort where its journal ends, with the same bytes', async () => {
    const whole = await measureNetwork(plan);
    const journal = openJournal({ caller: 'test', folder: temporaryFolder(), part: '' });
    const abort = new AbortController();
    const stopLate = ({ stage, done }: Progress) => {
      if (stage === 'kernels and spectra' && done === 3) abort.abort(new Error('stopped'));
    };
    await expect(measureNetwork(plan, { journal, signal: abort.signal, onProgress: stopLate })).rejects.toThrow(
      'stopped',
    );
    expect(journal.recall('full')).toBeDefined();
    expect(journal.recall('group-4')).toBeUndefined();
    const resumed = await measureNetwork(plan, { journal });
    expect(JSON.stringify(analysisRecord(resumed, context))).toBe(JSON.stringify(analysisRecord(whole, context)));
    const [again, before] = [resumed, whole].map((measured) => networkReport(measured, context));
    expect([...again.arrays]).toEqual([...before.arrays]);
    expect(again.tables).toEqual(before.tables);
  });

  test('a kernel of zeros has a report too', async () => {
    const zeros = new Map(
      Array.from(plan.parameters, ([name, { shape, data }]) => [name, { shape, data: data.map(() => 0) }]),
    );
    const measured = await measureNetwork({
      ...plan,
      parameters: zeros,
      chosen: ['block.up.weight'],
      groups: [],
      prediction: undefined,
    });
    expect(measured.full.spectrum.values[0]).toBe(0);
    expect(measured.match).toBeUndefined();
    const { figures } = networkReport(measured, context);
    expect(figures.map(({ name }) => name)).toEqual(['spectrum']);
    expect(analysisRecord(measured, context)).toMatchObject({ cliffs: [], kernel: { drops: [] } });
  });

  test('one example and one eigenvalue', async () => {
    const inputs = { shape: [1, 4], data: Int32Array.of(0, 1, 2, 3) };
    const measured = await measureNetwork({ ...plan, inputs, top: 1, families: [], prediction: undefined });
    expect(measured.full.spectrum.values).toHaveLength(1);
    expect(networkReport(measured, context).figures.map(({ name }) => name)).toEqual(['spectrum', 'layers']);
  });

  test('says in notes and JSON how many pre-activations rounding may have put on the wrong side', async () => {
    const network = networkFromDescription({
      inputs: { size: 2 },
      layers: [
        { kind: 'dense', weight: 'W' },
        { kind: 'relu' },
        { kind: 'residual', layers: [{ kind: 'leakyRelu' }] },
        { kind: 'dense', weight: 'V' },
      ],
      parameters: { W: [2, 2], V: [1, 2] },
    });
    const own = (inputs: NetworkInputs): NetworkPlan => ({
      ...plan,
      network,
      inputs,
      parameters: new Map([
        ['W', ndArray([2, 2], Float32Array.of(1, 2 ** -24 - 1, 1, 1))],
        ['V', ndArray([1, 2], Float32Array.of(1, 1))],
      ]),
      chosen: ['W', 'V'],
      groups: [],
      families: [],
      prediction: undefined,
      top: 2,
    });
    const near = await measureNetwork(own(ndArray([2, 2], Float32Array.of(1, 1, 1, 0.5))));
    const note =
      '2 of 8 pre-activations of relu (layer 1), leakyRelu (layer 2.layers.0) lie within rounding of a kink; ' +
      'in float64 the eigenvalues may differ.';
    expect(analysisRecord(near, context)).toMatchObject({
      kinks: [
        { layer: '1', kind: 'relu', count: 1, total: 4, nearest: 2 ** -24 },
        { layer: '2.layers.0', kind: 'leakyRelu', count: 1, total: 4, nearest: 2 ** -24 },
      ],
      notes: [note],
    });
    expect(networkReport(near, context).notes).toEqual([note]);
    const far = await measureNetwork(own(ndArray([2, 2], Float32Array.of(1, 0.25, 1, 0.5))));
    expect(analysisRecord(far, context)).toMatchObject({ kinks: [{ count: 0 }, { count: 0 }], notes: [] });
    expect(networkReport(far, context).notes).toEqual([]);
  });
});
