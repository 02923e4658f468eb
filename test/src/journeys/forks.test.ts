import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { admin, caller, coordinator, dispatcher, leaderOf, of, operator, supervisor, readingBy } from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { clocksOf, factsOf, TestWorld } from '../world';
import { shapes } from './shapes';
import {
  dissatisfied,
  expectComplete,
  mainLine,
  resolution,
  contactAndResolve,
  satisfied,
  squad,
  stallCall,
} from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe.each(shapes)('A ticket that does not go the usual way, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const call = (narrative: string, more: Partial<api.RequestBodyOf<typeof api.registerTicket>> = {}) =>
    world.register({ channel: 'phone', caller: { phone: '13700137000' }, narrative, ...more });
  /** Registers a call about stalls. The unit acknowledges it, contacts the caller and resolves it. */
  async function resolvedStall(): Promise<string> {
    const { ticketId } = await world.register(stallCall(world));
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, '张队长');
    return ticketId;
  }
  const redo = async (ticketId: string, approver: string): Promise<void> => {
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await contactAndResolve(world, ticketId, squad, approver);
  };

  it('an unclear text waits for a person, whose choice of a matter is kept as a training example', async () => {
    const { ticketId } = await call('喂喂听得见吗');
    expect(await world.read(ticketId)).toMatchObject({
      state: 'awaiting-classification',
      question: { en: expect.stringContaining('choose') },
    });
    expect(clocksOf(await world.read(ticketId))).toMatchObject({
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z' },
    });
    await world.moveTo('2026-01-05T10:00:00+08:00');
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', region: '白桥镇', facts: { permit: 'none' } },
      operator,
    );
    const ticket = await world.read(ticketId);
    expect(mainLine(ticket)).toEqual([
      'TicketRegistered',
      'ClassificationDeferred',
      'TicketClassified',
      'TicketDispatched',
    ]);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'squad-baiqiao', region: 'baiqiao' });
    expect(clocksOf(ticket)).toMatchObject({
      'resolve.1': { startedAt: '2026-01-05T01:00:00.000Z' },
      'acknowledge.1': { startedAt: '2026-01-05T02:00:00.000Z' },
    });
    const { rows } = await world.client.call(api.listTrainingRows, {}, { as: admin });
    expect(rows).toEqual([
      expect.objectContaining({
        ticketId,
        text: '喂喂听得见吗',
        matter: 'street-trading.stall',
        chosenBy: 'operator-1',
        at: '2026-01-05T02:00:00.000Z',
      }),
    ]);
  });

  it('a ticket whose lead depends on the region waits until an operator adds the missing region', async () => {
    const { ticketId } = await call(world.example('street-trading.stall'), { facts: { permit: 'none' } });
    expect(await world.read(ticketId)).toMatchObject({
      state: 'awaiting-facts',
      lead: 'shanghe-hotline',
      question: { en: expect.stringContaining('town') },
    });
    await world.give(api.provideFacts, ticketId, { region: 'baiqiao', answer: '在白桥大集' }, operator);
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'squad-baiqiao', region: 'baiqiao' });
    expect(ticket.question).toBeUndefined();
    expect(mainLine(ticket)).toEqual([
      'TicketRegistered',
      'TicketClassified',
      'RoutingFactsNeeded',
      'FactsProvided',
      'TicketDispatched',
    ]);
  });

  it('a ticket for which two units have a power goes to the coordination body, which designates one', async () => {
    const { ticketId } = await call(world.example('street-trading.school-food'), { location: { region: 'baiqiao' } });
    expect(await world.read(ticketId)).toMatchObject({ state: 'disputed', lead: 'shanghe-supervision' });
    expect(
      (await world.client.call(api.listFindings, { query: { kind: 'dispute' } }, { as: coordinator })).findings,
    ).toMatchObject([{ ticketId, kind: 'dispute', matter: 'street-trading.school-food' }]);
    expect(await refusal(world.give(api.acknowledgeDispatch, ticketId, {}, of('food-drug-team')))).toMatchObject({
      code: 'not-now',
    });
    await world.give(
      api.designateUnit,
      ticketId,
      {
        lead: 'food-drug-team',
        assistants: ['squad-baiqiao'],
        document: '商法指定〔2026〕1号',
        basis: '行政处罚法第二十五条',
        reason: '以食品安全为主',
      },
      coordinator,
    );
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({
      state: 'dispatched',
      lead: 'food-drug-team',
      assistants: ['squad-baiqiao'],
      why: { rule: { id: 'designated', basis: { text: '商法指定〔2026〕1号；行政处罚法第二十五条' } } },
    });
    expect(mainLine(ticket)).toEqual([
      'TicketRegistered',
      'TicketClassified',
      'JurisdictionDisputed',
      'UnitDesignated',
      'TicketDispatched',
    ]);
  });

  it('a merged ticket keeps both callers, and closes only after both are satisfied', async () => {
    const first = await world.register(stallCall(world));
    const second = await world.register({ ...stallCall(world), caller: { name: '李秀英', phone: '13900139000' } });
    expect(second.possiblySame).toMatchObject([{ ticketId: first.ticketId, why: 'same-location' }]);
    await world.give(api.mergeTicket, second.ticketId, { into: first.ticketId, reason: '同一路口' }, operator);
    expect(await world.read(second.ticketId)).toMatchObject({ state: 'merged', mergedInto: first.ticketId });
    expect(await world.read(first.ticketId)).toMatchObject({ state: 'dispatched', callers: 2 });
    expect(await refusal(world.give(api.acknowledgeDispatch, second.ticketId, {}, squad))).toMatchObject({
      code: 'not-now',
    });

    await redo(first.ticketId, '张队长');
    const { callers } = await world.client.call(
      api.readCaller,
      { params: { ticketId: first.ticketId }, body: readingBy(caller) },
      { as: caller },
    );
    expect(callers.map(({ phone }) => phone)).toEqual(['+8613800138000', '+8613900139000']);
    await world.give(api.recordCallback, first.ticketId, { ...satisfied, caller: second.ticketId }, caller);
    expect(await world.read(first.ticketId)).toMatchObject({ state: 'resolved' });
    await world.give(api.recordCallback, first.ticketId, { ...satisfied, caller: first.ticketId }, caller);
    const ticket = await world.read(first.ticketId);
    expect(ticket.state).toBe('closed');
    const asked = ticket.history.filter(({ type }) => type === 'CallbackRecorded').map(({ data }) => data.caller);
    expect(asked).toEqual([second.ticketId, first.ticketId]);
    expectComplete(ticket);
  });

  it('a known question is answered at once, and goes to a person if the answer did not help', async () => {
    const { ticketId } = await call('请问政务大厅几点上班', { kind: 'consultation' });
    const answered = await world.read(ticketId);
    expect(answered).toMatchObject({ state: 'answered', kind: 'consultation' });
    expect(mainLine(answered)).toEqual(['TicketRegistered', 'TicketAnswered', 'CallbackOpened']);
    expect(clocksOf(answered)).toMatchObject({
      'resolve.1': { state: 'met', dueAt: '2026-01-08T09:30:00.000Z' },
      'callback.1': { state: 'running' },
    });
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    expect(await world.read(ticketId)).toMatchObject({ state: 'awaiting-classification' });
    expect(clocksOf(await world.read(ticketId))).toMatchObject({
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z' },
    });
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', region: 'xushang', facts: { permit: 'none' } },
      dispatcher,
    );
    await redo(ticketId, '张队长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed', lead: 'squad-xushang' });
  });

  it('after three calls that nobody answered, the ticket goes to a supervisor and stays open', async () => {
    const ticketId = await resolvedStall();
    for (const day of ['05', '06', '07']) {
      await world.moveTo(`2026-01-${day}T18:30:00+08:00`);
      expect(await world.read(ticketId)).toMatchObject({ state: 'resolved' });
      await world.give(api.recordCallback, ticketId, { reached: false, caller: ticketId }, caller);
    }
    expect(await world.read(ticketId)).toMatchObject({
      state: 'supervised',
      question: { en: expect.stringContaining('3 attempts') },
    });
    const opened = (await world.read(ticketId)).history
      .filter(({ type }) => type === 'CallbackOpened')
      .map(({ data }) => data.notBefore);
    expect(opened).toEqual(['2026-01-05T10:30:00.000Z', '2026-01-06T10:30:00.000Z', '2026-01-07T10:30:00.000Z']);
    await world.give(api.orderRedo, ticketId, { what: 'call-again', reason: '换个时间再打' }, supervisor);
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed' });
  });

  it('after the last round of the pack, a supervisor orders one more, which needs a third signatory', async () => {
    const ticketId = await resolvedStall();
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    await redo(ticketId, '李队长');
    await world.give(api.recordCallback, ticketId, { ...dissatisfied, caller: ticketId }, caller);
    expect(await world.read(ticketId)).toMatchObject({ state: 'supervised', round: 2, lead: 'squad-xushang' });
    expect(
      await refusal(world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller)),
    ).toMatchObject({
      code: 'not-now',
    });
    await world.give(api.orderRedo, ticketId, { what: 'redo', reason: '局长包案' }, supervisor);
    expect(await world.read(ticketId)).toMatchObject({ state: 'dispatched', round: 3, lead: 'squad-xushang' });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await world.give(api.recordContact, ticketId, { outcome: 'reached' }, squad);
    const evidence = [await world.attach(ticketId, squad)];
    for (const before of ['张队长', '李队长'])
      expect(
        await refusal(
          world.give(api.resolveTicket, ticketId, { ...resolution(), evidence }, leaderOf('squad-xushang', before)),
        ),
      ).toMatchObject({
        code: 'same-approver',
      });
    await contactAndResolve(world, ticketId, squad, '局长');
    await world.give(api.recordCallback, ticketId, { ...satisfied, caller: ticketId }, caller);
    const ticket = await world.read(ticketId);
    expect(ticket.state).toBe('closed');
    expectComplete(ticket);
  });

  it('an operator hands an undetected emergency over to 119: it becomes critical and keeps its state', async () => {
    const { ticketId } = await call('商中路的路灯坏了，晚上漆黑一片', { location: { region: 'xushang' } });
    const before = await world.read(ticketId);
    const handOver = (guide: string) =>
      world.give(api.handOverEmergency, ticketId, { guide, reason: '来电人补充说灯杆正在冒火' }, operator);
    await handOver('emergency.fire');
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: before.state, urgency: 'critical' });
    expect(ticket.history.find(({ type }) => type === 'EmergencyHandedOver')?.data).toEqual({
      guide: 'emergency.fire',
      contact: '119',
      by: 'person',
      reason: '来电人补充说灯杆正在冒火',
    });
    for (const guide of ['no.such', 'answer.office-hours'])
      expect(await refusal(handOver(guide))).toMatchObject({ code: 'unknown-guide', errors: [{ path: 'guide' }] });
  });

  it('the limits of an emergency on a Saturday night count at once, and are breached that night', async () => {
    await world.moveTo('2026-01-10T23:00:00+08:00');
    const { ticketId } = await call('救命，电线掉在路上了正在冒火花，有人触电晕倒了', {
      location: { region: 'xushang' },
    });
    let ticket = await world.read(ticketId);
    expect(ticket.urgency).toBe('critical');
    expect(ticket.history.map(({ type }) => type)).toContain('EmergencyHandedOver');
    if (ticket.state === 'awaiting-classification')
      await world.give(api.classifyTicket, ticketId, { matter: 'power-supply.line' }, operator);
    ticket = await world.read(ticketId);
    expect(clocksOf(ticket)).toMatchObject({
      'acknowledge.1': { dueAt: '2026-01-10T15:10:00.000Z', warnAt: '2026-01-10T15:08:00.000Z' },
      'first-contact.1': { dueAt: '2026-01-10T15:30:00.000Z' },
      'resolve.1': { dueAt: '2026-01-10T17:00:00.000Z' },
    });
    await world.moveTo('2026-01-11T02:00:00+08:00');
    expect(factsOf(await world.read(ticketId), 'SlaTargetBreached')).toEqual([
      ['hand-over.1', '2026-01-10T15:05:00.000Z'],
      ['acknowledge.1', '2026-01-10T15:10:00.000Z'],
      ['first-contact.1', '2026-01-10T15:30:00.000Z'],
      ['resolve.1', '2026-01-10T17:00:00.000Z'],
    ]);
  });
});

describe('A matter for which no unit has a power', () => {
  it('its ticket goes to the fallback unit, and supervisors find it among the gaps', async () => {
    const world = await TestWorld.open({ environment: withSmallJurisdiction() });
    const { ticketId } = await world.register({
      channel: 'web',
      narrative: '公园里风筝线割伤人',
      location: { region: 'west' },
    });
    if ((await world.read(ticketId)).state === 'awaiting-classification')
      await world.give(api.classifyTicket, ticketId, { matter: 'kite' }, operator);
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'office', why: { rule: { id: 'fallback' } } });
    expect(mainLine(ticket).slice(-2)).toEqual(['GapFound', 'TicketDispatched']);
    expect(
      (await world.client.call(api.listFindings, { query: { kind: 'gap' } }, { as: supervisor })).findings,
    ).toMatchObject([{ ticketId, kind: 'gap', matter: 'kite', region: 'west' }]);
    expect(await world.client.call(api.readFigures, {}, { as: supervisor })).toMatchObject({
      open: 1,
      gaps: 1,
      byUnit: [{ unit: 'office', open: 1 }],
    });
    await world.close();
  });
});
