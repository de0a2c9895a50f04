// Trains the networks that the live demos open with, as the demos' own workers do, and writes what they would have shown
// into public/examples: `node scripts/finished-run.mjs`, or with the names of demos. The same seeds give the same bytes;
// the files are committed, so a build does not train.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initialiseBackend } from '@entk/models';
import { createServer } from 'vite';

const docs = fileURLToPath(new URL('..', import.meta.url));
const vite = await createServer({
  root: docs,
  configFile: false,
  appType: 'custom',
  logLevel: 'error',
  resolve: { conditions: ['@entk/source'] },
  ssr: { resolve: { conditions: ['@entk/source', 'node', 'import', 'module', 'default'] } },
  server: { middlewareMode: true, ws: false, watch: null },
});
const load = (path) => vite.ssrLoadModule(`/demos/${path}.ts`);
const { rounded } = await load('training/finished-run');

const makers = {
  home: homeRun,
  'addition-transformer': transformerRun,
  grokking: grokkingRun,
  superposition: superpositionRun,
  'your-network': exampleAnalysis,
  'language-model': languageRun,
};
// What the first screen shows is part of its page; the others are fetched.
const places = { home: 'demos/home/run.json', 'your-network': 'public/examples/modular-addition/analysis.json' };
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(makers);
for (const name of names) {
  const run = await makers[name]();
  const file = `${docs}/${places[name] ?? `public/examples/${name}/run.json`}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(run)}\n`);
}
await vite.close();

/** A small network that groks: its spectra, and its second cliff, rotated, in hundredths. */
async function homeRun() {
  const { GrokkingSession } = await load('grokking/session');
  const { grokkingPresets, usualView } = await load('grokking/settings');
  const { settings } = grokkingPresets.at(-1);
  const messages = [];
  await new GrokkingSession(initialiseBackend).train(settings, usualView, (message) => void messages.push(message));
  const [{ rotation }] = messages;
  const moments = messages.map(({ checkpoint, trainAccuracy, testAccuracy, rotation: { heatmap } }) => ({
    epoch: checkpoint.epoch,
    trainAccuracy: trainAccuracy.at(-1),
    testAccuracy: testAccuracy.at(-1),
    values: checkpoint.values,
    drops: checkpoint.drops.map(({ after }) => after),
    hundredths: Array.from(heatmap.data, (value) => Math.round(100 * value)),
  }));
  return rounded({ settings, rows: rotation.heatmap.rows, columns: rotation.heatmap.columns, moments });
}

async function transformerRun() {
  const { TransformerSession } = await load('addition-transformer/session');
  const { openingSettings: settings } = await load('addition-transformer/settings');
  const messages = [];
  await new TransformerSession(initialiseBackend).train(settings, (message) => void messages.push(message));
  const checkpoints = messages.map(({ checkpoint }) => checkpoint);
  return rounded({ settings, latest: messages.at(-1), checkpoints });
}

/** With the joint rotation of both cliffs at every checkpoint; of others the page asks its worker. */
async function grokkingRun() {
  const { GrokkingSession } = await load('grokking/session');
  const { paperSettings: settings, usualView } = await load('grokking/settings');
  const session = new GrokkingSession(initialiseBackend);
  const messages = [];
  await session.train(settings, usualView, (message) => void messages.push(message));
  const checkpoints = messages.map(({ checkpoint }) => checkpoint);
  const rotations = messages.map(({ rotation }) => rotation);
  for (const { epoch } of checkpoints) rotations.push(await session.rotate(epoch, { ...usualView, cliff: 'first' }));
  const latest = { ...messages.at(-1), rotation: undefined };
  return rounded({ settings, latest, checkpoints, rotations: rotations.map(inThousandths) });
}

/** With the weights, from which the page's worker takes any kernel, and some kernels for pages that have none. */
async function superpositionRun() {
  const { SuperpositionSession } = await load('superposition/session');
  const { superpositionPresets, usualView } = await load('superposition/settings');
  const [{ settings }] = superpositionPresets;
  const session = new SuperpositionSession(initialiseBackend);
  let latest;
  await session.train(settings, usualView, (message) => void (latest = message));
  const kernels = [];
  for (const beta of [0, usualView.beta, 1]) {
    for (const basis of ['eigenvectors', 'by outputs']) kernels.push(await session.kernelAt({ beta, basis }));
  }
  const shown = kernels.map(({ raw, normalised, took: _took, ...kernel }) => ({
    ...kernel,
    took: 0,
    raw: thousandths(raw),
    normalised: thousandths(normalised),
  }));
  return {
    ...rounded({ settings, latest: { ...latest, kernel: undefined }, kernels: shown }),
    weights: session.weights(),
  };
}

/** The first example of “Your own network”, which `scripts/examples.mjs` made, analysed as the page opens. */
async function exampleAnalysis() {
  const { NetworkSession } = await load('your-network/session');
  const { networkExamples } = await load('your-network/examples');
  const [{ folder, files, request }] = networkExamples;
  const session = new NetworkSession(initialiseBackend);
  const read = (name) => [{ name, bytes: new Uint8Array(readFileSync(`${docs}/public/examples/${folder}/${name}`)) }];
  const network = await session.open(
    Object.fromEntries(Object.entries(files).map(([role, name]) => [role, read(name)])),
  );
  return rounded({ network, analysis: await session.analyse(request, 0) });
}

/** The small model that `scripts/grammar-model.mjs` made, on its text. */
async function languageRun() {
  const { LanguageSession } = await load('language-model/session');
  const { exampleRequest } = await load('language-model/request');
  const folder = `${docs}/public/examples/language-model`;
  const names = ['model.safetensors', 'config.json', 'tokenizer.json', 'tokenizer_config.json'];
  const files = names.map((name) => new File([readFileSync(`${folder}/${name}`)], name));
  let text;
  const weights = [];
  await new LanguageSession(initialiseBackend).analyse(
    files,
    readFileSync(`${folder}/text.txt`, 'utf8'),
    exampleRequest,
    (message) => void ('text' in message ? (text = message.text) : weights.unshift(...message.weights)),
  );
  return { text: { ...text, loss: rounded(text.loss) }, weights: rounded(weights) };
}

function inThousandths(rotation) {
  return { ...rotation, heatmap: thousandths(rotation.heatmap) };
}

/** A matrix of shares, which no page shows in more digits. */
function thousandths({ rows, columns, data }) {
  return { rows, columns, data: Array.from(data, (value) => Math.round(1000 * value) / 1000) };
}
