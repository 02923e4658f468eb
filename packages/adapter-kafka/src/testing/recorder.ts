import type { TicketEvent } from '@hotline/contracts';
import type { Delivery, Handler } from '@hotline/runtime';
import { numberOf, upTo } from '@hotline/runtime/testing';

/** A handler that records all deliveries, and the events that it has handled. */
export class Recorder implements Handler {
  readonly handled: TicketEvent[] = [];
  readonly given: Delivery[] = [];
  assignments = 0;

  constructor(private readonly before: (delivery: Delivery) => Promise<void> | void = () => undefined) {}

  async assigned(): Promise<void> {
    this.assignments += 1;
  }

  async handle(delivery: Delivery): Promise<void> {
    this.given.push(delivery);
    await this.before(delivery);
    this.handled.push(delivery.event);
  }

  /** Returns the numbers of one ticket's events in the order of handling, repeats included. */
  numbers(id: string): number[] {
    return this.handled.filter((event) => event.subject === id).map(numberOf);
  }
}

/** Returns each number once, in the order of its first occurrence. */
export const firsts = (numbers: readonly number[]): number[] => [...new Set(numbers)];

/** Returns the events `from` to `to` of a ticket, as its commits would publish them. */
export const eventsOf = (id: string, from: number, to: number): TicketEvent[] =>
  upTo(to - from + 1).map((n) => {
    const sequence = from + n - 1;
    return {
      specversion: '1.0',
      id: `letters.${id}.${sequence}`,
      source: 'letters',
      type: 'CallerViewed',
      subject: id,
      time: '2026-01-05T01:00:00.000Z',
      datacontenttype: 'application/json',
      dataschema: 'urn:hotline:event:CallerViewed:1',
      jurisdiction: 'demo',
      sequence,
      data: { reason: String(sequence) },
    };
  });
