import { withBase } from 'vitepress';
import { computed, onMounted, reactive, ref, shallowReactive, shallowRef, watch } from 'vue';
import { choiceField, textField } from '../address/fields.js';
import { useAddress } from '../address/use-address.js';
import { saveFile } from '../figure/download.js';
import { useRun } from '../run/use-run.js';
import type { Writable } from '../settings/use-settings.js';
import { finishedRun } from '../training/finished-run.js';
import { Connection } from '../worker/connection.js';
import { latestOnly } from '../worker/latest.js';
import { type NetworkExample, networkExamples } from './examples.js';
import { filePlaces, type FileRole, type NamedFile, type NetworkFiles } from './files.js';
import { type AnalysisRequest, requestFields, usualRequest } from './request.js';
import type { AnalysisMessage, NetworkMessage, NetworkSession } from './session.js';

/** What the page opens with: the first example, analysed before. */
interface FinishedAnalysis {
  readonly network: NetworkMessage;
  readonly analysis: AnalysisMessage;
}

/** What is on show, as an address has it: files of the reader's own are in none. */
const own = 'files';
const examples = [...networkExamples.map(({ folder }) => folder), own];
const usual = { example: examples[0], ...usualRequest, checkpoint: undefined as string | undefined };
const fields = {
  example: choiceField('example', examples),
  ...requestFields,
  checkpoint: textField('checkpoint'),
};

