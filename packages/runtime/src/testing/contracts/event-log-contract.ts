import type { TicketEvent } from '@hotline/contracts';
import type { Delivery, Handler, Subscription } from '../../ports/event-log';
import { eventually, gate, oneTurn, someTurns } from '../eventually';
import { lettersCollection, numberOf, publish, ticket, upTo } from '../letters';
import { suite, type Open, type Rule, type Stand } from '../suite';

/** A handler that records its deliveries. */
class Reader implements Handler {
  readonly handled: TicketEvent[] = [];
  readonly attempts: Delivery[] = [];
  assignments = 0;
  overlaps = 0;
  private readonly underWay = new Set<string>();

  constructor(private readonly before: (delivery: Delivery) => Promise<void> = async () => undefined) {}

  async assigned(): Promise<void> {
    await oneTurn();
    this.assignments += 1;
  }

  async handle(delivery: Delivery): Promise<void> {
    const { subject } = delivery.event;
    if (this.underWay.has(subject)) this.overlaps += 1;
    this.underWay.add(subject);
    this.attempts.push(delivery);
    try {
      await oneTurn();
      await this.before(delivery);
      this.handled.push(delivery.event);
    } finally {
      this.underWay.delete(subject);
    }
  }

  /** Numbers of a ticket's events, in the order in which they were first handled. */
  numbers(id: string): number[] {
    return [...new Set(this.handled.filter((event) => event.subject === id).map(numberOf))];
  }
}

const read = (stand: Stand, group: string, reader: Reader): Promise<Subscription> =>
  stand.engine.log.subscribe(group, reader);

const heard = (reader: Reader, id: string, count: number): Promise<void> =>
  eventually(() => expect(reader.numbers(id)).toEqual(upTo(count)));

function ordering(rule: Rule): void {
  rule('delivers every event to every group', async (stand) => {
    const [first, second] = [new Reader(), new Reader()];
    await read(stand, 'first', first);
    await read(stand, 'second', second);
    for (const n of upTo(5)) await publish(stand.engine, ticket(n), 3);
    for (const n of upTo(5)) for (const reader of [first, second]) await heard(reader, ticket(n), 3);
  });

  rule('delivers the events of a ticket in order and one at a time', async (stand) => {
    const reader = new Reader(async (delivery) => someTurns(numberOf(delivery.event) % 3));
    await read(stand, 'reader', reader);
    await Promise.all(upTo(8).map((n) => publish(stand.engine, ticket(n), 12)));
    for (const n of upTo(8)) await heard(reader, ticket(n), 12);
    expect(reader.overlaps).toBe(0);
  });

  rule('delivers the log from its beginning to a group that is added later', async (stand) => {
    const early = new Reader();
    await read(stand, 'early', early);
    await publish(stand.engine, ticket(1), 4);
    await heard(early, ticket(1), 4);
    const late = new Reader();
    await read(stand, 'late', late);
    await publish(stand.engine, ticket(1), 1);
    await heard(late, ticket(1), 5);
  });

  rule('calls `assigned` of a handler before it delivers the first event', async (stand) => {
    await publish(stand.engine, ticket(1), 1);
    const reader: Reader = new Reader(async () => expect(reader.assignments).toBeGreaterThan(0));
    await read(stand, 'reader', reader);
    await heard(reader, ticket(1), 1);
    expect(reader.attempts[0]?.attempt).toBe(1);
  });

  rule('delivers events of a ticket while a handler for another ticket hangs', async (stand) => {
    const stuck = gate();
    const reader = new Reader(async ({ event }) => (event.subject === ticket(1) ? stuck.opened : undefined));
    await read(stand, 'reader', reader);
    await publish(stand.engine, ticket(1), 2);
    await publish(stand.engine, ticket(2), 5);
    await heard(reader, ticket(2), 5);
    expect(reader.numbers(ticket(1))).toEqual([]);
    stuck.open();
    await heard(reader, ticket(1), 2);
  });
}

