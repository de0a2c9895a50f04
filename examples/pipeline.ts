import { writeFile } from 'node:fs/promises';
import { alignmentHeatmap, heatmapSummary } from '@entk/alignment';
import { createRandom } from '@entk/core';
import { fourierFamily, modularAddition } from '@entk/datasets';
import { spectrumPanel } from '@entk/figures';
import { figureSvg } from '@entk/figures/node';
import { factoredJacobian } from '@entk/jacobians';
import { kernelSpectrum } from '@entk/kernels';
import { adamW, initialiseBackend, normalParameters, selectRows, squaredError, train } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { rotateJointly, torusLaplacian } from '@entk/rotation';
import { findCliffs } from '@entk/spectral';

await initialiseBackend();
const p = 17;
const data = modularAddition({ p, alpha: 0.8, seed: 0 });
const part = (rows: Uint32Array) => ({
  inputs: selectRows(data.inputs, rows),
  targets: selectRows(data.targets, rows),
});
const network = quadraticMlp({ inputs: 2 * p, hiddenUnits: 256, outputs: p });
const { parameters, history } = await train(
  network,
  normalParameters(network, createRandom(0)),
  { train: part(data.train), test: part(data.test) },
  { loss: squaredError(), optimiser: adamW({ learningRate: 0.05, weightDecay: 0.01 }), epochs: 300 },
);
console.log(history.at(-1)?.test?.accuracy); // > 0.9, of pairs that it never saw

const jacobian = factoredJacobian(network, parameters, data.inputs);
const spectrum = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: 140 }); // of a kernel [289, 289]
const { cliffs } = findCliffs(spectrum);
console.log(cliffs); // [{ from: 0, to: 1 }, { from: 1, to: 33 }, { from: 33, to: 65 }], then twice 4⌊p/2⌋ = 32

const families = [fourierFamily({ p, argument: 'sum' }), fourierFamily({ p, argument: 'difference' })];
const second = spectrum.vectors.columnRange(33, 65);
console.log(heatmapSummary(alignmentHeatmap(second, families)).meanColumnMax); // < 0.4: as they come, mixtures
const { basis } = await rotateJointly(second, [torusLaplacian(p, 'sum'), torusLaplacian(p, 'difference')]);
console.log(heatmapSummary(alignmentHeatmap(basis, families)).meanColumnMax); // > 0.85: functions of a + b and of a − b

const curves = [{ label: 'full kernel', eigenvalues: spectrum.values }];
const svg = figureSvg(spectrumPanel({ curves, drops: [1, 33, 65] }, { title: 'p = 17' }));
await writeFile('spectrum.svg', svg);
console.log(svg.startsWith('<svg')); // true
