import { findCliffs } from '@entk/spectral';
import { type ClassifierSpectrum, classifierSpectra, hasPlainDrop } from '@entk/testing';
import { heldOutSpectra, matchedSpectra } from './held-out.js';
import { table } from './tables.js';

/** How many of its values the detector is given. */
export const given = [20, 40, 60, 120, 200] as const;

/** What the detector is told: nothing, how long the spectrum is and how noisy, or the number of classes as well. */
export type Told = 'nothing' | 'size and noise' | 'size, noise and C';

/**
 * In how many spectra the plain drop after as many values as there are classes is found, by how many values are given.
 */
export interface Found {
  readonly spectra: number;
  readonly found: readonly number[];
  /** In how many the answer is not the same for all. */
  readonly changes: number;
}

/** Searches spectra with a plain drop. */
export function plainDropsFound(cases: readonly ClassifierSpectrum[], told: Told): Found {
  const answers = cases.filter(hasPlainDrop).map(({ values, classes, rows }) =>
    given.map((count) =>
      findCliffs(values.slice(0, count), {
        ...(told !== 'nothing' && { size: rows, noise: 1e-7 }),
        ...(told === 'size, noise and C' && { expected: [classes] }),
      }).drops.some(({ after }) => after === classes),
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
  const sets = [
    ['30 classifiers, PyTorch', classifierSpectra()],
    ['50 others with drops as large, held out, PyTorch', matchedSpectra()],
    ['90 others with smaller drops, held out, NumPy', heldOutSpectra()],
  ] as const;
  return [
    'Trained classifiers of C classes whose drop after C values is plain (ratio above 2.5, and above 1.6 times every other up to 4C): in how many it is reported, by how many values are given and what is told beside them.',
    '',
    ...table(
      ['spectra', 'told', 'plain', ...given.map((count) => `${count} given`), 'changes with the number'],
      sets.flatMap(([name, cases]) =>
        (['nothing', 'size and noise', 'size, noise and C'] as const).map((told) => {
          const { spectra, found, changes } = plainDropsFound(cases, told);
          return [
            name,
            told,
            String(spectra),
            ...found.map((count) => `${count} (${((100 * count) / spectra).toFixed(0)} %)`),
            String(changes),
          ];
        }),
      ),
    ),
    '',
    'How large these drops are, and what they stand beside: quartiles of the ratio after C, of the largest other ratio up to 4C, and of λ₁ / λ₂.',
    '',
    ...table(
      ['spectra', 'plain', 'ratio after C', 'largest other', 'λ₁ / λ₂'],
      sets.map(([name, cases]) => {
        const plain = cases.filter(hasPlainDrop);
        const quartiles = (of: (one: ClassifierSpectrum) => number) => {
          const sorted = plain.map(of).sort((a, b) => a - b);
          return [0.25, 0.5, 0.75].map((q) => sorted[Math.round(q * (sorted.length - 1))].toPrecision(3)).join(', ');
        };
        return [
          name,
          String(plain.length),
          quartiles(({ values, classes }) => values[classes - 1] / values[classes]),
          quartiles(({ largestOther }) => largestOther),
          quartiles(({ values }) => values[0] / values[1]),
        ];
      }),
    ),
  ];
}
