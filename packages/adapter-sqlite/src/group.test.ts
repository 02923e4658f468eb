import { newEvent, type TicketEvent } from '@hotline/contracts';
import { someTurns } from '@hotline/runtime/testing';
import { Group } from './group';
import type { Positioned } from './log';

/** One event of each ticket in turn, so many rounds. */
const eventsOf = (tickets: number, rounds: number): Positioned[] =>
  Array.from({ length: tickets * rounds }, (_, i) => ({
    position: i + 1,
    event: {
      subject: `ticket ${i % tickets}`,
      sequence: i,
      ...newEvent('DispatchAcknowledged', { unit: 'squad', round: 1, hop: 1 }),
    } as unknown as TicketEvent,
  }));
const sourceOf = (events: readonly Positioned[]) => ({
  after: (position: number) => events.slice(position, position + 500),
  head: () => events.length,
  retryDelayMs: () => 1,
});
const assigned = async (): Promise<void> => undefined;

describe('A group of the log', () => {
  it('handles 128 tickets at once; events of a ticket that waits meanwhile are handed over together', async () => {
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

  it('does not hand over what is to be passed over, and counts it as handled', async () => {
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

  it('does not count as handled what was passed over after an event that is still under way', async () => {
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