function acknowledging(rule: Rule): void {
  rule('delivers an event again after a crash if its handler had not resolved', async (stand) => {
    const stuck = gate();
    const dying = new Reader(() => stuck.opened);
    await read(stand, 'reader', dying);
    await publish(stand.engine, ticket(1), 3);
    await eventually(() => expect(dying.attempts.length).toBeGreaterThan(0));
    await stand.crash();
    stuck.open();
    // A service declares its documents when it starts. The relay then finds the entries that the crash left in the
    // outbox.
    await stand.engine.documents(lettersCollection);
    const reader = new Reader();
    await read(stand, 'reader', reader);
    await heard(reader, ticket(1), 3);
  });

  rule('continues a group after a restart, and delivers the events published meanwhile', async (stand) => {
    const first = new Reader();
    const subscription = await read(stand, 'reader', first);
    await publish(stand.engine, ticket(1), 3);
    await heard(first, ticket(1), 3);
    await subscription.close();
    await publish(stand.engine, ticket(1), 2);
    await stand.crash();
    await publish(stand.engine, ticket(1), 1);
    const second = new Reader();
    await read(stand, 'reader', second);
    await eventually(() =>
      expect([...new Set([...first.numbers(ticket(1)), ...second.numbers(ticket(1))])]).toEqual(upTo(6)),
    );
    expect(second.numbers(ticket(1)).slice(-3)).toEqual([4, 5, 6]);
  });

  rule('delivers an event again after its handler rejects; later events of its ticket wait', async (stand) => {
    const reader = new Reader(async ({ event, attempt }) => {
      if (event.subject === ticket(1) && numberOf(event) === 2 && attempt < 4) throw new Error('not yet');
    });
    await read(stand, 'reader', reader);
    await publish(stand.engine, ticket(1), 3);
    await publish(stand.engine, ticket(2), 3);
    await heard(reader, ticket(1), 3);
    await heard(reader, ticket(2), 3);
    const attempts = reader.attempts
      .filter(({ event }) => event.subject === ticket(1) && numberOf(event) === 2)
      .map(({ attempt }) => attempt);
    expect([...new Set(attempts)].slice(0, 4)).toEqual([1, 2, 3, 4]);
  });
}

function closing(rule: Rule): void {
  rule('waits for running handlers when a subscription is closed, and delivers nothing more', async (stand) => {
    const stuck = gate();
    const reader = new Reader(() => stuck.opened);
    const subscription = await read(stand, 'reader', reader);
    await publish(stand.engine, ticket(1), 2);
    await eventually(() => expect(reader.attempts.length).toBeGreaterThan(0));
    let closed = false;
    const closing = subscription.close().then(() => (closed = true));
    await someTurns();
    expect(closed).toBe(false);
    stuck.open();
    await closing;
    const attempts = reader.attempts.length;
    expect(reader.numbers(ticket(1))).toEqual([1]);
    await publish(stand.engine, ticket(2), 1);
    await someTurns();
    expect(reader.attempts.length).toBe(attempts);
    await subscription.close();
  });

  rule('reports the number of events not yet handled as the lag', async (stand) => {
    const stuck = gate();
    const reader = new Reader(() => stuck.opened);
    const subscription = await read(stand, 'reader', reader);
    for (const n of upTo(3)) await publish(stand.engine, ticket(n), 2);
    await eventually(() => expect(subscription.lag()).toBeGreaterThanOrEqual(6));
    stuck.open();
    await eventually(() => expect(subscription.lag()).toBe(0));
    for (const n of upTo(3)) expect(reader.numbers(ticket(n))).toEqual([1, 2]);
  });
}

/** Tests the promises of `EventLog`, except those about several members of one group, which need a second process. */
export function eventLogContract(adapter: string, open: Open): void {
  suite(adapter, 'EventLog', open, (rule) => {
    ordering(rule);
    acknowledging(rule);
    closing(rule);
  });
}
