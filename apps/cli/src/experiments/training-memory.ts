import { requireMemory } from '@entk/core';

/** Arrays of the parameters' size at once: they, their gradients, Adam's two moments, and the next of each. */
const parameterCopies = 8;

/** Arrays [N, H] of a forward pass and its pullback. */
const activationCopies = 6;

/**
 * Requires a network and its training to fit the memory, before anything of it is made.
 *
 * @throws MemoryBudgetError with what would be needed.
 */
export function requireTrainingMemory(parameterCount: number, examples: number, hiddenUnits: number): void {
  const bytes = 4 * (parameterCopies * parameterCount + activationCopies * examples * hiddenUnits);
  const what = `training ${parameterCount} parameters on ${examples} examples`;
  requireMemory('train', what, bytes, undefined, 'give fewer hidden units');
}
