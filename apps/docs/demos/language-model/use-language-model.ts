import { proxy } from 'comlink';
import { withBase } from 'vitepress';
import { computed, onMounted, reactive, ref, shallowRef } from 'vue';
import { useAddress } from '../address/use-address.js';
import { useRun } from '../run/use-run.js';
import type { Writable } from '../settings/use-settings.js';
import { finishedRun } from '../training/finished-run.js';
import { Connection } from '../worker/connection.js';
import { weightsFile } from './open-files.js';
import { exampleRequest, fields, type LanguageRequest, type LanguageView, usualRequest } from './request.js';
import type { LanguageMessage, LanguageSession, TextMessage, WeightMessage } from './session.js';

/** What the page opens with. */
export interface FinishedLanguage {
  readonly text: TextMessage;
  readonly weights: readonly WeightMessage[];
}

const exampleFiles = ['model.safetensors', 'config.json', 'tokenizer.json', 'tokenizer_config.json'];
const exampleText = 'text.txt';
const folder = '/examples/language-model';
const opening = { example: 'grammar', weight: undefined, vector: 1 } as const;

/** The demo of a language model: its files and its text, the worker, and what was found. */
export function useLanguageModel() {
  const start = () => new Worker(new URL('./language-model.worker.ts', import.meta.url), { type: 'module' });
  const connection = new Connection<LanguageSession>(start);
  const run = useRun(connection);

  const files = shallowRef<readonly File[]>([]);
  const textName = ref('');
  const text = ref('');
  const request = reactive<Writable<LanguageRequest>>({ ...exampleRequest });
  const view = reactive<Writable<LanguageView>>({ ...opening });
  const told = shallowRef<TextMessage>();
  const weights = shallowRef<readonly WeightMessage[]>([]);
  const weight = computed(() => weights.value.find(({ name }) => name === view.weight) ?? weights.value.at(-1));
  const done = computed(() => (told.value ? weights.value.length / told.value.weightCount : 0));
  const refusal = computed(() => {
    if (!weightsFile(files.value)) return 'Give a model first: a .gguf file, or the files of a folder of Hugging Face.';
    return text.value.trim() === '' ? 'Give a text first.' : undefined;
  });

  const address = useAddress<LanguageRequest & LanguageView>(
    fields,
    { ...exampleRequest, ...opening },
    () => ({ ...request, ...view }),
    ({ context, contexts, ...rest }, again) => {
      Object.assign(request, { context, contexts });
      Object.assign(view, rest);
      if (again) void open();
      return [];
    },
  );
  onMounted(open);

  /** Shows what the address names: the finished run, or the example analysed now. */
  async function open(): Promise<void> {
    await run.whenKnown;
    if (view.example === 'files') {
      address.complaints.value = [
        ...address.complaints.value,
        'The address is of files that it does not hold: give them, and its settings hold for them.',
      ];
      return;
    }
    const isUsual = request.context === exampleRequest.context && request.contexts === exampleRequest.contexts;
    if (isUsual || run.missing.value !== undefined) {
      const finished = await finishedRun<FinishedLanguage>(withBase(`${folder}/run.json`));
      if (finished && run.state.value === 'idle' && files.value.length === 0) {
        told.value = finished.text;
        weights.value = finished.weights;
      }
      await run.start('Loading the example.', fetchExample, () => '');
    } else if (await run.start('Loading the example.', fetchExample)) await analyse();
  }

  async function fetchExample(): Promise<void> {
    const fetched = await Promise.all(
      [...exampleFiles, exampleText].map(async (name) => {
        const answer = await fetch(withBase(`${folder}/${name}`));
        if (!answer.ok) throw new Error(`${name}: the site does not answer with it (${answer.status})`);
        return new File([await answer.blob()], name);
      }),
    );
    // The reader may have given files meanwhile.
    if (view.example !== 'grammar') return;
    files.value = fetched.slice(0, -1);
    text.value = await fetched[fetched.length - 1].text();
    textName.value = exampleText;
  }

  async function loadExample(): Promise<void> {
    forget();
    Object.assign(view, opening);
    Object.assign(request, exampleRequest);
    if (await run.start('Loading the example.', fetchExample)) await analyse();
  }

  /** Files that were dropped: texts are told apart from those of a model by their endings. */
  async function add(dropped: readonly File[]): Promise<void> {
    addModel(dropped.filter(({ name }) => !name.endsWith('.txt')));
    await addText(dropped.filter(({ name }) => name.endsWith('.txt')));
  }

  /** Files of a model, all of them at once, or what follows them. */
  function addModel(chosen: readonly File[]): void {
    if (run.state.value !== 'idle' || chosen.length === 0) return;
    if (view.example === 'grammar') Object.assign(request, usualRequest);
    forget();
    // Weights begin another model; what stands beside them may follow.
    files.value = weightsFile(chosen) ? chosen : [...(view.example === 'files' ? files.value : []), ...chosen];
    view.example = 'files';
  }

  /** A text, whatever its name. */
  async function addText([file]: readonly File[]): Promise<void> {
    if (run.state.value !== 'idle' || !file) return;
    forget();
    textName.value = file.name;
    // Nothing can be analysed until it is read.
    text.value = '';
    text.value = await file.text();
  }

  function removeModel(): void {
    files.value = [];
    view.example = 'files';
    forget();
  }

  function forget(): void {
    told.value = undefined;
    weights.value = [];
    view.weight = undefined;
    view.vector = 1;
    run.error.value = undefined;
  }

  async function analyse(): Promise<void> {
    address.complaints.value = [];
    const wanted = { weight: view.weight, vector: view.vector };
    told.value = undefined;
    weights.value = [];
    await run.start(
      'Reading the files.',
      async () => {
        await connection.call((api) => api.analyse([...files.value], text.value, { ...request }, proxy(show)));
        Object.assign(view, wanted);
      },
      (took) => `Done in ${took}.`,
    );
  }

  function show(message: LanguageMessage): void {
    if ('text' in message) {
      told.value = message.text;
      run.news.value = 'Forward, then back through the layers, the last first.';
    } else weights.value = [...message.weights, ...weights.value];
  }

  return {
    run,
    address,
    files,
    text,
    textName,
    request,
    view,
    told,
    weights,
    weight,
    done,
    refusal,
    add,
    addModel,
    addText,
    removeModel,
    loadExample,
    analyse,
  };
}
