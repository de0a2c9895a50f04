import { transfer } from 'comlink';
import { buffersOf, type LayerInput, type LayerMeasurement } from '../../../cli/src/language/measure-layer.js';
import { Connection } from '../worker/connection.js';
import type { LayerApi } from './layer.worker.js';

/** Measures layers elsewhere, one after the other, while whoever asks goes on. */
export interface LayerMeasurer {
  /** The buffers of the layer's factors move: whoever asks has them no longer. */
  measure(input: LayerInput): Promise<LayerMeasurement>;
  /** Ends it, and all that it was asked. */
  close(): void;
}

/** A worker of its own, so that a second core has work. */
export function measureInWorker(): LayerMeasurer {
  const connection = new Connection<LayerApi>(
    () => new Worker(new URL('./layer.worker.ts', import.meta.url), { type: 'module' }),
  );
  return {
    measure: (input) => connection.call((api) => api.measure(transfer(input, buffersOf(input.jacobian, input.stream)))),
    close: () => connection.close(),
  };
}
