/** What a run of the induction transformer is made of. */
export interface InductionSettings {
  /** V. */
  readonly vocabularySize: number;
  /** Tokens of a sequence; the last is only predicted. */
  readonly length: number;
  /** The least and the largest number of tokens before they repeat. */
  readonly shortest: number;
  readonly longest: number;
  /** D, the numbers of a position. */
  readonly width: number;
  /** Of each of the two layers. */
  readonly heads: number;
  /** Of the weights and of the sequences. */
  readonly seed: number;
  readonly steps: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** N, the sequences that kernels read, one position of each. */
  readonly reads: number;
  /** At most so many draws of any control; as many as the report needs without it. */
  readonly controlDraws?: number;
}

/** The settings of the experiment. */
export const inductionSettings: InductionSettings = {
  vocabularySize: 32,
  length: 41,
  shortest: 9,
  longest: 20,
  width: 64,
  heads: 4,
  seed: 0,
  steps: 6000,
  batchSize: 64,
  learningRate: 2e-3,
  weightDecay: 0.01,
  reads: 640,
};

/** AdamW's decay of its two averages. */
export const betas = [0.9, 0.98] as const;

/** Gradients are scaled down to this length. */
export const maxGradientNorm = 1;

/** Weights start at N(0, 1/8²), all of them. */
export const initialDeviation = 1 / 8;

/** Steps between two measurements of loss and accuracy. */
export const loggedEvery = 50;

/** Seeds that `reproduce` trains, counted from the one it is given. */
export const seedCount = 5;

/** The steps whose networks are kept: closer together where the phase change is looked for. */
export function keptSteps(steps: number): number[] {
  const early = 100;
  const late = 500;
  const change = 2000;
  const kept = Array.from({ length: steps + 1 }, (_, step) => step).filter(
    (step) => step % (step <= change ? early : late) === 0,
  );
  return [...new Set([...kept, steps])];
}

/** The steps whose kernels are taken. */
export function kernelSteps(steps: number): number[] {
  const wanted = [0, 200, 400, 600, 800, 1000, 1500, 3000];
  return [...wanted.filter((step) => step < steps), steps];
}
