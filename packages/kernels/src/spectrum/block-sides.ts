import { breathe, DenseMatrix, defaultMemoryBudget, MemoryBudgetError, workOf } from '@entk/core';
import { eigh, topEigenpairs } from '@entk/spectral';
import { type Collapse, collapsedRows } from '../collapse/collapse.js';
import { collapsedBlocks, collapsedWays } from '../operators/collapsed-products.js';
import { flattenedOperator } from '../operators/flattened-operator.js';
import { jacobianWays } from '../operators/jacobian-parts.js';
import { kernelOperator } from '../operators/kernel-operator.js';
import { leastOperatorBytes, parameterCountOf } from '../operators/method.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { planTiles } from '../tiles/plan.js';
import { tiledKernel } from '../tiles/tiled-kernel.js';
import { type GradientRows, gradientRows, gradientWidth } from './gradient-rows.js';
import { inRowOrder } from './row-order.js';
import { type KernelSide, type KernelSides, searchBytes, solverBytes } from './side.js';
import { toUnitImages } from './unit-images.js';

/** Examples whose part of ZᵀZ is taken at once. */
const examplesAtOnce = 256;
/** Their factors, copies in WASM, and those in float32 while they are made. */
const factorsHeld = 4;
/** Examples on a side of the smallest tiles that are worth their factors. */
const smallestTile = 16;

/** The ways to the pairs of a kernel whose Jacobian comes in blocks of examples. */
export function blockSides(blocks: JacobianBlocks, collapse: Collapse): KernelSides {
  const rows = collapsedRows(collapse, blocks.exampleCount, blocks.outputCount);
  const smaller = parameterCountOf(blocks) < rows ? 'parameters' : 'matrix';
  return {
    rows,
    order: collapse.kind === 'flattened' ? [smaller, 'operator'] : ['matrix', 'parameters', 'operator'],
    matrix: whereFactorsFit(matrixSide(blocks, collapse, rows)),
    parameters: whereFactorsFit(parameterSide(blocks, collapse, rows)),
    operator: operatorSide(blocks, collapse, rows),
  };
}

/** A side that takes more than any budget where not even the factors of one example fit. */
function whereFactorsFit(side: KernelSide): KernelSide {
  return {
    ...side,
    bytes(wanted) {
      try {
        return side.bytes(wanted);
      } catch (error) {
        if (error instanceof MemoryBudgetError) return Infinity;
        throw error;
      }
    },
  };
}

function matrixSide(blocks: JacobianBlocks, collapse: Collapse, rows: number): KernelSide {
  return {
    bytes(wanted) {
      const tileSize = Math.min(blocks.exampleCount, smallestTile);
      const { total } = planTiles(blocks, collapse, { tileSize, memoryBudget: Infinity }).bytes;
      return Math.max(total, solverBytes(rows, wanted));
    },
    async pairs({ count, vectors, ...work }) {
      const { matrix } = await tiledKernel(blocks, collapse, workOf(work));
      return eigh(matrix, { count, vectors, semidefinite: true, ...workOf(work) });
    },
  };
}

/** ZᵀZ is the sum over blocks of examples, and Z u is made block by block. */
function parameterSide(blocks: JacobianBlocks, collapse: Collapse, rows: number): KernelSide {
  const { exampleCount, outputCount } = blocks;
  const size = Math.min(exampleCount, examplesAtOnce);
  const width = gradientWidth(collapse, { outputCount, parameterCount: parameterCountOf(blocks) });
  const forEachBlock = async (visit: (part: GradientRows, from: number) => void, signal?: AbortSignal) => {
    for (let from = 0; from < exampleCount; from += size) {
      await breathe(signal);
      visit(gradientRows(blocks.take(from, Math.min(from + size, exampleCount)), collapse), from);
    }
  };
  return {
    bytes(wanted) {
      const { bytesPerExample } = blocks;
      const { gramBytes, applyBytes } = gradientRows(blocks.take(0, size), collapse);
      const mapping = wanted.vectors ? applyBytes(wanted.count) + 8 * width * wanted.count : 0;
      const making = factorsHeld * size * bytesPerExample + Math.max(gramBytes, mapping) + 8 * width ** 2;
      return Math.max(making, solverBytes(width, wanted));
    },
    async pairs({ count, vectors, ...work }) {
      const gram = new DenseMatrix(width, width);
      await forEachBlock((part) => gram.addInPlace(part.gram({ memoryBudget: Infinity })), work.signal);
      const spectrum = await eigh(gram, { count, vectors, semidefinite: true, ...workOf(work) });
      const found = spectrum.vectors;
      if (!found) return spectrum;
      const images = new DenseMatrix(rows, found.columns);
      const rowsPerExample = rows / exampleCount;
      await forEachBlock((part, from) => {
        images.data.set(part.apply(found).data, from * rowsPerExample * found.columns);
      }, work.signal);
      return { ...spectrum, vectors: inRowOrder(toUnitImages(images, spectrum), collapse, blocks) };
    },
  };
}

function operatorSide(blocks: JacobianBlocks, collapse: Collapse, rows: number): KernelSide {
  const { exampleCount } = blocks;
  return {
    bytes(wanted) {
      const ways =
        collapse.kind === 'flattened' ? jacobianWays(blocks, 1, 1) : collapsedWays(collapsedBlocks(blocks, collapse));
      return searchBytes(rows, wanted) + leastOperatorBytes(exampleCount, ways);
    },
    async pairs({ count, seed, vectors, ...work }) {
      const { signal, memoryBudget = defaultMemoryBudget } = work;
      const limits = { signal, memoryBudget: memoryBudget - searchBytes(rows, { count, vectors }) };
      const operator =
        collapse.kind === 'flattened'
          ? await flattenedOperator(blocks, collapse, limits)
          : await kernelOperator(blocks, collapse, limits);
      const spectrum = await topEigenpairs(operator, { count, seed, semidefinite: true, ...workOf(work) });
      return vectors ? spectrum : { ...spectrum, vectors: undefined };
    },
  };
}
