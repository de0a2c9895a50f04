import type { NetworkDescription } from './description.js';

/**
 * A network of dense layers with biases, and ReLU between them, in words: `W1` [H₁, D] and `b1` [H₁], and so on up to
 * the outputs.
 *
 * @param sizes D, H₁, …, C.
 */
export function reluNetwork([size, ...widths]: readonly number[]): NetworkDescription {
  const layers = widths.flatMap((_, index) => {
    const dense = { kind: 'dense', weight: `W${index + 1}`, bias: `b${index + 1}` };
    return index < widths.length - 1 ? [dense, { kind: 'relu' }] : [dense];
  });
  const inputs = [size, ...widths];
  const parameters = widths.flatMap((width, index) => [
    [`W${index + 1}`, [width, inputs[index]]],
    [`b${index + 1}`, [width]],
  ]);
  return { inputs: { size }, layers, parameters: Object.fromEntries(parameters) };
}
