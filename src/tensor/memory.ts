/**
 * Memory for large tensors, which the system should not have to find anew each time.
 *
 * The GNU C library takes a large block from the system and gives it back when it is freed; each of its pages then costs a fault when it is first
 * written to, and a sum of a million numbers spends most of its time there. But the library learns: from the first large block on that is freed,
 * it keeps blocks up to that size, and twice as much free memory, for itself. A block of the largest size that it learns from (32 MB) teaches it all
 * at once. It is never written to, so there is no memory behind it. Other libraries take no notice.
 */
const LARGEST = 2 ** 25 - 2 ** 16;

/** Makes such a block, which is freed with the next collection of garbage. Once is enough; each takes part in deciding when that is. */
export function teachAllocator(): void {
  new ArrayBuffer(LARGEST);
}
