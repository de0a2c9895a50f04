import { readFileSync } from 'node:fs';

interface Pieces {
  readonly tokens: string[];
  readonly scores: number[];
  readonly types: number[];
  readonly ids: number[][];
}

/** What `make-tokenisers.py` wrote. */
export const gold = JSON.parse(readFileSync(new URL('fixtures/tokenisers.json', import.meta.url), 'utf8')) as {
  readonly texts: string[];
  readonly byteLevel: {
    readonly document: Record<string, unknown>;
    readonly tokens: string[];
    readonly merges: string[];
    readonly ids: number[][];
    readonly offsets: [number, number][][];
  };
  readonly sentencePiece: { readonly plain: Pieces; readonly prefix: Pieces };
};

type Value = string | number | boolean | string[] | number[];

/** The byte-level tokeniser as a GGUF file has it. */
export function ggufMetadata(changes: Readonly<Record<string, Value | undefined>> = {}): Map<string, Value> {
  const { tokens, merges } = gold.byteLevel;
  const all = {
    model: 'gpt2',
    pre: 'smollm',
    tokens,
    merges,
    token_type: tokens.map((_, id) => (id === 0 ? 3 : 1)),
    bos_token_id: 0,
    ...changes,
  };
  return new Map(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[`tokenizer.ggml.${name}`, value]])),
  );
}

export function bytesOf(document: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}
