/** The first bytes of a view in a buffer of their own, which typed arrays of wider numbers can stand on. */
export function alignedCopy(view: DataView, length: number): ArrayBuffer {
  return new Uint8Array(view.buffer, view.byteOffset, length).slice().buffer;
}
