import { type DenseMatrix, workOf } from '@entk/core';
import { type FactoredJacobian, jacobianOperator } from '@entk/jacobians';
import { deltaWidth, isPlain } from '@entk/jacobians/factors';
import { eigh, type Spectrum, topEigenpairs } from '@entk/spectral';
import { type AveragedCollapse, type Collapse, collapsedRows, type PerClass } from '../collapse/collapse.js';
import { collapsedJacobian, outputScale, outputsKept } from '../collapse/outputs.js';
import { empiricalNtk, kernelBytes } from '../kernel.js';
import { inOrder } from '../operators/segments.js';
import { jacobianProducts, outputsAtOnce, sumsOverPositions } from '../operators/collapsed-products.js';
import type { CollapsedProducts } from '../operators/passes.js';
import { blockTerms } from '../operators/block-terms.js';
import { productOfTerms } from '../operators/term-products.js';
import { traceOfTerms } from '../operators/terms-trace.js';
import { flattenedTrace } from '../trace.js';
import { gradientRows, productBytes } from './gradient-rows.js';
import { inRowOrder } from './row-order.js';
import { type KernelSide, type KernelSides, largestSearchBlock, searchBytes, solverBytes } from './side.js';
import { toUnitImages } from './unit-images.js';

/** The ways to the pairs of a kernel whose Jacobian is in memory. */
export function jacobianSides(jacobian: FactoredJacobian, collapse: Collapse): KernelSides {
  const rows = collapsedRows(collapse, jacobian.exampleCount, jacobian.outputCount);
  const smaller = jacobian.parameterCount < rows ? 'parameters' : 'matrix';
  return {
    rows,
    order: collapse.kind === 'flattened' ? [smaller, 'operator'] : ['matrix', 'parameters', 'operator'],
    matrix: matrixSide(jacobian, collapse, rows),
    parameters: parameterSide(jacobian, collapse),
    operator: collapse.kind === 'flattened' ? flattenedOperatorSide(jacobian, collapse) : termsSide(jacobian, collapse),
  };
}

function matrixSide(jacobian: FactoredJacobian, collapse: Collapse, rows: number): KernelSide {
  const contracted: Collapse = collapse.kind === 'flattened' ? { ...collapse, rowOrder: 'exampleMajor' } : collapse;
  return {
    bytes: (wanted) => Math.max(kernelBytes(jacobian, collapse), solverBytes(rows, wanted)),
    async pairs({ count, vectors, ...work }) {
      const { matrix } = empiricalNtk(jacobian, contracted, workOf(work));
      const spectrum = await eigh(matrix, { count, vectors, semidefinite: true, ...workOf(work) });
      return ordered(spectrum, spectrum.vectors, jacobian, collapse);
    },
  };
}

function parameterSide(jacobian: FactoredJacobian, collapse: Collapse): KernelSide {
  return {
    bytes(wanted) {
      const { width, gramBytes, applyBytes } = gradientRows(jacobian, collapse);
      const mapping = wanted.vectors ? applyBytes(wanted.count) : 0;
      return Math.max(gramBytes, solverBytes(width, wanted), mapping);
    },
    async pairs({ count, vectors, ...work }) {
      const { gram, apply } = gradientRows(jacobian, collapse);
      const spectrum = await eigh(gram(workOf(work)), { count, vectors, semidefinite: true, ...workOf(work) });
      const images = spectrum.vectors && toUnitImages(apply(spectrum.vectors), spectrum);
      return ordered(spectrum, images, jacobian, collapse);
    },
  };
}

