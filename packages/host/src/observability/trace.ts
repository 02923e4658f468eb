import { randomBytes } from 'node:crypto';

/** W3C trace context: version 00, not all zeros. */
const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Random bytes generated at once, because a call for each request would take longer than the rest of the gate. */
const BLOCK = 24 * 256;
let block = Buffer.alloc(0);
let used = 0;

function nextRandom(): Buffer {
  if (used + 24 > block.length) {
    block = randomBytes(BLOCK);
    used = 0;
  }
  used += 24;
  return block.subarray(used - 24, used);
}

/** The trace context in the client's `traceparent` header if it is valid, else a new one. */
export function traceparentOf(header: unknown): string {
  if (typeof header === 'string' && TRACEPARENT.test(header)) return header;
  const random = nextRandom();
  return `00-${random.toString('hex', 0, 16)}-${random.toString('hex', 16, 24)}-01`;
}

/** Trace id, by which logs are searched. */
export const traceIdOf = (traceparent: string): string => traceparent.slice(3, 35);
