export { adamStep } from './adam';
export { attend, attendBack, attendForward } from './attention';
export {
  combine,
  multiplyAll,
  multiplyByStep,
  multiplyScaled,
  positivePart,
  rectify,
  scaledDifference,
  sumRows,
} from './elementwise';
export { packedProduct } from './packed';
export { product, transpose } from './product';
export { sparseProduct } from './sparse';
