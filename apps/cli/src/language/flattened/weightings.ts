/** What the outputs of a flattened kernel are weighted by. */
export const weightings = ['unembedding', 'none'] as const;

/** `unembedding`: S = UᵀU, so that the kernel is that of all logits; `none`: of the hidden state. */
export type Weighting = (typeof weightings)[number];
