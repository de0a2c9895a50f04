import type { CliffCalibration } from '@entk/spectral';
import { backgrounds, detections } from './measure.js';
import { nullFamilies } from './null-families.js';
import type { NullFamily } from './null-family.js';
import { percent, rounded, table } from './tables.js';

const ratios = [1.3, 1.5, 2, 2.5, 3, 5, 10] as const;
const places = [1, 2, 3, 4, 6, 8, 12, 16, 30, 60, 113] as const;
const size = 200;
/** Ratio and places at which every family is shown by itself. */
const shown = { ratio: 2.5, places: [1, 2, 4, 8, 16, 30, 60, 113] } as const;
/** The sizes that a report quotes beside a spectrum, with smaller ratios and smeared drops. */
const quoted = {
  ratios: [1.05, 1.1, 1.2, 1.5, 2, 5],
  families: ['Wishart, rows / samples = 0.5', 'power law i^-1, noise 0.02'],
  drops: [
    { size: 60, after: 1, over: 1 },
    { size: 60, after: 4, over: 1 },
    { size: 60, after: 30, over: 1 },
    { size: 120, after: 1, over: 1 },
    { size: 120, after: 4, over: 1 },
    { size: 120, after: 60, over: 1 },
    { size: 120, after: 60, over: 3 },
    { size: 120, after: 60, over: 6 },
    { size: 300, after: 150, over: 1 },
  ],
} as const;

export interface PowerTables {
  readonly lines: readonly string[];
  readonly detections: CliffCalibration['detections'];
}

/** What was found of drops planted in a family: [place][ratio]. */
export interface FamilyDetections {
  readonly name: string;
  readonly counts: readonly (readonly ReturnType<typeof detections>[])[];
}

/** Plants drops of every ratio at every place of spectra of a family. */
export function plantInFamily(
  family: NullFamily,
  spectra: number,
  seed: number,
  plainThreshold: number,
): FamilyDetections {
  const drawn = backgrounds(family, size, spectra, seed);
  return {
    name: family.name,
    counts: places.map((after) => ratios.map((ratio) => detections(drawn, { after, ratio }, plainThreshold))),
  };
}

/** How often a planted drop is reported at its place, on backgrounds of every family, of some, and of each. */
export function powerTables(found: readonly FamilyDetections[], spectra: number, seed: number): PowerTables {
  const mean = (place: number, ratio: number, of: 'alarms' | 'plain') => ({
    spectra: found.length * spectra,
    alarms: found.reduce((sum, { counts }) => sum + counts[place][ratio][of], 0),
  });
  const shares = (of: 'alarms' | 'plain') => places.map((_, i) => ratios.map((__, j) => rounded(mean(i, j, of))));
  const lines = [
    `Planted drops reported at their place, in %, ours / the plain detector, mean over all ${found.length} families (${spectra} spectra of ${size} values of each).`,
    '',
    ...table(
      ['after', ...ratios.map((ratio) => `×${ratio}`)],
      places.map((after, i) => [
        String(after),
        ...ratios.map((_, j) => `${percent(mean(i, j, 'alarms'))} / ${percent(mean(i, j, 'plain'))}`),
      ]),
    ),
    '',
    `The same for a ratio of ${shown.ratio}, family by family.`,
    '',
    ...table(
      ['family', ...shown.places.map((after) => `after ${after}`)],
      found.map(({ name, counts }) => [
        name,
        ...shown.places.map((after) => {
          const { alarms, plain } = counts[places.indexOf(after)][ratios.indexOf(shown.ratio)];
          return `${percent({ spectra, alarms })} / ${percent({ spectra, alarms: plain })}`;
        }),
      ]),
    ),
    '',
    `Planted drops reported at their place, in %: smaller ones, smeared ones, other sizes (${4 * spectra} spectra each).`,
    '',
    ...table(
      ['family, size, after', ...quoted.ratios.map((ratio) => `×${ratio}`)],
      nullFamilies
        .filter(({ name }) => quoted.families.some((chosen) => chosen === name))
        .flatMap((family) =>
          quoted.drops.map(({ size: rows, after, over }) => [
            `${family.name}, ${rows}, ${over === 1 ? after : `${after} over ${over} gaps`}`,
            ...quoted.ratios.map((ratio) =>
              percent(detections(backgrounds(family, rows, 4 * spectra, seed), { after, ratio, over })),
            ),
          ]),
        ),
    ),
  ];
  return { lines, detections: { size, ratios, places, ours: shares('alarms'), plain: shares('plain') } };
}
