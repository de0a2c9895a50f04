import { exp, log10, pow } from '@entk/core/elementary';
import { candidateCount } from '../constants.js';
import { gapAround, type GapTest, leastProbable } from './gap-test.js';
import type { Levels } from './levels.js';
import type { Segment } from './neighbours.js';

/** A gap of a spectrum, or a few together, and how probable one like it is where there is no drop. */
export interface Candidate {
  /** It lies between eigenvalue number `after`, counted from 1, and the next. */
  readonly after: number;
  /** How many consecutive gaps stand out most together, of which this is the largest: 1, 2 or 4. */
  readonly width: number;
  /** λ_after / λ_{after+1}. */
  readonly ratio: number;
  /** What three of four neighbouring ratios stay under. */
  readonly nearbyRatio: number;
  /** −log₁₀ of `falseAlarm`: 1.3 is the least that is significant at a false-alarm rate of 0.05. */
  readonly score: number;
  /** p-value: the probability that a spectrum without a drop has one gap, or a few, anywhere that stand out as far. */
  readonly falseAlarm: number;
  /** Whether that is at most the false-alarm rate, so that it is among the drops. */
  readonly significant: boolean;
}

export interface SearchOptions {
  readonly endsAtEdge: boolean;
  readonly falseAlarmRate: number;
  /** Numbers of eigenvalues after which a drop was expected before the spectrum was seen. */
  readonly expected?: readonly number[];
}

/**
 * The least probable gap of the whole, then of the parts on either side of it, until none is improbable enough; and
 * beside these drops the largest ratios, and what comes nearest to being one.
 */
export function search(
  levels: Levels,
  { endsAtEdge, falseAlarmRate, expected = [] }: SearchOptions,
): { drops: Candidate[]; candidates: Candidate[] } {
  const found = new Map<number, Candidate>();
  const tested = new Map<number, Candidate>();
  const open: Segment[] = [{ from: 0, to: levels.gaps.length, endsAtEdge }];
  for (let segment = open.pop(); segment; segment = open.pop()) {
    const tests = leastProbable(levels, segment, expected);
    const least = tests.reduce<GapTest | undefined>(
      (best, test) => (test.logFalseAlarm < (best?.logFalseAlarm ?? 0) ? test : best),
      undefined,
    );
    if (!least || least.logFalseAlarm > log10(falseAlarmRate)) {
      for (const test of tests) tested.set(test.gap, candidateOf(levels, segment, test, false));
      continue;
    }
    found.set(least.gap, candidateOf(levels, segment, least, true));
    const part = { of: segment, at: least.gap };
    open.push({ from: segment.from, to: least.gap, endsAtEdge: true, part });
    open.push({ from: least.gap + 1, to: segment.to, endsAtEdge: segment.endsAtEdge, part });
  }
  const whole = { from: 0, to: levels.gaps.length, endsAtEdge };
  const usual = (gap: number) => candidateOf(levels, whole, { gap, width: 1, logFalseAlarm: 0 }, false);
  const nearest = [...tested].sort(([, a], [, b]) => b.score - a.score).slice(0, candidateCount);
  const gaps = new Set([...largestRatios(levels), ...nearest.map(([gap]) => gap), ...found.keys()]);
  return {
    drops: [...found.values()].sort((a, b) => a.after - b.after),
    candidates: [...gaps]
      .map((gap) => found.get(gap) ?? tested.get(gap) ?? usual(gap))
      .sort((a, b) => b.score - a.score || b.ratio - a.ratio),
  };
}

function candidateOf(levels: Levels, segment: Segment, test: GapTest, significant: boolean): Candidate {
  return {
    after: levels.after[test.gap],
    width: test.width,
    ratio: levels.ratios[test.gap],
    nearbyRatio: exp(gapAround(levels, segment, test.gap)),
    score: Math.abs(test.logFalseAlarm),
    falseAlarm: pow(10, test.logFalseAlarm),
    significant,
  };
}

/** Indices of the largest gaps, the largest first. */
function largestRatios({ gaps }: Levels): number[] {
  return Array.from(gaps.keys())
    .sort((a, b) => gaps[b] - gaps[a])
    .slice(0, candidateCount);
}
