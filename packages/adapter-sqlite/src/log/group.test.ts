import { newEvent, type TicketEvent } from '@hotline/contracts';
import { someTurns } from '@hotline/runtime/testing';
import { Group } from './group';
import type { LogEntry } from './log-entry';

/** Returns `rounds` events for each of `tickets` tickets; the tickets take turns. */
const eventsOf = (tickets: number, rounds: number): LogEntry[] =>
  Array.from({ length: tickets * rounds }, (_, i) => ({
    position: i + 1,
    event: {
      subject: `ticket ${i % tickets}`,
      sequence: i,
      ...newEvent('DispatchAcknowledged', { unit: 'squad', round: 1, hop: 1 }),
    } as unknown as TicketEvent,
  }));
const sourceOf = (events: readonly LogEntry[]) => ({
  after: (position: number) => events.slice(position, position + 500),
  head: () => events.length,
  retryDelayMs: () => 1,
});
const assigned = async (): Promise<void> => undefined;

describe('a consumer group of the SQLite log', () => {
  it('handles 128 tickets at once, and delivers all events of a ticket that had to wait in one call', async () => {
    const deliveries: string[][] = [];
    const answers: (() => void)[] = [];
    const handle = async ({
      event,
      more = [],
    }: {
      event: TicketEvent;
      more?: readonly TicketEvent[];
    }): Promise<number> => {
      deliveries.push([event, ...more].map(({ subject }) => subject));
      await new Promise<void>((resolve) => answers.push(resolve));
      return 1 + more.length;
    };
    const group = new Group({ handle, assigned }, 0, sourceOf(eventsOf(200, 3)));
    group.wake();
    await someTurns(3);
    expect(deliveries).toHaveLength(128);
    for (const answer of answers.splice(0)) answer();
    await someTurns(3);
    expect(deliveries.filter((subjects) => subjects[0] === 'ticket 150')).toEqual([
      ['ticket 150', 'ticket 150', 'ticket 150'],
    ]);
  });

  it('does not deliver events for which `passesOver` is true, and counts them as handled', async () => {
    const handled: string[] = [];
    const handler = {
      assigned,
      passesOver: ({ subject }: TicketEvent) => subject !== 'ticket 1',
      handle: async ({ event }: { event: TicketEvent }) => void handled.push(event.subject),
    };
    const group = new Group(handler, 0, sourceOf(eventsOf(3, 2)));
    group.wake();
    await someTurns(5);
    expect(handled).toEqual(['ticket 1', 'ticket 1']);
    expect([group.watermark, group.lag()]).toEqual([6, 0]);
  });

  it('keeps the watermark before an event that is being handled, although later events need no handling', async () => {
    const group = new Group(
      { assigned, passesOver: ({ subject }) => subject !== 'ticket 1', handle: () => new Promise(() => undefined) },
      0,
      sourceOf(eventsOf(3, 1)),
    );
    group.wake();
    await someTurns(5);
    expect(group.watermark).toBe(1);
  });
});