/** J Jᵀ by products with J and Jᵀ, searched on the side of the parameters where they are fewer. */
function flattenedOperatorSide(jacobian: FactoredJacobian, collapse: Collapse): KernelSide {
  const { exampleCount, outputCount, parameterCount } = jacobian;
  const onParameters = parameterCount < exampleCount * outputCount;
  const size = Math.min(exampleCount * outputCount, parameterCount);
  return {
    bytes: (wanted) => {
      const block = wanted.vectors ? Math.max(Math.min(wanted.count, size), largestSearchBlock) : largestSearchBlock;
      return searchBytes(size, wanted) + productBytes(jacobian, block);
    },
    async pairs({ count, seed, vectors, ...work }) {
      const { apply, applyTransposed } = jacobianOperator(jacobian);
      const spectrum = await topEigenpairs(
        onParameters
          ? { size, apply: (block) => applyTransposed(apply(block)) }
          : { size, apply: (block) => apply(applyTransposed(block)) },
        { count, seed, semidefinite: true, ...workOf(work) },
      );
      const found = vectors ? spectrum.vectors : undefined;
      const images = found && onParameters ? toUnitImages(apply(found), spectrum) : found;
      return ordered({ ...spectrum, trace: flattenedTrace(jacobian) }, images, jacobian, collapse);
    },
  };
}

/** Z Zᵀ by the terms of Z, or on sequences as Σ_c J_c J_cᵀ. */
function termsSide(jacobian: FactoredJacobian, collapse: PerClass | AveragedCollapse): KernelSide {
  return {
    bytes: (wanted) => searchBytes(jacobian.exampleCount, wanted) + termBytes(jacobian, collapse),
    async pairs({ count, seed, vectors, ...work }) {
      const scale = outputScale(collapse, jacobian.outputCount);
      const { trace, apply } = productsOf(jacobian, collapse);
      const operator = {
        size: jacobian.exampleCount,
        trace: scale * ((await trace()) as number),
        apply: async (block: DenseMatrix) => (await apply(block)).scaleInPlace(scale),
      };
      const spectrum = await topEigenpairs(operator, { count, seed, semidefinite: true, ...workOf(work) });
      return vectors ? spectrum : { ...spectrum, vectors: undefined };
    },
  };
}

function productsOf(jacobian: FactoredJacobian, collapse: PerClass | AveragedCollapse): CollapsedProducts {
  if (sumsOverPositions(jacobian)) {
    const reduced = collapsedJacobian(jacobian, collapse);
    const part = { operator: jacobianOperator(reduced), jacobian: reduced };
    return jacobianProducts(
      reduced,
      'factors',
      inOrder(async (_, body) => body(part, 0, reduced.exampleCount)),
    );
  }
  const terms = blockTerms(jacobian, collapse);
  return { trace: async () => traceOfTerms(terms), apply: async (block) => productOfTerms(terms, block) };
}

/**
 * What the terms hold, and their products with a block of vectors: their operands and the gradients, here and in WASM.
 */
function termBytes(jacobian: FactoredJacobian, collapse: PerClass | AveragedCollapse): number {
  if (sumsOverPositions(jacobian)) {
    const outputCount = outputsKept(collapse, jacobian.outputCount);
    const atOnce = outputsAtOnce({ ...jacobian, outputCount }, largestSearchBlock);
    return productBytes(jacobian, atOnce * largestSearchBlock);
  }
  const { uses, exampleCount, outputCount } = jacobian;
  const channels = outputsKept(collapse, outputCount);
  const extents = uses.filter(isPlain).map((use) => ({
    left: channels * deltaWidth(use.delta),
    right: use.kind === 'matrix' ? use.activation.columns : 1,
  }));
  const b = largestSearchBlock;
  const columns = extents.reduce((sum, { left, right }) => sum + left + right, 0);
  const gradients = extents.reduce((sum, { left, right }) => sum + left * right * b, 0);
  const widest = Math.max(...extents.map(({ left, right }) => left + 2 * right * b));
  const largest = Math.max(...extents.map(({ left, right }) => left * right * b));
  return 8 * (exampleCount * (columns + 2 * widest) + gradients + 2 * largest);
}

function ordered(
  spectrum: Spectrum,
  vectors: DenseMatrix | undefined,
  jacobian: FactoredJacobian,
  collapse: Collapse,
): Spectrum {
  return { ...spectrum, vectors: vectors && inRowOrder(vectors, collapse, jacobian) };
}
