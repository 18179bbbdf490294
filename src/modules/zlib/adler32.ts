/** Adler-32 (RFC 1950): the sum of the bytes, and the sum of those sums, both modulo the largest prime below 2^16. */
const PRIME = 65521;
/** So many bytes can be added up before a sum leaves 32 bits. */
const SAFE = 3800;

/** The checksum of bytes that follow those with the checksum `start`. */
export function adler32(bytes: Uint8Array, start: number): number {
  let low = start & 0xffff;
  let high = start >>> 16;
  for (let i = 0; i < bytes.length; ) {
    for (const end = Math.min(bytes.length, i + SAFE); i < end; i++) {
      low += bytes[i];
      high += low;
    }
    low %= PRIME;
    high %= PRIME;
  }
  return ((high << 16) | low) >>> 0;
}