/** The demo of the reader's own network: its files, its worker, and what was found. */
export function useNetwork() {
  const start = () => new Worker(new URL('./network.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<NetworkSession>(start);
  const run = useRun(connection);

  const files = shallowReactive<Partial<Record<FileRole, readonly NamedFile[]>>>({});
  const request = reactive<Writable<AnalysisRequest>>({ ...usualRequest });
  const example = ref(usual.example);
  const network = shallowRef<NetworkMessage>();
  /** Of every checkpoint that was looked at, by its place. */
  const analyses = shallowRef<ReadonlyMap<number, AnalysisMessage>>(new Map());
  const place = ref(0);
  const asked = ref<string>();
  /** What is said of files that have no place. */
  const unplaced = ref<readonly string[]>([]);
  const analysis = computed(() => analyses.value.get(place.value));
  const hasFiles = () => Object.keys(files).length > 0;
  const refusal = computed(() =>
    files.weights || files.kernel || files.gradients
      ? undefined
      : 'Give a weights file first, or a kernel or gradients from elsewhere; or load an example.',
  );

  const address = useAddress(
    fields,
    usual,
    () => ({ example: example.value, ...request, checkpoint: checkpointName() }),
    ({ example: wanted, checkpoint, ...rest }, again) => {
      Object.assign(request, rest);
      example.value = wanted;
      asked.value = checkpoint;
      if (again) void open();
      return [];
    },
  );

  onMounted(open);

  /** Shows what the address names: the finished analysis, or an example analysed now. */
  async function open(): Promise<void> {
    await run.whenKnown;
    const known = networkExamples.find(({ folder }) => folder === example.value);
    if (!known) {
      address.complaints.value = [
        ...address.complaints.value,
        'The address is of files that it does not hold: give them, and its settings hold for them.',
      ];
      return;
    }
    const isUsual = Object.entries(usualRequest).every(
      ([name, value]) => request[name as keyof AnalysisRequest] === value,
    );
    const isFirst = known === networkExamples[0];
    if ((isFirst && isUsual) || run.missing.value !== undefined) {
      const finished = await finishedRun<FinishedAnalysis>(withBase('/examples/modular-addition/analysis.json'));
      if (!finished || run.state.value !== 'idle' || hasFiles()) return;
      network.value = finished.network;
      analyses.value = new Map([[0, finished.analysis]]);
      if (run.missing.value !== undefined) return;
      await fetchFiles(known).catch((error: unknown) => {
        run.error.value = String(error);
      });
    } else if (await fetchExample(known)) await analyse();
  }

  /** Places files by what they are, or at the place where they were chosen. */
  async function add(chosen: readonly File[], role?: FileRole): Promise<void> {
    if (run.state.value !== 'idle') {
      unplaced.value = ['these files, since an analysis is running: stop it first'];
      return;
    }
    // Files of the reader's own begin anew: an example's inputs would be taken for theirs.
    if (example.value !== own) removeAll();
    example.value = own;
    forget();
    const named = await Promise.all(
      chosen.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    );
    if (role) {
      put(role, named);
      return;
    }
    try {
      const placements = await connection.call((api) => api.place(named, given()));
      const has = (wanted: FileRole) => placements.some((placement) => placement.role === wanted);
      // Weights with their description are another network, not more checkpoints of the one before.
      if (has('weights') && has('description')) removeAll();
      unplaced.value = placements.flatMap(({ name, why }) => (why === undefined ? [] : [`${name}: ${why}`]));
      for (const { role: found } of filePlaces) {
        const those = named.filter((_, index) => placements[index].role === found);
        if (those.length > 0) put(found, those);
      }
    } catch (error) {
      unplaced.value = [(error as Error).message];
    }
  }

  function put(role: FileRole, those: readonly NamedFile[]): void {
    const several = filePlaces.find((one) => one.role === role)?.several;
    if (!several && those.length > 1) {
      unplaced.value = [
        ...unplaced.value,
        `${those.map(({ name }) => name).join(', ')}: there is a place for one of these`,
      ];
    }
    const before = several ? (files[role] ?? []).filter(({ name }) => !those.some((one) => one.name === name)) : [];
    files[role] = several ? [...before, ...those] : those.slice(-1);
  }

  function remove(role: FileRole): void {
    delete files[role];
    example.value = own;
    forget();
  }

  function removeAll(): void {
    for (const role of Object.keys(files) as FileRole[]) delete files[role];
  }

  /** What was found belongs to the files before. */
  function forget(): void {
    network.value = undefined;
    analyses.value = new Map();
    place.value = 0;
    run.error.value = undefined;
    unplaced.value = [];
    request.parameter = undefined;
  }

  async function loadExample(chosen: NetworkExample): Promise<void> {
    forget();
    Object.assign(request, chosen.request);
    if (await fetchExample(chosen)) await analyse();
  }

  function fetchExample(chosen: NetworkExample): Promise<boolean> {
    removeAll();
    example.value = chosen.folder;
    return run.start(
      'Loading the example.',
      () => fetchFiles(chosen),
      () => '',
    );
  }

  async function fetchFiles(chosen: NetworkExample): Promise<void> {
    for (const [role, name] of Object.entries(chosen.files)) {
      const answer = await fetch(withBase(`/examples/${chosen.folder}/${name}`));
      if (!answer.ok) throw new Error(`${name}: the site does not answer with it (${answer.status})`);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      // The reader may have given files meanwhile.
      if (example.value !== chosen.folder) return;
      files[role as FileRole] = [{ name, bytes }];
    }
  }

  /** The files as plain fields, which a message can carry. */
  function given(): NetworkFiles {
    return Object.fromEntries(Object.entries(files));
  }

  /** Everything anew, with the settings as they are now. */
  async function analyse(): Promise<void> {
    address.complaints.value = [];
    analyses.value = new Map();
    await run.start(
      'Reading the files.',
      async () => {
        const opened = await connection.call((api) => api.open(given()));
        network.value = opened;
        const wanted = asked.value === undefined ? -1 : opened.names.indexOf(asked.value);
        asked.value = undefined;
        place.value = wanted >= 0 ? wanted : opened.names.length - 1;
        run.news.value = 'Looking for the spectrum.';
        await analyseAt(place.value);
      },
      (took) => `Done in ${took}.`,
    );
  }

  async function analyseAt(index: number): Promise<void> {
    const found = await connection.call((api) => api.analyse({ ...request }, index));
    analyses.value = new Map([...analyses.value, [index, found]]);
  }

  /** The checkpoint that the slider has come to. */
  const look = latestOnly<number>(async (index) => {
    const [before] = analyses.value.values();
    if (!before || analyses.value.has(index) || run.state.value !== 'idle') return;
    await run.ask(async () => {
      const found = await connection.call((api) => api.analyse(before.request, index));
      analyses.value = new Map([...analyses.value, [index, found]]);
    });
  });
  watch(place, (index) => look(index));

  function checkpointName(): string | undefined {
    if (asked.value !== undefined) return asked.value;
    const names = network.value?.names ?? [];
    return place.value < names.length - 1 ? names[place.value] : undefined;
  }

  async function saveArrays(): Promise<void> {
    if (!connection.open) await analyse();
    await run.ask(async () => {
      const file = await connection.call((api) => api.arrays());
      saveFile('analysis.npz', file as BlobPart, 'application/zip');
    });
  }

  return {
    run,
    address,
    files,
    request,
    refusal,
    unplaced,
    add,
    remove,
    loadExample,
    analyse,
    saveArrays,
    network,
    analysis,
    place,
  };
}
