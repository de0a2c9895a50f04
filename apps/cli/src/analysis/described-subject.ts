import { basename } from 'node:path';
import { MisuseError, shapeText } from '@entk/core';
import { lengthOfTokens } from '../inputs/examples.js';
import { type LoadedNetwork, loadNetwork, type NetworkFiles, requireNetwork } from '../inputs/load-network.js';
import { parameterGroups } from './parameter-groups.js';
import type { NetworkState, Subject } from './subject.js';

const caller = 'analyze';

/** Eigenpairs of each kernel where the command line does not say how many. */
const usualTop = 160;

/**
 * Any network that a model file describes, or, without one, that the weights are known to be of.
 *
 * @param files The model, and the weights: all files of `weights` together are one network; and the inputs, whose
 *   length is that of a model for sequences of any.
 * @param checkpoints Files that are a network each, in place of `weights`.
 */
export function describedSubject(
  { inputs, ...files }: NetworkFiles & { readonly inputs?: string },
  checkpoints: readonly string[] | undefined,
): Subject {
  const all = checkpoints ? checkpoints.map((file) => [file]) : [files.weights];
  return {
    name: 'model',
    usualCollapse: 'class-mean',
    settings: ({ source }) => ({ model: basename(source) }),
    async states() {
      const states: NetworkState[] = [];
      const positions = inputs === undefined ? undefined : await lengthOfTokens(inputs);
      for (const weights of all) {
        const loaded = requireNetwork(caller, await requireKnown({ ...files, positions, weights }));
        const { description, source, assumptions } = loaded;
        const { network, parameters } = loaded.report;
        states.push({
          file: weights.join(', '),
          files: weights,
          network,
          parameters,
          name: description.name,
          source,
          assumptions,
        });
      }
      requireSameShapes(states);
      return states;
    },
    title: ({ name, source }) => name ?? basename(source),
    rotatesClassifiers: true,
    expectsOutputs: true,
    usualTop: (rows) => Math.min(usualTop, rows),
    kernels: () => [{}],
    groups: ({ network }) => parameterGroups(network),
    families: () => [],
    fields: ({ file }) => (checkpoints ? { weights: file } : {}),
    json: (analyses) => (checkpoints ? { checkpoints: analyses } : analyses[0]),
  };
}

async function requireKnown(files: NetworkFiles): Promise<LoadedNetwork> {
  const loaded = await loadNetwork(caller, files);
  if ('report' in loaded) return loaded;
  throw new MisuseError({
    in: caller,
    rule: 'either --model or --experiment must say what the weights are of',
    remedy:
      '--model model.json lists the layers of any network, entk import shows the tensors that it may name; --experiment is for those of the paper',
  });
}

/** A description without shapes fits weights of several widths: checkpoints of a network have one. */
function requireSameShapes([first, ...others]: readonly NetworkState[]): void {
  const shapesOf = ({ network }: NetworkState) => JSON.stringify(Array.from(network.parameterShapes));
  const other = others.find((state) => shapesOf(state) !== shapesOf(first));
  if (!other) return;
  const textOf = ({ network, file }: NetworkState, name: string) =>
    `${shapeText(network.parameterShapes.get(name) ?? [])} in ${file}`;
  const names = [first, other].flatMap(({ network }) => Array.from(network.parameterShapes.keys()));
  const name = names.find((one) => {
    return String(first.network.parameterShapes.get(one)) !== String(other.network.parameterShapes.get(one));
  }) as string;
  throw new MisuseError({
    in: caller,
    rule: `checkpoints must be of one network: "${name}" is ${textOf(first, name)}`,
    got: textOf(other, name),
  });
}
