import { parseEvent, type TicketEvent } from '@hotline/contracts';
import { Conflict, type CollectionSpec, type Documents, type Stored } from '../ports/documents';
import { assemble } from './assemble';

/**
 * A ticket whose events one service cannot handle: the event that failed, and the later events of the ticket, in order.
 */
export interface ParkedTicket {
  readonly service: string;
  readonly ticketId: string;
  readonly events: readonly TicketEvent[];
  readonly error: string;
  /** Time at which the ticket was parked, epoch ms. */
  readonly since: number;
}

export const parkedCollection: CollectionSpec<ParkedTicket> = {
  name: 'parked',
  indexes: { waiting: (parked) => (parked.events.length > 0 ? [[parked.service, parked.since]] : []) },
};

const documentId = (service: string, ticketId: string): string => `${service}/${ticketId}`;

/**
 * The parked tickets of one service, stored as documents. The set of ticket ids in memory is a cache that saves a read
 * for every event.
 */
export class Parking {
  private held = new Set<string>();

  constructor(
    private readonly service: string,
    private readonly documents: Documents<ParkedTicket>,
    private readonly now: () => number,
  ) {}

  get size(): number {
    return this.held.size;
  }

  holds(ticketId: string): boolean {
    return this.held.has(ticketId);
  }

  /**
   * Reads which tickets are parked. Call it before the first event, and when tickets move here from another replica.
   */
  async reload(): Promise<void> {
    this.held = new Set((await this.list()).map((parked) => parked.ticketId));
  }

  async list(): Promise<ParkedTicket[]> {
    const all: ParkedTicket[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.documents.find('waiting', {
        prefix: [this.service],
        limit: 200,
        ...(cursor ? { cursor } : {}),
      });
      all.push(...page.found.map((stored) => stored.state));
      cursor = page.next;
      if (!cursor) return all;
    }
  }

  /**
   * If the ticket of the event is parked, parks the event too and resolves with true. Otherwise resolves with false.
   */
  async hold(event: TicketEvent): Promise<boolean> {
    if (!this.holds(event.subject)) return false;
    return this.change(event.subject, (parked) => {
      if (!parked || parked.events.length === 0) return undefined;
      return parked.events.some((known) => known.id === event.id)
        ? parked
        : { ...parked, events: [...parked.events, event] };
    });
  }

  /** Parks the ticket of an event that failed, with the event and its error. */
  async park(event: TicketEvent, error: unknown): Promise<void> {
    await this.change(event.subject, (parked) => {
      const events = parked?.events ?? [];
      if (events.some((known) => known.id === event.id)) return parked;
      return {
        service: this.service,
        ticketId: event.subject,
        events: [...events, event],
        error: describe(error),
        since: this.now(),
      };
    });
    this.held.add(event.subject);
  }

  /**
   * Handles the parked events of a ticket in order, and removes each one that was handled. Resolves with the number of
   * events handled. Stops at the first event that fails again and throws its error.
   */
  async replay(ticketId: string, handle: (event: TicketEvent) => Promise<void>): Promise<number> {
    for (let handled = 0; ; handled += 1) {
      const event = (await this.documents.load(documentId(this.service, ticketId)))?.state.events[0];
      if (!event) {
        this.held.delete(ticketId);
        return handled;
      }
      await handle(parseEvent(event));
      await this.change(
        ticketId,
        (parked) => parked && { ...parked, events: parked.events.filter((held) => held.id !== event.id) },
      );
    }
  }

  private async change(
    ticketId: string,
    next: (parked: ParkedTicket | undefined) => ParkedTicket | undefined,
  ): Promise<boolean> {
    const id = documentId(this.service, ticketId);
    for (;;) {
      const stored: Stored<ParkedTicket> | undefined = await this.documents.load(id);
      const state = next(stored?.state);
      if (!state) return false;
      if (state === stored?.state) return true;
      try {
        await this.documents.commit(
          assemble({ service: 'parked', id, now: this.now() }, stored, { state }, { id, jurisdiction: '' }),
        );
        return true;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);
