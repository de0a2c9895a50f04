/** The scales that predictions can be taken on. */
export const predictionScales = ['probabilities', 'outputs'] as const;

/** How each rotation of `--rotate` is asked for, by the word before the colon: all that its help needs of it. */
export const rotationUsages = {
  cycle: 'cycle:N',
  line: 'line:N',
  torus: 'torus:P or torus:PxQ',
  'similar-rows': 'similar-rows or similar-rows:NEIGHBOURS',
  units: 'units or units:LAYER',
  outputs: 'outputs',
  predictions: `predictions or predictions:${predictionScales.join('|')}`,
} as const;
