import { createRandom } from '@entk/core';
import { findCliffs } from '@entk/spectral';
import type { NullFamily } from './null-family.js';
import { percent, table } from './tables.js';

/** Places that are named beforehand, one at a time. */
const places = [2, 3, 4, 6, 10, 16] as const;

const settings = [
  { size: 20, top: 20 },
  { size: 60, top: 60 },
  { size: 300, top: 60 },
] as const;

/** The families that raise the most alarms and are no dense eigenproblems, so that many can be drawn. */
const loudest = [
  'independent, Pareto 1',
  'independent, Pareto 3',
  'power law i^-0.3, noise 0.2',
  'power law i^-0.3, noise 1',
  'power law i^-1, noise 1',
  'power law i^-1 times chi-square of 4',
];

/** False alarms anywhere in a spectrum where one place is named beforehand, in the families that are the hardest. */
export function expectedTable(families: readonly NullFamily[], spectra: number, seed: number): string[] {
  const rows = families
    .filter(({ name }) => loudest.includes(name))
    .flatMap((family) =>
      settings.map(({ size, top }) => {
        const random = createRandom(seed).fork(family.name).fork(`expected ${size}`);
        const drawn = Array.from({ length: spectra }, () => family.draw(size, random).subarray(0, top));
        const alarms = (expected: readonly number[]) =>
          drawn.filter((values) => findCliffs(values, { size, expected }).drops.length > 0).length;
        return [
          `${family.name}, ${top} of ${size}`,
          ...[[], ...places.map((place) => [place])].map((expected) => percent({ spectra, alarms: alarms(expected) })),
        ];
      }),
    );
  return [
    `Spectra without a drop in which one was reported anywhere, in %, where a drop was expected after one place that was named beforehand; the families that raise the most alarms, ${spectra} spectra each, seed ${seed}.`,
    '',
    ...table(['family, values', 'none named', ...places.map((place) => `after ${place}`)], rows),
  ];
}
