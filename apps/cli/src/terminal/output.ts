import { fstatSync, writeSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** A stream as the program needs it: one of `process`, or what a test listens to. */
export type TextStream = Pick<NodeJS.WriteStream, 'write' | 'on'> & {
  readonly fd?: number;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/**
 * Where text of the program goes. A reader that has gone away (`| head`) is no fault: what it does not want is dropped.
 * What else is refused is kept in `fault`, and nothing more is written.
 */
export class Output {
  readonly #stream: TextStream;
  /** Of a file, which is written here: Node's own stream drops what a disk that fills up takes a part of. */
  readonly #file: number | undefined;
  readonly #colours: boolean;
  #ended = false;
  #fault: Error | undefined;

  constructor(stream: TextStream) {
    this.#stream = stream;
    this.#file = fileOf(stream);
    this.#colours = coloursOn(stream);
    stream.on('error', (error: Error) => this.#refused(error));
  }

  /** Whether a line can be drawn over. */
  get isTerminal(): boolean {
    return this.#stream.isTTY === true;
  }

  /** Columns of the terminal, or those that the environment sets for what reads a pipe. */
  get columns(): number | undefined {
    if (this.#stream.columns) return this.#stream.columns;
    const columns = Number(process.env.COLUMNS);
    return Number.isSafeInteger(columns) && columns > 0 ? columns : undefined;
  }

  /** What refused the text, other than a reader that has gone away. */
  get fault(): Error | undefined {
    return this.#fault;
  }

  write(text: string): void {
    if (this.#ended) return;
    const shown = this.#colours ? text : stripVTControlCharacters(text);
    if (this.#file === undefined) this.#stream.write(shown);
    else this.#writeToFile(this.#file, Buffer.from(shown));
  }

  /** Moves the cursor of a terminal; nothing anywhere else. */
  control(sequence: string): void {
    if (this.isTerminal && !this.#ended) this.#stream.write(sequence);
  }

  /** Resolves when all that was written is taken, or refused. */
  async settled(): Promise<void> {
    if (this.#file !== undefined || this.#ended) return;
    // The stream says what it was refused one step after it calls back.
    await new Promise<void>((resolve) => {
      this.#stream.write('', () => setImmediate(resolve));
    });
  }

  #writeToFile(file: number, bytes: Uint8Array): void {
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    } catch (error) {
      this.#refused(error as Error);
    }
  }

  #refused(error: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    const { code } = error as { code?: string };
    if (code !== 'EPIPE' && code !== 'ECONNRESET') this.#fault = error;
  }
}

function fileOf({ fd, isTTY }: TextStream): number | undefined {
  if (fd === undefined || isTTY) return undefined;
  // As BigInt, since Node 20 takes links of modules loaded later for no links if the last plain fstat was of a pipe.
  const found = fstatSync(fd, { bigint: true });
  return found.isFile() || found.isCharacterDevice() ? fd : undefined;
}

/** Colours are for terminals, unless the environment asks for them. Continuous integration alone does not ask. */
function coloursOn({ isTTY }: TextStream): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM } = process.env;
  if (forced !== undefined && forced !== '') return forced !== '0';
  return isTTY === true && !none && TERM !== 'dumb';
}
