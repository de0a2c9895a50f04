const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of ZIP files (CRC-32 of ISO 3309, reflected polynomial 0xEDB88320). */
export function crc32(bytes: Uint8Array): number {
  let state = 0xffffffff;
  for (let index = 0; index < bytes.length; index++) state = (state >>> 8) ^ table[(state ^ bytes[index]) & 0xff];
  return (state ^ 0xffffffff) >>> 0;
}
