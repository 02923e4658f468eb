import * as api from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { listen, type Changes } from '../changes';
import { refusal, type TestPerson } from '../client';
import { caller, dispatcher, leaderOf, operator, supervisor } from '../people';
import { clocksOf, TestWorld, type ReadTicket } from '../world';
import { shapes } from './shapes';
import { dissatisfied, expectComplete, mainLine, resolution, saidBy, satisfied, squad, stallCall, town } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const [zhang, li] = [leaderOf('town-xushang', '张主任'), leaderOf('town-xushang', '李书记')];
const HOUR = 3_600_000;
const onMonday = (time: string): string => `2026-01-05T${time}+08:00`;

describe.each(shapes)('A ticket from the call to a satisfied caller, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let changes: Changes;
  let id: string;
  let queryCode: string;
  let ticket: ReadTicket;

  /**
   * Sends a command at its time, and again with the same key, which must change nothing. Returns what the caller is
   * shown then.
   */
  async function step<O extends api.Operation>(
    time: string,
    operation: O,
    body: api.RequestBodyOf<O>,
    as: TestPerson,
  ): Promise<string> {
    await world.moveTo(onMonday(time));
    const key = `step-${time}`;
    const first = (await world.give(operation, id, body, as, key)) as api.Receipt;
    ticket = await world.read(id);
    const again = await world.give(operation, id, body, as, key);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await world.read(id)).toEqual(ticket);
    return shown();
  }
  const shown = async (): Promise<string> => {
    const { state, steps, ticketNo } = await world.client.call(api.followQuery, { params: { queryCode } });
    expect(ticketNo).toBe(ticket.ticketNo);
    return `${state}: ${steps.at(-1)?.what.zh}`;
  };

  beforeAll(async () => {
    world = await TestWorld.open({ ...setting, at: onMonday('09:00:00') });
    changes = await listen(world.client, world.running.url, supervisor);
  });
  afterAll(async () => {
    changes.close();
    await world.close();
  });

  it('a call that is sent twice is registered once, and is dispatched with reasons', async () => {
    const receipt = await world.register(stallCall(world), 'call-1');
    expect(receipt).toMatchObject({
      repeated: false,
      possiblySame: [],
      ticketNo: '20260105-000001',
      recorded: [{ type: 'TicketRegistered' }],
    });
    expect(await world.register(stallCall(world), 'call-1')).toEqual({ ...receipt, repeated: true });
    ({ ticketId: id, queryCode } = receipt);
    ticket = await world.read(id);
    expect(mainLine(ticket)).toEqual(['TicketRegistered', 'TicketClassified', 'TicketDispatched']);
    expect(ticket).toMatchObject({
      state: 'dispatched',
      matter: 'street-trading.stall',
      lead: 'squad-xushang',
      assistants: ['town-xushang'],
      round: 1,
      hop: 1,
      kind: 'complaint',
      urgency: 'normal',
    });
    expect(ticket.why).toMatchObject({
      lead: { power: 'squad-without-permit', inNameOf: 'enforcement-bureau', basis: { kind: 'assumption' } },
      runnerUp: { unit: 'enforcement-bureau' },
    });
    expect((await world.client.call(api.listTickets, {}, { as: operator })).tickets).toHaveLength(1);
    expect(await shown()).toBe('dispatched: 已派单');
  });

  it('its limits count from the call: 4 working hours to acknowledge, 1 day to contact, 10 to resolve', async () => {
    expect(clocksOf(ticket)).toMatchObject({
      'acknowledge.1': { startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-05T06:30:00.000Z', state: 'running' },
      'first-contact.1': { startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-06T09:30:00.000Z', state: 'running' },
      'resolve.1': { startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-19T09:30:00.000Z', state: 'running' },
    });
  });

  it('the unit acknowledges it and asks to return it; a dispatcher grants that and names the next unit', async () => {
    expect(await step('09:10:00', api.acknowledgeDispatch, {}, squad)).toBe('acknowledged: 承办单位已签收');
    expect(
      await step(
        '09:20:00',
        api.requestReturn,
        {
          code: 'not-our-power',
          reason: '占道摊点在集贸市场红线内',
          basis: '集贸市场管理办法第五条',
          proposedUnit: 'town-xushang',
        },
        squad,
      ),
    ).toBe('return-requested: 承办单位已签收');
    expect(ticket.history.at(-1)).toMatchObject({
      type: 'ReturnRequested',
      by: { id: 'squad-xushang-1', unit: 'squad-xushang' },
      data: { reason: '占道摊点在集贸市场红线内', basis: '集贸市场管理办法第五条' },
    });
    expect(await step('09:30:00', api.decideReturn, { grant: true, reason: '由街道办理' }, dispatcher)).toBe(
      'dispatched: 已派单',
    );
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'town-xushang', hop: 2, round: 1 });
  });

  it('the next unit gets its own time to acknowledge, and no other due time changes', async () => {
    expect(clocksOf(ticket)).toMatchObject({
      'acknowledge.1': { state: 'met', countedMs: HOUR / 6 },
      'acknowledge.2': { startedAt: '2026-01-05T01:30:00.000Z', dueAt: '2026-01-05T07:00:00.000Z', state: 'running' },
      'first-contact.1': { startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-06T09:30:00.000Z', state: 'running' },
      'resolve.1': { startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-19T09:30:00.000Z', state: 'running' },
    });
  });

  it('the next unit resolves it, and it stays open until the callback', async () => {
    expect(await step('09:40:00', api.acknowledgeDispatch, {}, town)).toBe('acknowledged: 承办单位已签收');
    expect(await step('10:00:00', api.recordContact, { outcome: 'reached' }, town)).toBe(
      'acknowledged: 承办单位已联系',
    );
    const evidence = [await world.attach(id, zhang)];
    expect(await step('11:00:00', api.resolveTicket, { ...resolution(), evidence }, zhang)).toBe(
      'resolved: 承办单位已办结',
    );
    expect(clocksOf(ticket)).toMatchObject({
      'acknowledge.2': { state: 'met', countedMs: HOUR / 6 },
      'first-contact.1': { state: 'met', countedMs: HOUR },
      'resolve.1': { state: 'met', countedMs: 2 * HOUR },
      'callback.1': { state: 'running', dueAt: '2026-01-08T09:30:00.000Z' },
    });
  });

  it('a dissatisfied caller sends it back to the same lead, and its limit still counts from the call', async () => {
    expect(await step('14:00:00', api.recordCallback, { ...dissatisfied, caller: id }, caller)).toBe(
      'dispatched: 已派单',
    );
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'town-xushang', round: 2, hop: 3 });
    expect(clocksOf(ticket)).toMatchObject({
      'callback.1': { state: 'met', elapsedMs: 3 * HOUR, countedMs: 1.5 * HOUR },
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-19T09:30:00.000Z' },
      'redo.1': { state: 'running', dueAt: '2026-01-08T09:30:00.000Z' },
      'acknowledge.3': { state: 'running', dueAt: '2026-01-06T01:00:00.000Z' },
      'first-contact.2': { state: 'running', dueAt: '2026-01-06T09:30:00.000Z' },
    });
  });

  it('the second resolution needs another signatory than the first', async () => {
    await step('14:10:00', api.acknowledgeDispatch, {}, town);
    await step('14:30:00', api.recordContact, { outcome: 'reached' }, town);
    const evidence = [await world.attach(id, li, 'round 2')];
    ticket = await world.read(id);
    expect(
      await refusal(world.give(api.resolveTicket, id, { ...resolution(), evidence }, zhang, 'same')),
    ).toMatchObject({
      status: 409,
      code: 'same-approver',
      hint: { en: 'A redo needs another approver' },
    });
    expect(await world.read(id)).toEqual(ticket);
    const done = { ...resolution('每天派人值守，摊位不再出现。'), evidence };
    expect(await step('15:00:00', api.resolveTicket, done, li)).toBe('resolved: 承办单位已办结');
    expect(clocksOf(ticket)).toMatchObject({
      'resolve.1': { state: 'met', countedMs: 4.5 * HOUR },
      'redo.1': { state: 'met', countedMs: HOUR },
      'first-contact.2': { state: 'met', countedMs: HOUR / 2 },
    });
  });

  it('it closes when the caller is satisfied, and not before', async () => {
    expect(await step('16:00:00', api.recordCallback, { ...satisfied, caller: id }, caller)).toBe('closed: 已结案');
    expect(ticket).toMatchObject({ state: 'closed', breached: 0, ageMs: 7 * HOUR });
    expect(ticket.clocks.filter((clock) => clock.state !== 'met')).toEqual([]);
    expect(await refusal(world.give(api.resolveTicket, id, resolution(), li))).toMatchObject({ code: 'not-now' });
  });

  it('its history is complete and in order', () => {
    expectComplete(ticket);
    expect(mainLine(ticket)).toEqual([
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
    expect(saidBy(ticket, 'sla')).toEqual([
      'SlaTargetsSet',
      'SlaTargetsSet',
      'SlaTargetMet dispatch.1',
      'SlaTargetsSet',
      'SlaTargetMet acknowledge.1',
      'SlaTargetsSet',
      'SlaTargetMet acknowledge.2',
      'SlaTargetMet first-contact.1',
      'SlaTargetMet resolve.1',
      'SlaTargetsSet',
      'SlaTargetMet callback.1',
      'SlaTargetsSet',
      'SlaTargetMet acknowledge.3',
      'SlaTargetMet first-contact.2',
      'SlaTargetMet resolve.1',
      'SlaTargetMet redo.1',
      'SlaTargetsSet',
      'SlaTargetMet callback.2',
    ]);
    expect(saidBy(ticket, 'intake')).toEqual(['TicketRegistered', 'MessageSent', 'MessageSent', 'MessageSent']);
  });

  it('the caller is shown its steps and the answer, and nothing internal', async () => {
    const { steps, reply, lead, dueAt } = await world.client.call(api.followQuery, { params: { queryCode } });
    expect(steps.map(({ what }) => what.zh)).toEqual([
      '已受理',
      '已确定事项',
      '已派单',
      '承办单位已签收',
      '已派单',
      '承办单位已签收',
      '承办单位已联系',
      '承办单位已办结',
      '已回访',
      '重新办理',
      '已派单',
      '承办单位已签收',
      '承办单位已联系',
      '承办单位已办结',
      '已回访',
      '已结案',
    ]);
    expect([reply, lead?.zh, dueAt]).toEqual(['每天派人值守，摊位不再出现。', '许商街道办事处', undefined]);
  });

  it('the live stream reports each change of its state', async () => {
    await eventually(() => expect(changes.seen.at(-1)).toMatchObject({ ticketId: id, state: 'closed' }));
    const states = changes.seen.map(({ state }) => state).filter((state, i, all) => state !== all[i - 1]);
    expect(states).toEqual([
      'registered',
      'dispatched',
      'acknowledged',
      'return-requested',
      'dispatched',
      'acknowledged',
      'resolved',
      'registered',
      'dispatched',
      'acknowledged',
      'resolved',
      'closed',
    ]);
  });
});
