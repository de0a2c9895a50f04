import { isJsonObject, quoted, refuseFile, shownJson } from '@entk/formats/reading';

/** A layer of a Keras topology, not yet understood. */
export interface KerasLayer {
  /** `Dense`. */
  readonly className: string;
  /** `dense_1`: what its weights are named after. */
  readonly name: string;
  /** Names of the models that it is in, from the outermost on. */
  readonly scope: readonly string[];
  /** Where it stands, for messages: `layers[2] (Dense "dense_1")`. */
  readonly place: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/**
 * The layers of a Keras topology in the order in which they are applied, those of models in it among them.
 *
 * @param topology The field of `model.json`, not yet believed.
 * @throws FileFormatError for a model that is no line: two inputs, a layer with two predecessors, a layer used twice.
 */
export function layerChain(caller: string, topology: unknown): KerasLayer[] {
  const model = isJsonObject(topology) && isJsonObject(topology.model_config) ? topology.model_config : topology;
  if (!isJsonObject(model)) return refuseFile(caller, 'modelTopology must be an object', shownJson(model));
  if (typeof model.class_name !== 'string' || !models.has(model.class_name)) {
    return refuseFile(caller, 'modelTopology must be Sequential or Functional', shownJson(model.class_name));
  }
  return layersOf(caller, { className: model.class_name, config: model.config, place: '', scope: [] });
}

/** Models, which may stand in place of a layer. */
const models: ReadonlySet<string> = new Set(['Sequential', 'Model', 'Functional']);

interface KerasModel extends Pick<KerasLayer, 'className' | 'place' | 'scope'> {
  readonly config: unknown;
}

function layersOf(caller: string, { className, config, place, scope }: KerasModel): KerasLayer[] {
  const entries = isJsonObject(config) ? config.layers : config;
  if (!Array.isArray(entries)) {
    return refuseFile(caller, `${place || 'modelTopology'} must have a list of layers`, shownJson(entries));
  }
  const layers = entries.map((entry: unknown, index) => {
    return { ...checkedLayer(caller, entry, `${place && `${place}, `}layers[${index}]`), scope };
  });
  const line =
    className === 'Sequential' ? layers : inLine(caller, layers, entries as readonly Record<string, unknown>[]);
  return line.flatMap((layer) => {
    if (!models.has(layer.className)) return layer;
    return layersOf(caller, { ...layer, scope: [...scope, layer.name] });
  });
}

function checkedLayer(caller: string, entry: unknown, at: string): Omit<KerasLayer, 'scope'> {
  if (!isJsonObject(entry) || typeof entry.class_name !== 'string') {
    return refuseFile(caller, `${at} must have a class_name`, shownJson(entry));
  }
  const { class_name: className, config } = entry;
  if (!isJsonObject(config)) return refuseFile(caller, `${at} must have a config`, shownJson(config));
  const name = config.name ?? entry.name;
  if (typeof name !== 'string') return refuseFile(caller, `${at} must have a name`, shownJson(name));
  return { className, name, config, place: `${at} (${quoted(className).slice(1, -1)} ${quoted(name)})` };
}

/** A functional model follows its layers from the input, each fed by the one before. */
function inLine(
  caller: string,
  layers: readonly KerasLayer[],
  entries: readonly Readonly<Record<string, unknown>>[],
): KerasLayer[] {
  const followers = new Map<string, KerasLayer>();
  let first: KerasLayer | undefined;
  layers.forEach((layer, index) => {
    const sources = sourcesOf(caller, layer, entries[index].inbound_nodes);
    if (sources.length > 1) {
      refuseFile(caller, `${layer.place} must have one input: only layers in a line can be read`, sources.length);
    }
    const [source] = sources;
    if (source === undefined) {
      if (first) refuseFile(caller, 'the model must have one input', layer.place);
      first = layer;
    } else if (followers.has(source)) {
      refuseFile(caller, `${quoted(source)} must feed one layer: only layers in a line can be read`);
    } else followers.set(source, layer);
  });
  const line: KerasLayer[] = [];
  const visited = new Set<KerasLayer>();
  for (let layer = first; layer && !visited.has(layer); layer = followers.get(layer.name)) {
    visited.add(layer);
    line.push(layer);
  }
  if (line.length !== layers.length) {
    refuseFile(
      caller,
      'every layer must be fed by the input, one after the other',
      line.length,
      `${layers.length} layers`,
    );
  }
  return line;
}

/**
 * The names of the layers that feed a layer.
 *
 * Until Keras 2: `[[["dense", 0, 0, {}]]]`, one entry a call of the layer, each a list of sources.
 */
function sourcesOf(caller: string, { place }: KerasLayer, nodes: unknown): string[] {
  if (nodes === undefined || (Array.isArray(nodes) && nodes.length === 0)) return [];
  if (!Array.isArray(nodes) || nodes.length > 1) {
    return refuseFile(caller, `${place} must be used once`, Array.isArray(nodes) ? nodes.length : shownJson(nodes));
  }
  const [node] = nodes as readonly unknown[];
  const sources = Array.isArray(node) ? node : [node];
  return sources.map((source: unknown) => {
    const name: unknown = Array.isArray(source) ? source[0] : undefined;
    return typeof name === 'string'
      ? name
      : refuseFile(caller, `inbound_nodes of ${place} must be of Keras 2: [[["name", 0, 0, {}]]]`, shownJson(source));
  });
}
