/** The reason of a signal that the reader sent with Ctrl-C. */
export class Interruption extends Error {
  constructor(message = 'interrupted; nothing was written') {
    super(message);
  }
}
