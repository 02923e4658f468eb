import { eventually, gate, ticket, upTo } from '@hotline/runtime/testing';
import { eventsOf, Hearing } from './hearing';
import { onEngines } from './required';

jest.setTimeout(60_000);

onEngines((engines) => {
  describe('A service whose handler of Kafka events throws', () => {
    let hearing: Hearing;
    beforeEach(async () => {
      hearing = new Hearing(engines);
      await hearing.start();
    });
    afterEach(() => hearing.remove());

    it('gets a failed event again until it succeeds, and no event is lost (nestjs/nest #4241)', async () => {
      hearing.rule = ({ id }) => {
        if ((hearing.given.get(id) ?? 0) < 4) throw new Error('not yet');
      };
      await hearing.append(...eventsOf(ticket(1), 1, 3), ...eventsOf(ticket(2), 1, 3));
      for (const id of [ticket(1), ticket(2)])
        await eventually(async () => expect(await hearing.heard(id)).toEqual([1, 2, 3]));
      expect(await hearing.parked()).toEqual({});
      await eventually(async () => expect(await hearing.committed()).toBe(6));
    });

    it('throws any kind of value without restarting the client or repeating events (nestjs/nest #10091)', async () => {
      const thrown: unknown[] = [
        new Error('an error'),
        'a text',
        undefined,
        Object.assign(new Error('one that kafkajs would repeat'), { name: 'KafkaJSError', retriable: true }),
      ];
      const failing = new Map(thrown.map((what, n) => [ticket(n + 1), what]));
      hearing.rule = async ({ subject }) => {
        if (failing.has(subject)) throw failing.get(subject);
      };
      const member = await hearing.member();
      const others = upTo(20).map((n) => ticket(100 + n));
      await hearing.append(...[...failing.keys(), ...others].flatMap((id) => eventsOf(id, 1, 1)));
      await eventually(async () =>
        expect(Object.keys(await hearing.parked()).sort()).toEqual([...failing.keys()].sort()),
      );
      for (const id of others) await eventually(async () => expect(await hearing.heard(id)).toEqual([1]));
      expect(others.map((id) => hearing.given.get(`letters.${id}.1`))).toEqual(others.map(() => 1));
      await eventually(async () => expect(await hearing.committed()).toBe(failing.size + others.length));
      expect([await hearing.member(), member]).toEqual([member, expect.stringContaining('hotline@')]);
    });

    it('parks the ticket of an event that always fails, and the partition goes on (nestjs/nest #14664)', async () => {
      hearing.rule = ({ subject, sequence }) => {
        if (subject === ticket(1) && sequence >= 2) throw new Error('the rule does not work yet');
      };
      await hearing.append(...eventsOf(ticket(1), 1, 3), ...eventsOf(ticket(2), 1, 2));
      await eventually(async () => expect(await hearing.parked()).toEqual({ [ticket(1)]: [2, 3] }));
      await hearing.append(...eventsOf(ticket(2), 3, 4), ...eventsOf(ticket(1), 4, 4));
      await eventually(async () => expect(await hearing.heard(ticket(2))).toEqual([1, 2, 3, 4]));
      await eventually(async () => expect(await hearing.parked()).toEqual({ [ticket(1)]: [2, 3, 4] }));
      expect(await hearing.heard(ticket(1))).toEqual([1]);
      await eventually(async () => expect(await hearing.committed()).toBe(8));
      expect([await hearing.figure('hotline_lag_events'), await hearing.figure('hotline_parked_tickets')]).toEqual([
        0, 1,
      ]);
      await hearing.stop();
      await hearing.start();
      hearing.rule = () => undefined;
      expect(await hearing.service.replayParked(ticket(1))).toBe(3);
      expect([await hearing.heard(ticket(1)), await hearing.parked()]).toEqual([[1, 2, 3, 4], {}]);
    });

    it('does not commit the offset of an unhandled event, and counts it and later events as lag', async () => {
      const freed = gate();
      hearing.rule = ({ subject }) => (subject === ticket(1) ? freed.opened : undefined);
      await hearing.append(...eventsOf(ticket(2), 1, 2), ...eventsOf(ticket(1), 1, 1), ...eventsOf(ticket(2), 3, 9));
      await eventually(async () => expect(await hearing.heard(ticket(2))).toEqual(upTo(9)));
      await eventually(async () => expect(await hearing.figure('hotline_lag_events')).toBe(8));
      await eventually(async () => expect(await hearing.committed()).toBe(2));
      freed.open();
      await eventually(async () => expect(await hearing.figure('hotline_lag_events')).toBe(0));
      await eventually(async () => expect(await hearing.committed()).toBe(10));
    });
  });
});
