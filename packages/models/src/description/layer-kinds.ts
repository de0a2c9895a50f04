import type { LayerKind } from '../layers/kind.js';
import * as kinds from '../layers/kinds.js';

/** Every kind of layer that a description may have, by name. */
export const layerKinds: ReadonlyMap<string, LayerKind> = new Map(
  Object.values(kinds).map((kind) => [kind.kind, kind as LayerKind]),
);
