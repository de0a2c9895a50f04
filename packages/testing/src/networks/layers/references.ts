// The reference of every kind of layer, one line each, in alphabetical order; `npm run new-layer` adds one.
export { cubic } from './cubic.js';
export { dense } from './dense.js';
export { embedding } from './embedding.js';
export { flatten } from './flatten.js';
export { gelu } from './gelu.js';
export { layerNorm } from './layer-norm.js';
export { meanOverPositions } from './mean-over-positions.js';
export { positionEmbedding } from './position-embedding.js';
export { quadratic } from './quadratic.js';
export { relu } from './relu.js';
export { residual } from './residual.js';
export { scale } from './scale.js';
export { sigmoid } from './sigmoid.js';
export { softmax } from './softmax.js';
export { tanh } from './tanh.js';
