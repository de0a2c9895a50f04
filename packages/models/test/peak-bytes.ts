import * as tf from '@tensorflow/tfjs-core';

interface Stored {
  readonly shape: number[];
  readonly dtype: 'float32' | 'int32' | 'bool';
}

interface Storage {
  set(id: object, stored: Stored): void;
  get(id: object): Stored;
  delete(id: object): boolean;
}

/**
 * Bytes of the tensors' memory that is in use at the fullest while `body` runs; tensors that share memory count once.
 */
export function peakBytes(body: () => void): number {
  const storage = (tf.backend() as unknown as { dataIdMap: Storage }).dataIdMap;
  const [set, remove] = [storage.set.bind(storage), storage.delete.bind(storage)];
  const bytesOf = ({ shape, dtype }: Stored) => tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype);
  let [alive, peak] = [0, 0];
  storage.set = (id, stored) => {
    set(id, stored);
    alive += bytesOf(stored);
    peak = Math.max(peak, alive);
  };
  storage.delete = (id) => {
    alive -= bytesOf(storage.get(id));
    return remove(id);
  };
  try {
    body();
    return peak;
  } finally {
    Object.assign(storage, { set, delete: remove });
  }
}
