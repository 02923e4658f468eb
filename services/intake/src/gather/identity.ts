import { createHash, randomBytes } from 'node:crypto';
import type { Counters } from '@hotline/runtime';
import { v7 } from 'uuid';
import type { IntakeView } from '../domain/view';

/** Crockford's alphabet: no letter that a caller could mistake for another on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** What a caller follows the ticket with: ten letters, 50 bits of chance. */
export function newQueryCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/**
 * The id of a new ticket. Without an idempotency key: a UUID version 7 (RFC 9562), which begins with the time, so that
 * tickets of one hour stand side by side
 * in every table and a commit touches few pages. With a key: a UUID version 8 made of the key alone, because a
 * repeated call must find the ticket of the first
 * one before anything is stored; no library makes ids of that kind without a time or a counter in them.
 */
export function newTicketId(key: string | undefined, now: number): string {
  if (key === undefined) return v7({ msecs: now });
  const hex = createHash('sha256').update(`ticket:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The next number of the day, as 20260105-000001. A number that was taken and not used is not given again. */
export async function nextTicketNo(counters: Counters, { name, dateOf }: IntakeView, now: number): Promise<string> {
  const day = dateOf(now).replaceAll('-', '');
  const number = await counters.next(`ticket:${name}:${day}`);
  return `${day}-${String(number).padStart(6, '0')}`;
}
