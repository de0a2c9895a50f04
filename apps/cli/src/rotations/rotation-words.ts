import { MisuseError, suggestion } from '@entk/core';
import { cycle, line, similarRows, torus } from './by-geometry.js';
import { firstCliffOfClassifier, outputs, predictions, units } from './by-network.js';
import type { PlannedRotation, RotationKind, RotationPlace } from './rotation-kind.js';
import { rotationUsages } from './rotation-usages.js';

/** Every rotation of `--rotate`, by the word before the colon. */
const rotationKinds: Readonly<Record<keyof typeof rotationUsages, RotationKind>> = {
  cycle,
  line,
  torus,
  'similar-rows': similarRows,
  units,
  outputs,
  predictions,
};

/**
 * The rotation where the command line names none: of a classifier's first cliff, by what it predicts. None of other
 * networks, and none of flattened kernels, whose rows are not examples.
 */
export function usualRotations(place: RotationPlace): PlannedRotation[] {
  const { subject, rows, exampleCount, outputCount, classes } = place;
  const isClassifier = classes !== undefined || subject?.network.layers.at(-1)?.kind === 'softmax';
  if (!subject || !isClassifier || outputCount < 2 || rows !== exampleCount) return [];
  return planRotations(['predictions'], place).map((plan) => ({ ...plan, ranges: firstCliffOfClassifier(place) }));
}

/**
 * The rotations that the command line names, in its order.
 *
 * @param words `torus:29`, `units:1`, each with what follows its colon.
 * @throws MisuseError for an unknown word, naming those there are; for an argument or a kernel that it does not take.
 */
export function planRotations(words: readonly string[], place: RotationPlace): PlannedRotation[] {
  return Array.from(new Set(words)).map((word) => {
    const [name, ...rest] = word.split(':');
    if (!Object.hasOwn(rotationKinds, name)) {
      throw new MisuseError({
        in: 'analyze',
        rule: `--rotate must be ${Object.values(rotationUsages).join(', ')}`,
        got: word,
        remedy: suggestion(name, Object.keys(rotationKinds)),
      });
    }
    const argument = rest.length === 0 ? undefined : rest.join(':');
    return { word, ...rotationKinds[name as keyof typeof rotationKinds].plan(argument, place) };
  });
}
