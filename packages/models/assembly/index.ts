export { adamStep } from './adam';
export { attend, attendBack, attendForward } from './attention';
export { combine, multiplyAll, positivePart, rectify, sumRows } from './elementwise';
export { packedProduct } from './packed';
export { product, transpose } from './product';
export { sparseProduct } from './sparse';
