import type { CliffReport } from '@entk/spectral';
import { expect, test } from 'vitest';
import { stepsText } from '../../src/analysis/candidates.js';

const empty: CliffReport = { drops: [], cliffs: [], candidates: [], considered: 10, floor: 0 };
const step = (after: number, ratio: number, falseAlarm: number) => ({
  after,
  ratio,
  falseAlarm,
  score: -Math.log10(falseAlarm),
  width: 1,
  nearbyRatio: 1.1,
  significant: falseAlarm <= 0.05,
});

test('drops that are significant, else the steps that come nearest, with what speaks against them', () => {
  const drops = [step(57, 2.1, 1e-9), step(113, 28.64, 1e-12)];
  expect(stepsText({ ...empty, drops }, 0.05)).toBe('57: ×2.1, 113: ×28.6');
  const candidates = [step(4, 5.96, 0.11), step(9, 1.5, 0.5), step(2, 1.3, 0.8), step(3, 1.2, 0.9)];
  expect(stepsText({ ...empty, candidates }, 0.05)).toBe(
    '4: ×5.96 (p = 0.11), 9: ×1.5 (p = 0.5), 2: ×1.3 (p = 0.8); not significant at 5 %',
  );
  expect(stepsText(empty, 0.05)).toBe('none');
});
