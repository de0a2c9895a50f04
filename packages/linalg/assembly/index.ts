export { bidiagonalQr } from './bidiagonal';
export { bidiagonalise, bidiagonaliseScratch } from './bidiagonalise';
export { singularDivide, singularDivideScratch } from './singular-divide';
export { cholesky, choleskyFailedPivot, solveLower } from './cholesky';
export { divideAndConquer, divideScratch } from './divide';
export { maxAbs, scale } from './entries';
export { gemm, mirrorUpper } from './gemm';
export { gatherReversed, transpose, transposeRows, worstAsymmetry } from './layout';
export { sweepBlockEnergies, sweepFourthPowers } from './plane-sweeps';
export { rationalQl } from './rational-ql';
export { qr } from './qr';
export { applyAll, backTransform, reflectScratch } from './reflect';
export { tridiagonalise, tridiagonaliseScratch } from './tridiagonal';
export { arenaStart, dismiss, help, join, lead, partsHelped } from './team';
// The tiles are called from inside alone; an export is not inlined, and inlined into loops they spill.
export { multiplyNarrow, multiplyWide, useWideTile } from './tile';
export { dots, subtractRows } from './vectors';
