/**
 * How a type of GGUF keeps numbers: blocks of so many, each of so many bytes, one after another along the last axis.
 *
 * The layouts are those of `ggml-common.h` and `ggml-quants.c` of llama.cpp; arithmetic is float32, operation by
 * operation, as the Python package `gguf` has it, so that numbers are the same to the last bit.
 */
export interface BlockType {
  readonly name: string;
  /** Numbers in a block. */
  readonly size: number;
  /** Bytes of a block. */
  readonly bytes: number;
  /** Writes the numbers of whole blocks to `out`. */
  readonly decode: (blocks: DataView, out: Float32Array) => void;
}
