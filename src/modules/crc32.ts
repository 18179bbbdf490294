/**
 * CRC-32 as zip and gzip have it: the rest of the message, as a polynomial over two elements, by 0xedb88320 (bits reversed); a byte at
 * a time by a table.
 */
const TABLE = new Uint32Array(256);
for (let n = 0; n < 256; n++) {
  let rest = n;
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  TABLE[n] = rest;
}
/** The checksum of bytes that follow those with the checksum `start`. */
export function crc32(bytes: Uint8Array, start: number): number {
  let rest = ~start;
  for (let i = 0; i < bytes.length; i++) rest = TABLE[(rest ^ bytes[i]) & 255] ^ (rest >>> 8);
  return ~rest >>> 0;
}
