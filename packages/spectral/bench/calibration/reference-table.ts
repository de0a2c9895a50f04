import { findCliffs } from '@entk/spectral';
import { type ClassifierSpectrum, classifierSpectra, hasPlainDrop } from '@entk/testing';
import { heldOutSpectra } from './held-out.js';
import { table } from './tables.js';

/** How many of its values the detector is given. */
export const given = [20, 40, 60, 120, 200] as const;

/**
 * In how many spectra the plain drop after as many values as there are classes is found, by how many values are given.
 */
export interface Found {
  readonly spectra: number;
  readonly found: readonly number[];
  /** In how many the answer is not the same for all. */
  readonly changes: number;
}

/** Searches spectra with a plain drop; `told` says that they go on after the last value given. */
export function plainDropsFound(cases: readonly ClassifierSpectrum[], told: boolean): Found {
  const answers = cases
    .filter(hasPlainDrop)
    .map(({ values, classes, rows }) =>
      given.map((count) =>
        findCliffs(values.slice(0, count), told ? { size: rows, noise: 1e-7 } : {}).drops.some(
          ({ after }) => after === classes,
        ),
      ),
    );
  return {
    spectra: answers.length,
    found: given.map((_, i) => answers.filter((answer) => answer[i]).length),
    changes: answers.filter((answer) => answer.includes(true) && answer.includes(false)).length,
  };
}

/** The detector on trained classifiers: the reference, and others that it was checked against, not fitted to. */
export function referenceTable(): string[] {
  const rows = [
    ['30 classifiers, PyTorch', classifierSpectra()],
    ['90 others, held out, NumPy', heldOutSpectra()],
  ] as const;
  return [
    'Trained classifiers of C classes whose drop after C values is plain (ratio above 2.5, and above 1.6 times every other up to 4C): in how many it is reported, by how many values are given.',
    '',
    ...table(
      ['spectra', 'plain', ...given.map((count) => `${count} given`), 'changes with the number'],
      rows.flatMap(([name, cases]) =>
        [true, false].map((told) => {
          const { spectra, found, changes } = plainDropsFound(cases, told);
          return [
            `${name}${told ? ', size and noise told' : ''}`,
            String(spectra),
            ...found.map((count) => `${count} (${((100 * count) / spectra).toFixed(0)} %)`),
            String(changes),
          ];
        }),
      ),
    ),
  ];
}
