/** How `--read-out` can be said: all that its help needs of it. */
export const readoutUsages = ['log-probability', 'logit " the"', 'difference " he" " she"', 'U.npy'] as const;
