import * as api from '@hotline/contracts';
import { caller, dispatcher, leaderOf } from '../people';
import { clocksOf, factsOf, TestWorld, type ReadTicket } from '../world';
import { shapes } from './shapes';
import { dissatisfied, expectComplete, mainLine, satisfied, squad, stallCall, town, resolveWith } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const HOUR = 3_600_000;

/** National Day 2025: Sunday, 28 September and Saturday, 11 October are working days; 1 to 8 October are not. */
describe('Due times around the National Day week of 2025', () => {
  it.each([
    {
      when: 'on the Friday evening before the holidays',
      at: '2025-09-26T18:30:00+08:00',
      acknowledge: '2025-09-28T14:00:00+08:00',
      contact: '2025-09-28T17:30:00+08:00',
      resolve: '2025-10-16T17:30:00+08:00',
    },
    {
      when: 'on the eve of the holidays',
      at: '2025-09-30T18:30:00+08:00',
      acknowledge: '2025-10-09T14:00:00+08:00',
      contact: '2025-10-09T17:30:00+08:00',
      resolve: '2025-10-21T17:30:00+08:00',
    },
    {
      when: 'in the middle of the holidays',
      at: '2025-10-05T10:00:00+08:00',
      acknowledge: '2025-10-09T14:00:00+08:00',
      contact: '2025-10-09T17:30:00+08:00',
      resolve: '2025-10-21T17:30:00+08:00',
    },
    {
      when: 'on the make-up Saturday after the holidays',
      at: '2025-10-11T15:30:00+08:00',
      acknowledge: '2025-10-13T10:30:00+08:00',
      contact: '2025-10-13T17:30:00+08:00',
      resolve: '2025-10-24T17:30:00+08:00',
    },
  ])('the limits of a call $when count only working time', async ({ at, acknowledge, contact, resolve }) => {
    const world = await TestWorld.open({ at });
    const clocks = clocksOf(await world.read((await world.register(stallCall(world))).ticketId));
    await world.close();
    expect([clocks['acknowledge.1']?.dueAt, clocks['first-contact.1']?.dueAt, clocks['resolve.1']?.dueAt]).toEqual(
      [acknowledge, contact, resolve].map((due) => new Date(due).toISOString()),
    );
  });
});

