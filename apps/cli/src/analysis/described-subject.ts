import { basename } from 'node:path';
import { MisuseError } from '@entk/core';
import { loadNetwork, type NetworkFiles, requireNetwork } from '../inputs/load-network.js';
import type { NetworkState, Subject } from './subject.js';

const caller = 'analyze';

/** Eigenpairs of each kernel where the command line does not say how many. */
const usualTop = 160;

/**
 * Any network that a model file describes.
 *
 * @param files The model, and the weights: all files of `weights` together are one network.
 * @param checkpoints Files that are a network each, in place of `weights`.
 */
export function describedSubject(
  files: NetworkFiles & { readonly model: string },
  checkpoints: readonly string[] | undefined,
): Subject {
  const { model } = files;
  const all = checkpoints ? checkpoints.map((file) => [file]) : [files.weights];
  return {
    name: 'model',
    usualCollapse: 'class-mean',
    settings: () => ({ model: basename(model) }),
    async states() {
      const states: NetworkState[] = [];
      for (const weights of all) {
        const loaded = requireNetwork(caller, await loadNetwork(caller, { ...files, weights }));
        const { description, assumptions } = loaded;
        const { network, parameters } = loaded.report;
        states.push({
          file: weights.join(', '),
          files: weights,
          network,
          parameters,
          name: description.name,
          assumptions,
        });
      }
      requireSameShapes(states);
      return states;
    },
    title: ({ name }) => name ?? basename(model),
    usualTop: (rows) => Math.min(usualTop, rows),
    kernels: () => [{}],
    families: () => [],
    fields: ({ file }) => (checkpoints ? { weights: file } : {}),
    json: (analyses) => (checkpoints ? { checkpoints: analyses } : analyses[0]),
  };
}

/** A description without shapes fits weights of several widths: checkpoints of a network have one. */
function requireSameShapes([first, ...others]: readonly NetworkState[]): void {
  const shapesOf = ({ network }: NetworkState) => JSON.stringify(Array.from(network.parameterShapes));
  const other = others.find((state) => shapesOf(state) !== shapesOf(first));
  if (!other) return;
  const [name, shape] = Array.from(other.network.parameterShapes).find(
    ([parameter, found]) => String(found) !== String(first.network.parameterShapes.get(parameter)),
  ) as [string, readonly number[]];
  throw new MisuseError({
    in: caller,
    rule: `checkpoints must be of one network: "${name}" is [${first.network.parameterShapes.get(name)?.join(', ')}] in ${first.file}`,
    got: `[${shape.join(', ')}] in ${other.file}`,
  });
}
