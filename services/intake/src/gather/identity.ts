import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** Crockford's alphabet: no letter that a caller could mistake for another on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/** What a caller follows the ticket with: ten letters, 50 bits of chance. */
export function newQueryCode(): string {
  return Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte & 31]).join('');
}

/** The id of a new ticket; with an idempotency key always the same one, so that a repeat finds the first. */
export function newTicketId(key: string | undefined): string {
  if (key === undefined) return randomUUID();
  const hex = createHash('sha256').update(`ticket:${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
