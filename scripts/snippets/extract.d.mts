/** A block of a document or docstring; `line` is that of the code's first line, from 1. */
export interface Snippet {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** The file that a block shows whole. */
  readonly program?: string;
}

export function snippetsIn(file: string): Snippet[];
export function programs(): Snippet[];
export function requireSame(snippet: Snippet): void;
export function snippetModule(snippet: Snippet): string;
