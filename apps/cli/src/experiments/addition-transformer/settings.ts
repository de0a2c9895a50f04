/** What a run of the transformer on modular addition is made of. */
export interface AdditionTransformerSettings {
  readonly p: number;
  /** D, the numbers of a position. */
  readonly width: number;
  readonly heads: number;
  /** M, the units of the MLP. */
  readonly hiddenUnits: number;
  /** The share of pairs to train on. */
  readonly alpha: number;
  /** Of the weights and the batches. */
  readonly seed: number;
  /** Of the split, which all networks of the later version of the paper share. */
  readonly splitSeed: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** At most so many draws of any control; as many as the report needs without it. */
  readonly controlDraws?: number;
}

/** The settings of the later version of the paper (v4), but for the seed: its networks are PyTorch's. */
export const laterSettings: AdditionTransformerSettings = {
  p: 29,
  width: 64,
  heads: 4,
  hiddenUnits: 256,
  alpha: 0.5,
  seed: 0,
  splitSeed: 0,
  epochs: 4000,
  batchSize: 64,
  learningRate: 3e-4,
  weightDecay: 1,
};

/** Where weights start: N(0, 1) over the root of the last axis of the array, whichever of its axes that is. */
export function initialDeviation(shape: readonly number[]): number {
  return 1 / Math.sqrt(shape[shape.length - 1]);
}

/** Epochs between two measurements of loss and accuracy, as the paper's runs log them. */
export const loggedEvery = 20;

/** Seeds that `reproduce` trains, counted from the one it is given: one network says little of how often it groks. */
export const seedCount = 12;

/** The epochs at which the vectors of W_U's kernel are held against the families. */
export function followedEpochs(epochs: number): number[] {
  const distance = 50;
  const followed = Array.from({ length: Math.ceil(epochs / distance) }, (_, index) => index * distance);
  return [...followed, epochs];
}
