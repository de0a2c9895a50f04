import type { Passage, PassagePiece } from '../report/report.js';
import { type LanguagePlan, placeOf, tokenOfRow } from './language-plan.js';
import type { LanguageMeasurements } from './measure-language.js';
import type { WeightMeasurement } from './measure-layer.js';

/** Labels that are shown, the best told first. */
const mostLabels = 6;

/** Tokens before and after the one that a line is shown for. */
const [before, after] = [14, 5];

const linesShown = 8;

/** One vector of one weight, and what it is looked at for. */
export interface ShownVector {
  readonly weight: WeightMeasurement;
  readonly vector: number;
  readonly sign: 1 | -1;
  readonly label: string;
}

/** Of every label of the first family, the vector that tells it best, over all weights. */
export function bestVectors({ weights }: LanguageMeasurements): ShownVector[] {
  const best = new Map<string, ShownVector & { readonly score: number }>();
  for (const weight of weights) {
    for (const { label, vector, sign, averagePrecision } of weight.entk.plain[0]?.labels ?? []) {
      const score = averagePrecision.mean;
      if (score > (best.get(label)?.score ?? 0)) best.set(label, { weight, vector, sign, label, score });
    }
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score);
}

/** Texts coloured by vectors: where they are largest, and one whole context. */
export function passagesOf(plan: LanguagePlan, measured: LanguageMeasurements): Passage[] {
  const shown = bestVectors(measured).slice(0, mostLabels);
  return shown.map((one, index) => passageOf(plan, one, index === 0));
}

function passageOf(plan: LanguagePlan, { weight, vector, sign, label }: ShownVector, whole: boolean): Passage {
  const { contexts, positions } = plan;
  const [count, length] = contexts.tokens.shape;
  const rows = count * positions.length;
  const values = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    values.set(tokenOfRow(plan, row), sign * weight.vectors[row * weight.kept + vector]);
  }
  const order = [...values].toSorted((a, b) => b[1] - a[1]).map(([at]) => at);
  const scale = Math.max(...[...values.values()].map(Math.abs));
  const { block, kind } = placeOf(weight.name);
  const lines = order.slice(0, linesShown).map((at) => {
    const start = Math.floor(at / length) * length;
    return {
      pieces: piecesOf(plan, values, Math.max(start, at - before), Math.min(start + length, at + after + 1), at),
    };
  });
  const first = Math.floor(order[0] / length) * length;
  return {
    title: `${label}: vector ${vector + 1} of ${kind}${block === undefined ? '' : ` in block ${block}`}`,
    caption: `The vector that tells ${label} best of all eigenvectors of all weights. The ${lines.length} places where it is largest, the token marked, each token coloured by its own entry (orange above zero, blue below)${whole ? '; below, the whole context of the first' : ''}. What is not read has no colour.`,
    scale,
    lines: [...lines, ...(whole ? [{ pieces: piecesOf(plan, values, first, first + length, -1) }] : [])],
  };
}

function piecesOf(
  { contexts, textOf }: LanguagePlan,
  values: ReadonlyMap<number, number>,
  from: number,
  to: number,
  marked: number,
): PassagePiece[] {
  const { text, starts, ends, tokens } = contexts;
  return Array.from({ length: to - from }, (_, i) => {
    const at = from + i;
    const own = ends[at] > starts[at] ? text.slice(starts[at], ends[at]) : '';
    const isBeginning = own === '' && i === 0;
    return {
      text: isBeginning ? textOf(tokens.data[at]) : own,
      ...(values.has(at) && { value: values.get(at) }),
      ...(at === marked && { marked: true }),
    };
  });
}
