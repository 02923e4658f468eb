import { createHash, randomBytes } from 'node:crypto';
import type { Counters } from '@hotline/runtime';
import { v7 } from 'uuid';
import type { IntakeView } from '../domain/view';

/** Base32 alphabet of Crockford: without letters that are easily confused on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** A random code with which a caller can look up the ticket: ten characters, 50 bits. */
export function newQueryCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/**
 * The id of a new ticket; `now` in epoch ms. Without an idempotency key it is a UUID version 7 (RFC 9562), which starts
 * with the time, so that a commit touches few pages of each table. With a key it is a UUID version 8 derived from the
 * key alone, because a repeated request must find the ticket of the first. The library `uuid` makes no id without a
 * time or a random part.
 */
export function newTicketId(key: string | undefined, now: number): string {
  if (key === undefined) return v7({ msecs: now });
  const hex = createHash('sha256').update(`ticket:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The next ticket number of the local day, such as 20260105-000001; `now` in epoch ms. A number that was drawn but not
 * used is not given out again.
 */
export async function nextTicketNo(counters: Counters, { name, dateOf }: IntakeView, now: number): Promise<string> {
  const day = dateOf(now).replaceAll('-', '');
  const number = await counters.next(`ticket:${name}:${day}`);
  return `${day}-${String(number).padStart(6, '0')}`;
}
