import { shapeText } from '@entk/core';
import { type ModuleTensors, numbered } from './module-tensors.js';

/** A layer of a description. */
export type DraftedLayer = { readonly kind: string } & Readonly<Record<string, unknown>>;

/** The layers of a draft, and what is to be said of them. */
export interface DraftedLayers {
  readonly layers: readonly DraftedLayer[];
  readonly guesses: string[];
  readonly unknown: string[];
}

/** What a matrix of an embedding is called. */
const embeddingNames = /(^|\.)(embed\w*|embeddings?|emb|wte|tok\w*)$/i;

/** Layers after which networks have an activation, norms between the two or not. */
const linear: ReadonlySet<string> = new Set(['dense', 'conv1d', 'conv2d']);

/** One layer for every module, and those without parameters between them. */
export function draftedLayers(modules: readonly ModuleTensors[]): DraftedLayers {
  const layers: DraftedLayer[] = [];
  const guesses: string[] = [];
  const unknown: string[] = [];
  let before: { readonly layer: DraftedLayer; readonly width: number; readonly path: string } | undefined;
  for (const module of modules) {
    const found = layerOf(module, before?.width);
    if (!found) {
      const names = Array.from(module.tensors.values(), ({ name, shape }) => `"${name}" ${shapeText(shape)}`);
      unknown.push(`which layer has ${names.join(', ')}`);
      continue;
    }
    if (before) between(before, { ...found, path: module.path });
    layers.push(found.layer);
    const at = `layers[${layers.length - 1}] ("${module.path}")`;
    guesses.push(...found.guesses.map((guess) => `${at}: ${guess}`));
    unknown.push(...found.unknown.map((what) => `${at}: ${what}`));
    before = { ...found, path: module.path };
  }
  return { layers, guesses, unknown };

  /** Adds the layers without parameters that probably stand between two that have some. */
  function between(
    { layer, width, path }: NonNullable<typeof before>,
    next: { readonly layer: DraftedLayer; readonly takes: number; readonly path: string },
  ): void {
    const places = missingPlaces(path, next.path);
    const hasActivation = linear.has(next.layer.kind) && layer.kind !== 'embedding';
    const wanted = hasActivation ? ['relu'] : [];
    if (next.layer.kind === 'dense' && ancestorOf(layers).startsWith('conv')) {
      if (next.takes === width) wanted.push('meanOverPositions');
      wanted.push('flatten');
    }
    // Numbers say how many there are; names of other kinds say nothing, so the usual ones are taken.
    const count = places?.length ?? wanted.length;
    const chosen = count < wanted.length ? wanted.slice(wanted.length - count) : wanted;
    const filled = [
      ...chosen.slice(0, hasActivation ? 1 : 0),
      ...Array.from({ length: count - chosen.length }, () => 'identity'),
      ...chosen.slice(hasActivation ? 1 : 0),
    ];
    for (const [index, kind] of filled.entries()) {
      layers.push({ kind });
      const where = `layers[${layers.length - 1}] (${places ? `place ${places[index]}` : `before "${next.path}"`})`;
      if (kind === 'identity') unknown.push(`${where}: an activation, pooling or dropout; identity stands there`);
      else guesses.push(`${where}: ${kind}${reasons[kind]}`);
    }
  }
}

const reasons: Readonly<Record<string, string>> = {
  relu: ', after a layer with parameters',
  flatten: ', between convolutions and a dense layer',
  meanOverPositions: ', since the dense layer takes one number a channel',
};

/** The kind of the last layer that changes widths. */
function ancestorOf(layers: readonly DraftedLayer[]): string {
  return layers.findLast(({ kind }) => linear.has(kind))?.kind ?? '';
}

/** The numbers between two modules of one list; `undefined` where the names have none. */
function missingPlaces(before: string, after: string): number[] | undefined {
  const [from, to] = [numbered(before), numbered(after)];
  if (!from || !to || from.list !== to.list || /\w$/.test(from.list)) return undefined;
  return Array.from({ length: to.number - from.number - 1 }, (_, index) => from.number + 1 + index);
}

/** The layer that a module's tensors are of, the numbers it takes and gives, and what is to be said of it. */
function layerOf({ path, tensors }: ModuleTensors, widthBefore: number | undefined) {
  const nameOf = (role: string) => tensors.get(role)?.name;
  const [weight, bias, mean, variance] = ['weight', 'bias', 'running_mean', 'running_var'].map(nameOf);
  const shape = tensors.get('weight')?.shape ?? tensors.get('running_mean')?.shape;
  if (shape === undefined || (mean === undefined) !== (variance === undefined)) return undefined;
  const [outputs, inputs, ...window] = shape;
  const known = { takes: inputs ?? outputs, width: outputs, guesses: [] as string[], unknown: [] as string[] };
  const named = { ...(weight && { weight }), ...(bias && { bias }) };
  const asGain = { ...(weight && { gain: weight }), ...(bias && { bias }) };
  if (mean !== undefined) return { ...known, layer: { kind: 'batchNorm', ...asGain, mean, variance } };
  switch (shape.length) {
    case 1:
      return { ...known, layer: { kind: bias ? 'layerNorm' : 'rmsNorm', ...asGain } };
    case 2: {
      if (bias || !embeddingNames.test(path || String(weight))) return { ...known, layer: { kind: 'dense', ...named } };
      const guesses = ['an embedding, by its name'];
      return { ...known, takes: outputs, width: inputs, guesses, layer: { kind: 'embedding', ...named } };
    }
    case 3:
    case 4: {
      const groups = widthBefore !== undefined && widthBefore % inputs === 0 ? widthBefore / inputs : 1;
      return {
        ...known,
        takes: inputs * groups,
        guesses: groups > 1 ? [`${groups} groups, by the ${widthBefore} channels before it`] : [],
        unknown: ["stride and padding; PyTorch's defaults 1 and 0 stand there"],
        layer: {
          kind: `conv${window.length}d`,
          ...named,
          stride: 1,
          padding: 0,
          ...(groups > 1 && { groups }),
        },
      };
    }
    default:
      return undefined;
  }
}
