import { expose } from 'comlink';
import { type LayerInput, measureLayer } from '../../../cli/src/language/measure-layer.js';
import type { Stoppable } from '../worker/connection.js';

/** What the worker of one layer at a time answers. It is ended to stop it. */
export interface LayerApi extends Stoppable {
  measure(input: LayerInput): ReturnType<typeof measureLayer>;
}

const api: LayerApi = {
  measure: (input) => measureLayer(input, {}),
  stop() {},
};
expose(api);
