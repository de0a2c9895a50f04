import { networkFromWeights, type Recogniser } from '@entk/models/import';
import type { NetworkState } from '../analysis/subject.js';
import { inFile } from './read-file.js';
import { readWeights } from './weights-files.js';

/**
 * Each file as a network that the recogniser knows.
 *
 * @throws MisuseError in the file's name for one that it does not know, or that is not whole.
 */
export async function recognisedStates(
  caller: string,
  files: readonly string[],
  recogniser: Recogniser,
): Promise<NetworkState[]> {
  const states: NetworkState[] = [];
  for (const file of files) {
    const weights = await readWeights(caller, file);
    states.push(
      await inFile(file, () => {
        const { inputs, ...found } = networkFromWeights(weights, [recogniser]);
        return { ...found, file, files: [file], inputs: inputs?.() };
      }),
    );
  }
  return states;
}
