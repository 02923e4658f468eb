import { newEvent, parseEvent, type NewEvent } from '@hotline/contracts';
import { ticket } from '../testing/letters';
import { assemble, type Cause } from './assemble';
import type { Stored } from '../ports/documents';

const id = ticket(1);
const cause: Cause = { id: 'intake.x.1', jurisdiction: 'shanghe' };
const viewed = (reason: string): NewEvent => newEvent('CallerViewed', { reason });
const stored = (over: Partial<Stored<string>> = {}): Stored<string> => ({
  id,
  version: 4,
  state: 'old',
  seen: { intake: 2 },
  commands: [],
  sequence: 7,
  wakeUps: { warn: 10, breach: 20 },
  acts: [],
  ...over,
});
const where = (service: string) => ({ service, id, now: Date.UTC(2026, 0, 5) });

describe('assemble', () => {
  it('begins a document at version 1 and its events at sequence 1', () => {
    const commit = assemble(where('intake'), undefined, { state: 'new', events: [viewed('a'), viewed('b')] }, cause);
    expect(commit.next).toEqual({
      id,
      version: 1,
      state: 'new',
      seen: {},
      commands: [],
      sequence: 2,
      wakeUps: {},
      acts: [],
    });
    expect(commit.events.map((event) => event.id)).toEqual([`intake.${id}.1`, `intake.${id}.2`]);
    expect(commit.previous).toBeUndefined();
  });

  it('raises the version by one and the sequence by the number of events', () => {
    const { next, events } = assemble(where('intake'), stored(), { state: 'new', events: [viewed('a')] }, cause);
    expect(next).toMatchObject({ version: 5, sequence: 8 });
    expect(events[0]?.sequence).toBe(8);
  });

  it('wraps each event in an envelope that `parseEvent` accepts, with its cause, actor and time', () => {
    const actor = { id: 'u1', role: 'unit' as const, unit: 'squad-1' };
    const { events } = assemble(
      where('intake'),
      stored(),
      { state: 's', events: [viewed('a')] },
      { ...cause, actor, traceparent: '00-1' },
    );
    expect(parseEvent(JSON.parse(JSON.stringify(events[0])))).toEqual(events[0]);
    expect(events[0]).toMatchObject({
      source: 'intake',
      subject: id,
      jurisdiction: 'shanghe',
      causationid: 'intake.x.1',
      traceparent: '00-1',
      actorid: 'u1',
      actorrole: 'unit',
      actorunit: 'squad-1',
      time: '2026-01-05T00:00:00.000Z',
    });
  });

  it('refuses an event that its schema does not allow', () => {
    const wrong = { type: 'CallerViewed', data: { reason: 3 } } as unknown as NewEvent;
    expect(() => assemble(where('intake'), undefined, { state: 's', events: [wrong] }, cause)).toThrow(/reason/);
  });

  it('stores the highest sequence seen from one producer, and keeps those of other producers', () => {
    expect(assemble(where('sla'), stored(), { state: 's' }, { ...cause, seen: { routing: 3 } }).next.seen).toEqual({
      intake: 2,
      routing: 3,
    });
    expect(assemble(where('sla'), stored(), { state: 's' }, { ...cause, seen: { intake: 3 } }).next.seen).toEqual({
      intake: 3,
    });
  });

  it('sets, replaces and cancels wake-ups by name, and leaves the others unchanged', () => {
    expect(
      assemble(where('sla'), stored(), { state: 's', wakeUps: { warn: null, late: 30 } }, cause).next.wakeUps,
    ).toEqual({ breach: 20, late: 30 });
    expect(assemble(where('sla'), stored(), { state: 's' }, cause).next.wakeUps).toEqual({ warn: 10, breach: 20 });
  });

  it('removes the wake-up that rang, unless the decision sets it again', () => {
    expect(assemble(where('sla'), stored(), { state: 's' }, { ...cause, wakeUp: 'warn' }).next.wakeUps).toEqual({
      breach: 20,
    });
    expect(
      assemble(where('sla'), stored(), { state: 's', wakeUps: { warn: 99 } }, { ...cause, wakeUp: 'warn' }).next
        .wakeUps,
    ).toEqual({ warn: 99, breach: 20 });
  });

  it('keeps each act until its outcome is stored, under an id made of service, document and name', () => {
    const first = assemble(
      where('intake'),
      stored(),
      {
        state: 's',
        acts: [
          { name: 'a', type: 'sms', data: {} },
          { name: 'b', type: 'sms', data: {} },
        ],
      },
      cause,
    ).next;
    expect(first.acts.map((act) => act.id)).toEqual([`intake.${id}.a`, `intake.${id}.b`]);
    expect(
      assemble(where('intake'), first, { state: 's' }, { ...cause, act: `intake.${id}.a` }).next.acts.map(
        (act) => act.id,
      ),
    ).toEqual([`intake.${id}.b`]);
  });

  it('remembers all commands of two days, also a hundred of them, and drops older ones', () => {
    const HOUR_MS = 3_600_000;
    let last: Stored<string> | undefined;
    for (let n = 0; n < 100; n += 1)
      last = assemble(
        { ...where('intake'), now: n * HOUR_MS },
        last,
        { state: 's', events: [viewed('a')] },
        { ...cause, command: { id: `k${n}`, hash: 'h' } },
      ).next;
    expect(last?.commands.map(({ at }) => at / HOUR_MS)).toEqual(Array.from({ length: 48 }, (_, n) => 52 + n));
    for (let n = 0; n < 100; n += 1)
      last = assemble(where('intake'), last, { state: 's' }, { ...cause, command: { id: `n${n}`, hash: 'h' } }).next;
    expect(last?.commands).toHaveLength(100);
    expect(last?.commands[0]).toEqual({ id: 'n0', hash: 'h', at: where('intake').now, recorded: [] });
  });

  it('does not change the previous document', () => {
    const before = stored();
    const copy = structuredClone(before);
    assemble(
      where('intake'),
      before,
      { state: 'new', wakeUps: { warn: null }, events: [viewed('a')] },
      { ...cause, seen: { routing: 1 }, wakeUp: 'breach' },
    );
    expect(before).toEqual(copy);
  });
});
