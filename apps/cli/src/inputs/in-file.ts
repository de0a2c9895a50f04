import { MisuseError } from '@entk/core';

/** Runs `body` and names the file in the message of whatever misuse it finds. */
export async function inFile<T>(file: string, body: () => T | Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof MisuseError)) throw error;
    const { context } = error.misuse;
    throw new MisuseError({ ...error.misuse, context: context ? `${file}: ${context}` : file });
  }
}
