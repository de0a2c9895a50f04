export { type Backward, backward } from './backward.js';
export { batchTensor } from './batch-tensor.js';
export { registerGradients } from './register-gradients.js';
export { requireAnyBackend } from './require-any-backend.js';
