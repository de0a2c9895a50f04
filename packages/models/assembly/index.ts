export { adamStep } from './adam';
export { attend, attendBack, attendForward } from './attention';
export { product, transpose } from './product';
