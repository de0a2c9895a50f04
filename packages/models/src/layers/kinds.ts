// Every kind of layer that a description may have, one line each, in alphabetical order; `npm run new-layer` adds one.
export { denseKind } from './dense.js';
export { embeddingKind } from './embedding.js';
export { flattenKind } from './flatten.js';
export { geluKind } from './gelu.js';
export { layerNormKind } from './layer-norm.js';
export { meanOverPositionsKind } from './mean-over-positions.js';
export { positionEmbeddingKind } from './position-embedding.js';
export { quadraticKind } from './quadratic.js';
export { reluKind } from './relu.js';
export { residualKind } from './residual.js';
export { scaleKind } from './scale.js';
export { sigmoidKind } from './sigmoid.js';
export { softmaxKind } from './softmax.js';
export { tanhKind } from './tanh.js';
