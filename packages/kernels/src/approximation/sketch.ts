import {
  breathe,
  createRandom,
  defaultMemoryBudget,
  DenseMatrix,
  ndArray,
  requireInteger,
  requireMemory,
  requireOneOf,
  requireOptions,
  sizeOf,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import { gram, multiply } from '@entk/linalg';
import {
  forwardPass,
  inputTensor,
  type ParameterTensors,
  parameterTensors,
  pushForward,
  readOut,
} from '@entk/models/layers';
import { disposeAll, fromTensor, requireBackend, scoped } from '@entk/models/tensor';
import type { SymmetricOperator } from '@entk/spectral';
import { type Collapse, collapsedRows, requireCollapse } from '../collapse/collapse.js';
import { keptWeights, outputModeOf, outputScale } from '../collapse/outputs.js';
import { rowIndex } from '../kernel.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { type DirectionEntries, directions, disposeDirections } from './directions.js';
import { type ErrorEstimate, type ErrorEstimateOptions, examplesToMeasure, measureError } from './error-estimate.js';

/** How a kernel is to be sketched. */
export interface SketchOptions extends WorkOptions, ErrorEstimateOptions {
  /** s, the number of random directions in parameter space. */
  readonly directions: number;
  /** Of the directions and of the examples that the error is measured on. @default 0 */
  readonly seed?: number;
  /** @default 'sign', of the smaller variance */
  readonly entries?: DirectionEntries;
  /** Examples taken at a time. @default 1,024 */
  readonly blockSize?: number;
}

/** An approximate kernel as a product of features, K ≈ F Fᵀ, and how far it is off. */
export interface KernelSketch {
  /** F, axes [N, s], [N, C·s] for `classMean` and `trace`, or [N·C, s] when flattened. */
  readonly features: DenseMatrix;
  /** F (Fᵀ V), for `topEigenpairs`, with its trace. */
  readonly operator: SymmetricOperator;
  readonly collapse: Collapse;
  readonly directions: number;
  readonly entries: DirectionEntries;
  readonly seed: number;
  /** Against the exact kernel, on a random block of examples. */
  readonly error: ErrorEstimate;
}

/**
 * A kernel approximated through random projection of the parameter gradients (Johnson and Lindenstrauss 1984; signs
 * after Achlioptas 2003), by forward-mode products alone: no gradient is ever taken, and C costs nothing.
 *
 * K_ij(x, x′) ≈ (1/s) Σ_k (J u_k)_i(x) (J u_k)_j(x′), u_k having independent entries of mean 0 and variance 1. It is
 * unbiased; the relative Frobenius error is about √((1 + tr(K)²/‖K‖_F²)/s), so it suits kernels of low effective rank.
 *
 * @returns The features F, from which `gram(features)` of `@entk/linalg` makes the kernel, an operator, and the error
 *   as measured. The same seed gives the same features, whatever the block size up to rounding.
 * @throws MemoryBudgetError if the features and one direction would not fit.
 * @throws MisuseError for a collapse the network does not have or options out of range.
 * @throws The signal's reason when aborted.
 * @remarks One forward pass and s pushforwards of a block, each about two forward passes, in float32.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, sketchKernel } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 1, layers: [dense({ weight: 'W' })], parameters: { W: [1, 1] } });
 * const weights = new Map([['W', ndArray([1, 1])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([2, 1], Float32Array.of(1, 2)));
 * // One parameter: every direction is 1 or −1, and the sketch of K = x·x′ is exact.
 * const { features, error } = await sketchKernel(blocks, { kind: 'classMean' }, { directions: 4 });
 * features.mmul(features.transpose()).to2DArray(); // [[1, 2], [2, 4]]
 * error.relativeOperatorNorm; // 0
 * ```
 */
export async function sketchKernel(
  blocks: JacobianBlocks,
  collapse: Collapse,
  options: SketchOptions,
): Promise<KernelSketch> {
  requireOptions<SketchOptions>('sketchKernel', options, {
    ...workOptionNames,
    directions: true,
    seed: true,
    entries: true,
    blockSize: true,
    errorExamples: true,
  });
  const caller = 'sketchKernel';
  requireBackend(caller);
  requireCollapse(caller, collapse, blocks.outputCount);
  const { directions: count, seed = 0, entries = 'sign', blockSize = 1024, memoryBudget, signal } = options;
  requireInteger(caller, 'directions', count, { min: 1 });
  requireInteger(caller, 'blockSize', blockSize, { min: 1 });
  requireOneOf(caller, 'entries', entries, ['sign', 'normal']);
  const { exampleCount, outputCount, origin, parameterShapes } = blocks;
  const examples = examplesToMeasure(caller, blocks, collapse, seed, options.errorExamples);
  const features = new FeatureWriter(blocks, collapse, count);
  const parameterBytes = 4 * Array.from(parameterShapes.values(), sizeOf).reduce((sum, size) => sum + size, 0);
  requireMemory(
    caller,
    `features [${features.rows}, ${features.columns}] and a direction`,
    features.bytes + parameterBytes,
    memoryBudget,
    'take fewer directions, or a collapse of one output',
  );
  const room = (memoryBudget ?? defaultMemoryBudget) - features.bytes;
  const atOnce = Math.max(1, Math.min(count, Math.floor(room / 2 / parameterBytes)));
  const random = createRandom(seed).fork('directions');
  const matrix = features.open();
  const tensors = parameterTensors(origin.parameters);
  try {
    for (let from = 0; from < count; from += atOnce) {
      const to = Math.min(from + atOnce, count);
      const tangents = directions(parameterShapes, random, entries, [from, to]);
      try {
        for (let start = 0; start < exampleCount; start += blockSize) {
          await breathe(signal);
          const end = Math.min(start + blockSize, exampleCount);
          pushBlock(blocks, tensors, tangents, [start, end], (k, changes) => features.write(from + k, start, changes));
          options.onProgress?.({
            stage: 'sketching the kernel',
            done: from * exampleCount + (to - from) * end,
            total: count * exampleCount,
          });
        }
      } finally {
        disposeDirections(tangents);
      }
    }
  } finally {
    disposeAll(tensors.values());
  }
  const chosen = rowsOfExamples(matrix, examples, collapse, exampleCount, outputCount);
  return {
    features: matrix,
    operator: {
      size: matrix.rows,
      trace: matrix.data.reduce((sum, value) => sum + value * value, 0),
      apply: (block) => multiply(matrix, multiply(matrix, block, { transposeLeft: true })),
    },
    collapse,
    directions: count,
    entries,
    seed,
    error: measureError(blocks, collapse, examples, gram(chosen)),
  };
}

/** Calls `take` with J u for every direction, axes [n, C], row-major. */
function pushBlock(
  { origin, outputs }: JacobianBlocks,
  tensors: ParameterTensors,
  tangents: readonly ParameterTensors[],
  [start, end]: readonly [number, number],
  take: (k: number, changes: Float32Array | undefined) => void,
): void {
  const { network, inputs } = origin;
  const width = inputs.data.length / inputs.shape[0];
  const block = ndArray([end - start, ...inputs.shape.slice(1)], inputs.data.subarray(start * width, end * width));
  scoped(() => {
    const pass = forwardPass(network, tensors, inputTensor(network, block, { findOnes: false }));
    tangents.forEach((tangent, k) => {
      scoped(() => {
        const changes = pushForward(pass, tangent);
        take(k, changes && fromTensor(readOut(outputs, changes)).data);
      });
    });
  });
}

/** Puts the changes of the outputs where the collapse has them, scaled so that F Fᵀ is the estimate. */
class FeatureWriter {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: number;
  readonly #blocks: JacobianBlocks;
  readonly #collapse: Collapse;
  readonly #count: number;
  /** Of the outputs in the kept one, where the collapse keeps one. */
  readonly #weights: Float64Array;
  #features = new DenseMatrix(0, 0);

  constructor(blocks: JacobianBlocks, collapse: Collapse, count: number) {
    const { exampleCount, outputCount } = blocks;
    this.rows = collapsedRows(collapse, exampleCount, outputCount);
    this.columns = outputModeOf(collapse) === 'summed' ? outputCount * count : count;
    this.bytes = 8 * this.rows * this.columns;
    this.#blocks = blocks;
    this.#collapse = collapse;
    this.#count = count;
    this.#weights = collapse.kind === 'flattened' ? new Float64Array(0) : keptWeights(collapse, outputCount);
  }

  open(): DenseMatrix {
    this.#features = new DenseMatrix(this.rows, this.columns);
    return this.#features;
  }

  write(k: number, start: number, changes: Float32Array | undefined): void {
    if (!changes) return;
    const { outputFactors, outputCount } = this.#blocks;
    const scale = Math.sqrt(outputScale(this.#collapse, outputCount) / this.#count);
    const examples = changes.length / outputCount;
    for (let i = 0; i < examples; i++) {
      for (let c = 0; c < outputCount; c++) {
        this.#add(start + i, c, k, scale * outputFactors[c] * changes[i * outputCount + c]);
      }
    }
  }

  /** Takes the change of output c of example n along direction k to where the collapse has it. */
  #add(n: number, c: number, k: number, value: number): void {
    const collapse = this.#collapse;
    const { outputCount, exampleCount } = this.#blocks;
    if (collapse.kind === 'flattened') {
      this.#features.set(rowIndex(collapse.rowOrder, n, c, exampleCount, outputCount), k, value);
    } else if (outputModeOf(collapse) === 'summed') {
      this.#features.set(n, k * outputCount + c, value);
    } else {
      this.#features.data[n * this.columns + k] += this.#weights[c] * value;
    }
  }
}

function rowsOfExamples(
  features: DenseMatrix,
  examples: Uint32Array,
  collapse: Collapse,
  exampleCount: number,
  outputCount: number,
): DenseMatrix {
  if (collapse.kind !== 'flattened') {
    return DenseMatrix.generate(examples.length, features.columns, (i, j) => features.get(examples[i], j));
  }
  const { rowOrder } = collapse;
  const chosen = new DenseMatrix(examples.length * outputCount, features.columns);
  examples.forEach((example, i) => {
    for (let c = 0; c < outputCount; c++) {
      const from = rowIndex(rowOrder, example, c, exampleCount, outputCount);
      chosen.rowSpan(rowIndex(rowOrder, i, c, examples.length, outputCount)).set(features.rowSpan(from));
    }
  });
  return chosen;
}
