import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { localDates } from '@hotline/calendar';
import type { World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';

/** Crockford's alphabet: no letter that a caller could mistake for another on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** What a caller follows the ticket with: ten letters, 50 bits of chance. */
export function newQueryCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/**
 * The id of a new ticket: a UUID that begins with the time (version 7, RFC 9562), so that tickets of one hour stand side by side in every table, and a commit
 * touches few pages however many are stored. With an idempotency key always the same one, so that a repeat finds the first.
 */
export function newTicketId(key: string | undefined, now: number): string {
  if (key === undefined) return timed(now);
  const hex = createHash('sha256').update(`ticket:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function timed(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The next number of the day, as 20260105-000001. */
export async function nextTicketNo(
  { clock, counters }: Pick<World, 'clock' | 'counters'>,
  { name, calendar }: Jurisdiction,
): Promise<string> {
  const day = localDates(calendar.timeZone).dateOf(clock.now()).replaceAll('-', '');
  const number = await counters.next(`ticket:${name}:${day}`);
  return `${day}-${String(number).padStart(6, '0')}`;
}
