import { describe, expect, it } from 'vitest';
import { inductionSettings, keptSteps } from '../../../src/experiments/induction/settings.js';

describe('the settings of the induction transformer', () => {
  it('keep networks closer together where the phase change is looked for, the first and the last among them', () => {
    const kept = keptSteps(inductionSettings.steps);
    expect(kept.slice(0, 3)).toEqual([0, 100, 200]);
    expect(kept.slice(-3)).toEqual([5000, 5500, 6000]);
    expect(kept).toContain(800);
    expect(keptSteps(250)).toEqual([0, 100, 200, 250]);
    expect(keptSteps(0)).toEqual([0]);
  });
});
