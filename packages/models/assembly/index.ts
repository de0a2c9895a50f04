export { adamStep } from './adam';
export { attend, attendBack, attendForward } from './attention';
export { packedProduct } from './packed';
export { product, transpose } from './product';
