export { adamStep } from './adam';
export { attend, attendBack, attendForward } from './attention';
export { gatherRows, product, transpose } from './product';
