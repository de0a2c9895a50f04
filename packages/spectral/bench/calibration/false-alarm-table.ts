import type { CliffCalibration } from '@entk/spectral';
import { type Count, falseAlarms, type NullCount } from './measure.js';
import type { NullFamily } from './null-family.js';
import { settingName, settings } from './settings.js';
import { percent, rounded, table } from './tables.js';

export interface FalseAlarmTable {
  readonly lines: readonly string[];
  readonly rates: Pick<CliffCalibration, 'spectra' | 'families' | 'falseAlarms'>;
  /** Families in which ours raises more alarms than it may, over all settings. */
  readonly aboveRate: readonly string[];
  /** With this threshold the plain detector raises as many alarms, over all families, as ours may. */
  readonly plainThreshold: number;
}

const plainRate = 0.05;
/** A dense problem of 841 rows takes as long as thousands of small ones: fewer are drawn. */
const denseShare = { above: 300, of: 1 / 16 };

/** Cells above this share are doubtful: they are drawn again, so many times, and the first draws are forgotten. */
const doubtful = { above: 0.04, spectra: 400 };

/** What a family made of both detectors, in every setting. */
export interface FamilyCounts {
  readonly name: string;
  readonly counts: readonly NullCount[];
}

/** Draws a family in every setting, and searches it with both detectors. */
export function countFamily(family: NullFamily, spectra: number, seed: number): FamilyCounts {
  const sizes = [...new Set(settings.map(({ size }) => size))];
  const countsOf = (size: number): NullCount[] => {
    const chosen = settings.filter((setting) => setting.size === size);
    if (size > (family.largest ?? Infinity)) return chosen.map(() => ({ spectra: 0, alarms: 0, plain: [] }));
    const few = family.dense === true && size > denseShare.above;
    const first = falseAlarms(family, chosen, few ? Math.ceil(spectra * denseShare.of) : spectra, seed);
    const again = few ? Math.ceil(doubtful.spectra * denseShare.of) : doubtful.spectra;
    return first.some((count) => share(count) > doubtful.above) ? falseAlarms(family, chosen, again, seed + 1) : first;
  };
  return { name: family.name, counts: sizes.flatMap(countsOf) };
}

/** The table of what was counted in all families. */
export function falseAlarmTable(families: readonly FamilyCounts[], spectra: number, seed: number): FalseAlarmTable {
  const drawn = families.reduce((sum, { counts }) => sum + distinct(counts), 0);
  const scores = families.flatMap(({ counts }) => counts.flatMap(({ plain }) => plain)).sort((a, b) => b - a);
  const plainThreshold = scores[Math.floor(plainRate * scores.length)];
  const plainOf = ({ spectra: total, plain }: NullCount): Count => ({
    spectra: total,
    alarms: plain.filter((score) => score > plainThreshold).length,
  });

  const ours = families.map(({ counts }) => counts);
  const plain = ours.map((counts) => counts.map(plainOf));
  const rows = families.map(({ name, counts }, i) => [
    name,
    ...[...counts, total(counts), total(plain[i])].map(percent),
  ]);
  const summary = (name: string, of: readonly (readonly Count[])[], kind: (column: readonly Count[]) => string) => [
    name,
    ...settings.map((_, column) => kind(of.map((counts) => counts[column]))),
    kind(of.map(total)),
    '',
  ];
  const ratesOf = (of: readonly (readonly Count[])[]) => ({
    all: rounded(total(of.map(total))),
    worstFamily: Math.max(...of.map((counts) => rounded(total(counts)))),
    worstOfAnySize: Math.max(...of.flat().map(rounded)),
  });
  return {
    plainThreshold,
    aboveRate: families.flatMap(({ name, counts }) => (share(total(counts)) > plainRate ? name : [])),
    rates: {
      spectra: drawn,
      families: families.length,
      falseAlarms: { ours: ratesOf(ours), plain: ratesOf(plain) },
    },
    lines: [
      `Spectra without a drop in which one was reported, in %: ${drawn} spectra of ${families.length} families, each searched in every setting of its size (${spectra} a cell, ${Math.ceil(spectra * denseShare.of)} where 841 rows are a dense problem; seed ${seed}; cells above ${100 * doubtful.above} % were drawn again, ${doubtful.spectra} times, ${Math.ceil(doubtful.spectra * denseShare.of)} where dense, and show that). The plain detector takes the largest log ratio over the median of the eight on either side, with the threshold (${plainThreshold.toPrecision(3)}) that gives 5 % over all.`,
      '',
      ...table(
        ['family', ...settings.map(settingName), 'any', 'any, plain'],
        [
          ...rows,
          summary('**all**', ours, (column) => percent(total(column))),
          summary('**the worst family**', ours, worstOf),
          summary('**all, plain detector**', plain, (column) => percent(total(column))),
          summary('**the worst family, plain detector**', plain, worstOf),
        ],
      ),
    ],
  };
}

function worstOf(column: readonly Count[]): string {
  return percent(column.reduce((worst, count) => (share(count) > share(worst) ? count : worst)));
}

function share({ spectra, alarms }: Count): number {
  return spectra === 0 ? 0 : alarms / spectra;
}

function total(counts: readonly Count[]): Count {
  return counts.reduce((sum, count) => ({ spectra: sum.spectra + count.spectra, alarms: sum.alarms + count.alarms }), {
    spectra: 0,
    alarms: 0,
  });
}

/** One draw serves all settings of its size. */
function distinct(counts: readonly Count[]): number {
  const sizes = new Map(counts.map(({ spectra }, i) => [settings[i].size, spectra]));
  return [...sizes.values()].reduce((sum, spectra) => sum + spectra, 0);
}
