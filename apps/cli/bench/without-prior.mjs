// Rotations without a prior on networks other than the reference: trains the network of section 4 for every p and seed,
// and prints mean best match and pairs above 0.9 of both cliffs, beside the joint Laplacians and the most possible.
// `--p 23,29 --seeds 0,1 --hidden-units 512 --epochs 500`; run after a build.
import { parseArgs } from 'node:util';
import { mostPossible } from '@entk/alignment';
import { initialiseBackend } from '@entk/models';
import { rotateByUnits, rotateJointly } from '@entk/rotation';
import { laplaciansOf } from '../dist/experiments/modular-addition/alignment-scores.js';
import { familiesOf } from '../dist/experiments/modular-addition/controls.js';
import { fourierFamilies } from '../dist/experiments/modular-addition/families.js';
import {
  evidenceOf,
  rotateByNetwork,
  rotateSplit,
  splitByNetwork,
} from '../dist/experiments/modular-addition/rotate-by-network.js';
import { against } from '../dist/experiments/modular-addition/rotation-result.js';
import { cliffEnds, paperSettings } from '../dist/experiments/modular-addition/settings.js';
import { kernelSpectra } from '../dist/experiments/modular-addition/spectra.js';
import { trainModularAddition } from '../dist/experiments/modular-addition/train.js';

const { values: flags } = parseArgs({
  options: {
    p: { type: 'string', default: '23,29,31' },
    seeds: { type: 'string', default: '0,1,2,3,4' },
    'hidden-units': { type: 'string', default: String(paperSettings.hiddenUnits) },
    epochs: { type: 'string', default: String(paperSettings.epochs) },
  },
});
const numbers = (list) => list.split(',').map(Number);
const [hiddenUnits] = numbers(flags['hidden-units']);
const [epochs] = numbers(flags.epochs);

await initialiseBackend();
console.log(
  '| p | seed | cliff | eigenvectors | joint Laplacians | network | units alone | untrained units | most possible |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const p of numbers(flags.p)) for (const seed of numbers(flags.seeds)) await measured(p, seed);

async function measured(p, seed) {
  const settings = { ...paperSettings, p, seed, hiddenUnits, epochs };
  const { network, dataSet, run } = await trainModularAddition(settings, { checkpoints: [0, epochs] });
  const ends = cliffEnds(p);
  const options = { collapse: { kind: 'classMean' }, count: ends.second };
  const { layer1, full } = await kernelSpectra(network, run.parameters, dataSet.inputs, ['layer1', 'full'], options);
  const [trained, untrained] = [run.parameters, run.checkpoints[0].parameters].map((parameters) =>
    evidenceOf(network, parameters, dataSet.inputs),
  );
  const families = fourierFamilies(p);
  const bases = {
    first: layer1.vectors.columnRange(ends.constant, ends.first),
    second: full.vectors.columnRange(ends.first, ends.second),
  };
  for (const [cliff, basis] of Object.entries(bases)) {
    const pairs = familiesOf(cliff, families);
    const units = trained.units[cliff];
    const ways = [
      basis,
      (await rotateJointly(basis, laplaciansOf(cliff, p))).basis,
      await rotateByNetwork(basis, cliff, trained),
      (await rotateByUnits(basis, units)).basis,
      await rotateSplit(await splitByNetwork(basis, cliff, trained), untrained.units[cliff]),
    ].map((rotated) => against(rotated, pairs));
    const cells = ways.map(({ figures }) => `${figures.meanColumnMax.toFixed(3)}, ${figures.featuresAbove}`);
    const most = mostPossible(basis, pairs).meanSquaredColumnMax.toFixed(3);
    const name = cliff === 'first' ? `first, ${ways[0].heatmap.values.rows} pairs` : 'second';
    console.log(`| ${[p, seed, name, ...cells, most].join(' | ')} |`);
  }
}
