import { heatmapPanel, panelGrid } from '@entk/figures';
import type { Heatmap } from '@entk/alignment';
import type { NamedFigure, ReportTable } from '../report/report.js';
import { entriesText } from '../analysis/top-examples.js';
import { significant } from '../report/numbers.js';
import type { LargestLoads, NamedValue, RangeRotation, RotatedMatch } from './range-rotation.js';

/** Vectors of a range that a table lists and a panel draws, and features that a panel names. */
const listedVectors = 16;
const drawnVectors = 60;
const namedFeatures = 40;

/** A rotation in numbers, for JSON. */
export function rotationRecord({ from, to, word, text, rotation, vectors, match }: RangeRotation): object {
  const { criterion, operators, offDiagonal, blocks, status } = rotation;
  return {
    cliff: { from, to },
    by: word,
    text,
    criterion,
    operators,
    offDiagonal,
    blocks,
    status,
    ...(match && { match: matchRecord(match) }),
    vectors,
  };
}

function matchRecord({ summaries, mostPossible, mostReachable }: RotatedMatch): object {
  const { before, after } = summaries;
  const of = ({ meanColumnMax, meanOverBestAssignment, distinctFeatures }: typeof before) => ({
    meanBestMatch: meanColumnMax,
    bestAssignment: meanOverBestAssignment,
    distinctFeatures,
  });
  return { before: of(before), after: of(after), mostPossible, ...(mostReachable !== undefined && { mostReachable }) };
}

/** Before and after, one figure a rotation of a range that features are known for. */
export function rotationFigures(rotations: readonly RangeRotation[]): NamedFigure[] {
  return rotations.flatMap(({ from, to, word, text, match }) => {
    if (!match) return [];
    const { before, after, summaries, mostPossible, mostReachable } = match;
    const named = before.rowLabels.length <= namedFeatures ? { labels: before.rowLabels } : {};
    const panel = ({ values, quantity }: Heatmap, title: string) =>
      heatmapPanel(
        {
          matrix: values.columnRange(0, Math.min(values.columns, drawnVectors)),
          rows: { label: 'feature', ...named },
          columns: { label: 'vector', first: from + 1 },
          quantity,
        },
        { range: [0, 1], title, aspect: 0.9 },
      );
    return [
      {
        name: `rotation-${fileName(word)}-${from + 1}-${to}`,
        title: `Vectors ${from + 1} … ${to}, rotated ${text}`,
        caption: `${before.quantity === '|cosine|' ? '|cosine| of each feature with each vector' : 'The norm of each vector within each feature'}, before and after. Mean over the best one-to-one assignment: ${significant(summaries.before.meanOverBestAssignment)} before, ${significant(summaries.after.meanOverBestAssignment)} after; no orthonormal basis of the span exceeds ${significant(mostPossible)}${mostReachable === undefined ? '' : `, and the best of them reaches ${significant(mostReachable)}`}. The rotation was told nothing of the features.`,
        figure: panelGrid(
          { rows: [[panel(before, 'eigenvectors'), panel(after, 'rotated')]] },
          { share: { color: 'all' } },
        ),
        width: 760,
      },
    ];
  });
}

/** How well each rotation went, and what its vectors load on. */
export function rotationTables(rotations: readonly RangeRotation[]): ReportTable[] {
  if (rotations.length === 0) return [];
  const matched = rotations.some(({ match }) => match);
  return [
    {
      title: 'Rotated cliffs',
      caption: `Another basis of the same span. Off the diagonal: the share of the compressed operators that is not diagonal, before and after; 0 is a basis that all of them agree on.${matched ? ' Matched: the mean over the best one-to-one assignment of features to vectors; possible: the most that any orthonormal basis of the span could reach.' : ''}`,
      header: [
        'vectors',
        'by',
        'criterion',
        'off the diagonal',
        'status',
        ...(matched ? ['matched before', 'after', 'possible'] : []),
      ],
      rows: rotations.map(({ from, to, word, rotation: { criterion, offDiagonal, status }, match }) => [
        `${from + 1} … ${to}`,
        word,
        criterion,
        `${significant(offDiagonal.before)} → ${significant(offDiagonal.after)}`,
        status.kind,
        ...(match
          ? [
              significant(match.summaries.before.meanOverBestAssignment),
              significant(match.summaries.after.meanOverBestAssignment),
              significant(match.mostPossible),
            ]
          : matched
            ? ['–', '–', '–']
            : []),
      ]),
    },
    ...rotations.map(vectorTable),
  ];
}

function vectorTable({ from, to, word, vectors }: RangeRotation): ReportTable {
  const of = vectors[0].loads?.of;
  const read = (vectors[0].reads ?? []).map((reads) => reads.of).filter((name) => name !== of);
  return {
    title: `What vectors ${from + 1} … ${to} load on, rotated by ${word}`,
    caption: `${vectors.length > listedVectors ? `The first ${listedVectors} of ${vectors.length}; all are in analysis.json. ` : ''}vᵀKv is the mean of the eigenvalues that a vector is mixed from. Vectors of one block belong together, and inside it another basis may be as good.${of === 'energies' ? ' Energies vᵀLv: a vector is smooth along the Laplacian that it has the least of.' : ''}${read.length > 0 ? ` Of ${read.join(' and ')} the largest cosines with the vector, over examples.` : ''}`,
    pageOnly: true,
    header: ['vector', 'block', 'vᵀKv', ...(of === undefined ? [] : [of]), ...read, 'one end', 'the other'],
    rows: vectors
      .slice(0, listedVectors)
      .map((vector, index) => [
        String(from + index + 1),
        String(vector.block + 1),
        significant(vector.kernelEnergy),
        ...(vector.loads ? [loadsText(vector.loads)] : []),
        ...read.map((name) => loadsText(vector.reads?.find((reads) => reads.of === name))),
        entriesText(vector.examples?.positive ?? []),
        entriesText(vector.examples?.negative ?? []),
      ]),
  };
}

function loadsText(loads: LargestLoads | undefined): string {
  const largest = loads?.largest ?? [];
  return (
    largest
      .filter(({ value }) => value !== 0)
      .map(loadText)
      .join('; ') || '–'
  );
}

function loadText({ name, value }: NamedValue): string {
  return `${name}: ${significant(value, 2)}`;
}

/** A word as a part of a file's name. */
export function fileName(word: string): string {
  return word.replaceAll(/[^\w]+/g, '-');
}
