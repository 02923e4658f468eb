import { createHash } from 'node:crypto';
import type { TicketEvent } from '@hotline/contracts';
import { receiveEvent, type Stored } from '@hotline/runtime';

const BYTES = 16;
const MODULUS = 1n << BigInt(8 * BYTES);

/** JSON with sorted keys: equal for equal values, whatever the order of their fields. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
    .join(',')}}`;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, BYTES);
const numberOf = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);

/** A count, and a sum of hashes that does not depend on order. */
export interface ContentFingerprint {
  readonly count: number;
  readonly sum: string;
}

export class DocumentsFingerprint {
  private count = 0;
  private sum = 0n;

  add(stored: Stored<unknown>): void {
    this.count += 1;
    this.sum = (this.sum + numberOf(digest(canonical(stored)))) % MODULUS;
  }

  value(): ContentFingerprint {
    return { count: this.count, sum: this.sum.toString(16) };
  }
}

/**
 * Fingerprint of a log. It depends on the order of the events of each ticket, but not on the order between tickets.
 * Uses about 150 bytes for each ticket.
 */
export class LogFingerprint {
  private count = 0;
  private readonly chains = new Map<string, Buffer>();

  add(raw: TicketEvent): void {
    const { id, type, subject, sequence, data } = receiveEvent(raw);
    this.count += 1;
    const before = this.chains.get(subject)?.toString('hex') ?? '';
    this.chains.set(subject, digest(`${before}\n${id}\n${type}\n${String(sequence)}\n${canonical(data)}`));
  }

  value(): ContentFingerprint {
    let sum = 0n;
    for (const [subject, chain] of this.chains)
      sum = (sum + numberOf(digest(`${subject}\n${chain.toString('hex')}`))) % MODULUS;
    return { count: this.count, sum: sum.toString(16) };
  }
}

export const sameFingerprint = (a: ContentFingerprint, b: ContentFingerprint): boolean =>
  a.count === b.count && a.sum === b.sum;
