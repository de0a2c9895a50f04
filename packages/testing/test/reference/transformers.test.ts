import { describe, expect, it } from 'vitest';
import { transformerCases } from '../../src/index.js';

describe('transformerCases', () => {
  it('gives a transformer of every family, its parameters’ traces adding up to that of all', () => {
    const cases = transformerCases();
    const families = new Set(cases.map(({ name }) => name.replace(/-.*/, '')));
    expect([...families].toSorted().join()).toBe('bert,gemma3_text,gpt2,gpt_neox,llama,mistral,qwen2,qwen3');
    for (const { classMean, parameters, flattened } of cases) {
      const sum = Object.values(parameters).reduce((total, { trace }) => total + trace, 0);
      expect(sum / classMean.trace).toBeCloseTo(1, 9);
      expect(flattened.outputs).toHaveLength(3);
      expect(flattened.eigenvalues.length).toBeGreaterThan(20);
    }
  });
});
