/** Something of the training examples X, and the same of examples held out, where there are any. */
export interface Split<T> {
  readonly training: T;
  readonly heldOut?: T;
}

/** The parts that are there, with their names. */
export function mapSplit<T, U>({ training, heldOut }: Split<T>, map: (part: T, name: keyof Split<T>) => U): Split<U> {
  const first = map(training, 'training');
  return heldOut === undefined ? { training: first } : { training: first, heldOut: map(heldOut, 'heldOut') };
}
