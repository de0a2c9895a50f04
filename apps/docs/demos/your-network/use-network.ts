import { withBase } from 'vitepress';
import { computed, reactive, ref, shallowReactive, shallowRef } from 'vue';
import { saveFile } from '../figure/download.js';
import { useRun } from '../run/use-run.js';
import type { Writable } from '../settings/use-settings.js';
import { Connection } from '../worker/connection.js';
import type { AnalysisRequest } from './analysis.js';
import type { NetworkExample } from './examples.js';
import { alignmentFigure, spectrumFigure } from './figures.js';
import { type FileRole, type NamedFile, type NetworkFiles, rolesOf } from './files.js';
import type { AnalysisMessage, NetworkMessage, NetworkSession } from './session.js';
import { explainAlignment, explainDrops, explainNetwork } from './words.js';

/** The demo of the reader's own network: its files, its worker, and what its figures show. */
export function useNetwork() {
  const start = () => new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<NetworkSession>(start);
  const run = useRun(connection);

  const files = shallowReactive<Partial<Record<FileRole, NamedFile>>>({});
  const request = reactive<Writable<AnalysisRequest>>({
    collapse: 'classMean',
    parameter: undefined,
    count: 100,
  });
  const network = shallowRef<NetworkMessage>();
  const analysis = shallowRef<AnalysisMessage>();
  /** Names of dropped files that are for nothing here. */
  const unknown = ref<string>();
  const refusal = computed(() => (files.weights ? undefined : 'Choose a weights file first, or load an example.'));

  async function add(chosen: readonly File[], role?: FileRole): Promise<void> {
    const roles = role ? chosen.map(() => role) : rolesOf(chosen.map(({ name }) => name));
    const strangers = chosen.filter((_, index) => roles[index] === undefined).map(({ name }) => name);
    unknown.value =
      strangers.length > 0
        ? `Not used: ${strangers.join(', ')}. Weights are .safetensors or .npz, layers .json, arrays .npy.`
        : undefined;
    for (const [index, file] of chosen.entries()) {
      const part = roles[index];
      if (part) files[part] = { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
    }
    forget();
  }

  function remove(role: FileRole): void {
    delete files[role];
    forget();
  }

  /** What was found belongs to the files before. */
  function forget(): void {
    network.value = undefined;
    analysis.value = undefined;
    run.error.value = undefined;
    request.parameter = undefined;
  }

  async function loadExample(example: NetworkExample): Promise<void> {
    forget();
    for (const role of Object.keys(files) as FileRole[]) delete files[role];
    const loaded = await run.start('Loading the example.', async () => {
      for (const [role, name] of Object.entries(example.files)) {
        const answer = await fetch(withBase(`/examples/${example.folder}/${name}`));
        if (!answer.ok) throw new Error(`${name}: the site does not answer with it (${answer.status})`);
        files[role as FileRole] = { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
      }
    });
    if (!loaded) return;
    Object.assign(request, example.request);
    await analyse();
  }

  /** The files as plain fields, which a message can carry. */
  function given(): NetworkFiles {
    return Object.fromEntries(Object.entries(files));
  }

  async function analyse(): Promise<void> {
    await run.start(
      'Reading the files.',
      async () => {
        if (!network.value || !connection.open) network.value = await connection.call((api) => api.open(given()));
        run.news.value = 'Looking for the spectrum.';
        analysis.value = await connection.call((api) => api.analyse({ ...request }));
      },
      (took) => `Done in ${took}.`,
    );
  }

  const saveArrays = () =>
    run.ask(async () => {
      const file = await connection.call((api) => api.arrays());
      saveFile('spectrum.npz', file as BlobPart, 'application/zip');
    });

  const figures = computed(() => ({
    spectrum: analysis.value && spectrumFigure(analysis.value),
    alignment: analysis.value && alignmentFigure(analysis.value),
  }));
  const words = computed(() => ({
    network: network.value && explainNetwork(network.value),
    drops: analysis.value && explainDrops(analysis.value),
    alignment: analysis.value && explainAlignment(analysis.value),
  }));

  return {
    run,
    files,
    request,
    refusal,
    unknown,
    add,
    remove,
    loadExample,
    analyse,
    saveArrays,
    network,
    analysis,
    figures,
    words,
  };
}