describe.each(shapes)(
  'A call that units handle late, made on the Friday evening before the holiday week, with $shape',
  ({ shape: _, ...setting }) => {
    let world: TestWorld;
    let id: string;
    const read = (): Promise<ReadTicket> => world.read(id);
    const atRisk = async () => factsOf(await read(), 'SlaTargetAtRisk');
    const breached = async () => factsOf(await read(), 'SlaTargetBreached');

    beforeAll(async () => {
      world = await TestWorld.open({ ...setting, at: '2025-09-26T18:30:00+08:00' });
      id = (await world.register(stallCall(world))).ticketId;
    });
    afterAll(() => world.close());

    it('the warning for the acknowledgement is published on the make-up Sunday, not before', async () => {
      await world.moveTo('2025-09-28T11:41:59.999+08:00');
      expect(await atRisk()).toEqual([]);
      await world.moveTo('2025-09-28T11:42:00+08:00');
      expect(await atRisk()).toEqual([['acknowledge.1', '2025-09-28T03:42:00.000Z']]);
      expect(clocksOf(await read())['acknowledge.1']).toMatchObject({ state: 'at-risk', countedMs: 3.2 * HOUR });
    });

    it('the breach is published once, when the four working hours are over', async () => {
      await world.moveTo('2025-09-28T13:59:59.999+08:00');
      expect(await breached()).toEqual([]);
      await world.moveTo('2025-09-28T14:00:00+08:00');
      expect(await breached()).toEqual([['acknowledge.1', '2025-09-28T06:00:00.000Z']]);
      const { tickets } = await world.client.call(
        api.listTickets,
        { query: { unit: 'squad-xushang', dueBefore: '2025-09-28T14:00:01+08:00' } },
        { as: dispatcher },
      );
      expect(tickets).toMatchObject([{ ticketId: id, breached: 1 }]);
    });

    it('a late acknowledgement is marked as late, and the breach is not published again', async () => {
      await world.moveTo('2025-09-28T16:30:00+08:00');
      await world.give(api.acknowledgeDispatch, id, {}, squad);
      expect(clocksOf(await read())['acknowledge.1']).toMatchObject({ state: 'met-late', countedMs: 6.5 * HOUR });
      expect(await breached()).toHaveLength(1);
      expect(await atRisk()).toEqual([
        ['acknowledge.1', '2025-09-28T03:42:00.000Z'],
        ['first-contact.1', '2025-09-28T08:00:00.000Z'],
      ]);
    });

    it('a return changes no due time, and gives the next unit its own time to acknowledge', async () => {
      await world.give(
        api.requestReturn,
        id,
        { code: 'other-region', reason: '不属本中队辖区', basis: '权责清单第12项', proposedUnit: 'town-xushang' },
        squad,
      );
      await world.moveTo('2025-09-28T17:00:00+08:00');
      await world.give(api.decideReturn, id, { grant: true, reason: '同意' }, dispatcher);
      expect(clocksOf(await read())).toMatchObject({
        'acknowledge.2': {
          startedAt: '2025-09-28T09:00:00.000Z',
          dueAt: '2025-09-29T04:00:00.000Z',
          warnAt: '2025-09-29T03:12:00.000Z',
        },
        'first-contact.1': {
          startedAt: '2025-09-26T10:30:00.000Z',
          dueAt: '2025-09-28T09:30:00.000Z',
          state: 'at-risk',
        },
        'resolve.1': { startedAt: '2025-09-26T10:30:00.000Z', dueAt: '2025-10-16T09:30:00.000Z', state: 'running' },
      });
      await world.moveTo('2025-09-28T17:30:00+08:00');
      expect((await breached()).at(-1)).toEqual(['first-contact.1', '2025-09-28T09:30:00.000Z']);
    });

    it('only office hours count, through the holidays and their make-up Saturday', async () => {
      await world.moveTo('2025-09-29T09:30:00+08:00');
      await world.give(api.acknowledgeDispatch, id, {}, town);
      await world.give(api.recordContact, id, { outcome: 'reached' }, town);
      expect(clocksOf(await read())).toMatchObject({
        'acknowledge.2': { state: 'met', countedMs: 1.5 * HOUR },
        'first-contact.1': { state: 'met-late', countedMs: 8.5 * HOUR },
      });
      await world.moveTo('2025-10-17T10:00:00+08:00');
      expect((await atRisk()).at(-1)).toEqual(['resolve.1', '2025-10-14T09:30:00.000Z']);
      expect((await breached()).at(-1)).toEqual(['resolve.1', '2025-10-16T09:30:00.000Z']);
      await resolveWith(world, id, leaderOf('town-xushang', '张主任'));
      expect(clocksOf(await read())).toMatchObject({
        'resolve.1': {
          state: 'met-late',
          countedMs: 76.5 * HOUR,
          elapsedMs: Date.parse('2025-10-17T10:00:00+08:00') - Date.parse('2025-09-26T18:30:00+08:00'),
        },
        'callback.1': { dueAt: '2025-10-22T09:30:00.000Z' },
      });
    });

    it('the overdue limit counts on through a redo, and each warning and breach is published once', async () => {
      await world.moveTo('2025-10-17T14:00:00+08:00');
      await world.give(api.recordCallback, id, { ...dissatisfied, caller: id }, caller);
      expect(clocksOf(await read())).toMatchObject({
        'resolve.1': { state: 'breached', startedAt: '2025-09-26T10:30:00.000Z', countedMs: 79 * HOUR },
        'redo.1': { dueAt: '2025-10-22T09:30:00.000Z', state: 'running' },
      });
      await world.give(api.acknowledgeDispatch, id, {}, town);
      await world.give(api.recordContact, id, { outcome: 'reached' }, town);
      await resolveWith(world, id, leaderOf('town-xushang', '李书记'));
      await world.give(api.recordCallback, id, { ...satisfied, caller: id }, caller);
      expect(await atRisk()).toEqual([
        ['acknowledge.1', '2025-09-28T03:42:00.000Z'],
        ['first-contact.1', '2025-09-28T08:00:00.000Z'],
        ['resolve.1', '2025-10-14T09:30:00.000Z'],
      ]);
      expect(await breached()).toEqual([
        ['acknowledge.1', '2025-09-28T06:00:00.000Z'],
        ['first-contact.1', '2025-09-28T09:30:00.000Z'],
        ['resolve.1', '2025-10-16T09:30:00.000Z'],
      ]);
      expect(await read()).toMatchObject({ state: 'closed', breached: 3 });
    });

    it('the closed ticket publishes nothing more, and its history is complete', async () => {
      const closed = await read();
      await world.moveTo('2025-11-30T09:00:00+08:00');
      expect((await read()).history).toEqual(closed.history);
      expectComplete(closed);
      expect(mainLine(closed)).toEqual([
        'TicketRegistered',
        'TicketClassified',
        'TicketDispatched',
        'DispatchAcknowledged',
        'ReturnRequested',
        'DispatchReturned',
        'TicketDispatched',
        'DispatchAcknowledged',
        'CallerContacted',
        'TicketResolved',
        'CallbackOpened',
        'CallbackRecorded',
        'TicketReopened',
        'TicketDispatched',
        'DispatchAcknowledged',
        'CallerContacted',
        'TicketResolved',
        'CallbackOpened',
        'CallbackRecorded',
        'TicketClosed',
      ]);
    });
  },
);
