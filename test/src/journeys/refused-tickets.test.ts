import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { dispatcher, operator, reviewer, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { expectComplete, mainLine, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe.each(shapes)('A ticket that the hotline does not accept, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  const other: TestPerson = { ...operator, id: 'operator-2' };
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const ask = (ticketId: string, code = 'statutory-procedure', as = operator) =>
    world.give(api.requestRefusal, ticketId, { code, reason: '法院已经立案' }, as);
  const decide = (ticketId: string, approve: boolean, as: TestPerson) =>
    world.give(api.decideRefusal, ticketId, { approve, reason: '已核对' }, as);
  const follow = (queryCode: string) => world.client.call(api.followQuery, { params: { queryCode } });
  async function appeal(queryCode: string): Promise<void> {
    await world.client.call(api.appealByCode, { params: { queryCode }, body: { reason: '法院没有立案' } });
    await world.settled();
  }

  it('a second person approves, the caller reads the way that is open, appeals, and others look at it', async () => {
    const { ticketId, queryCode } = await world.register(stallCall(world));
    expect(await refusal(ask(ticketId, 'weather'))).toMatchObject({ code: 'invalid-input' });
    await ask(ticketId);
    expect(await refusal(ask(ticketId, undefined, dispatcher))).toMatchObject({ code: 'not-now' });
    expect(await world.read(ticketId)).toMatchObject({
      state: 'dispatched',
      refusalRequest: { code: 'statutory-procedure', approvers: ['reviewer', 'supervisor'] },
    });
    const { approvals } = await world.client.call(api.listApprovals, { query: { limit: 5 } }, { as: reviewer });
    expect(approvals).toMatchObject([{ kind: 'refusal', code: { zh: '应通过法定程序解决' } }]);
    expect(await refusal(decide(ticketId, true, dispatcher))).toMatchObject({ code: 'not-allowed' });
    expect(await refusal(decide(ticketId, true, { ...supervisor, id: operator.id }))).toMatchObject({
      code: 'same-approver',
    });
    await decide(ticketId, true, reviewer);
    const refused = await world.read(ticketId);
    expect(refused.state).toBe('closed');
    expect(refused).not.toHaveProperty('refusalRequest');
    expect(refused.history.filter(({ type }) => type === 'MessageSent').at(-1)?.data).toMatchObject({
      template: 'refused',
    });
    expect(await refusal(world.give(api.acknowledgeDispatch, ticketId, {}, squad))).toMatchObject({ code: 'not-now' });
    expect(await follow(queryCode)).toMatchObject({
      closure: { zh: '不予受理' },
      refusal: {
        text: { zh: expect.stringContaining('法定程序') },
        route: { zh: expect.stringContaining('法院') },
        contact: expect.stringContaining('12368'),
        appealUntil: '2026-01-20T01:00:00.000Z',
      },
      may: ['appeal'],
    });

    await appeal(queryCode);
    const open = await world.read(ticketId);
    expect(open).toMatchObject({
      state: 'awaiting-classification',
      question: { zh: expect.stringContaining('其他人员') },
    });
    expect(await follow(queryCode)).not.toHaveProperty('refusal');
    expect(await refusal(ask(ticketId))).toMatchObject({
      code: 'not-allowed',
      detail: expect.stringContaining('诉求人已申诉'),
    });
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', facts: { permit: 'none' } },
      other,
    );
    const accepted = await world.read(ticketId);
    expect(accepted).toMatchObject({ state: 'dispatched', lead: 'squad-xushang', round: 1 });
    expect(mainLine(accepted).slice(-6)).toEqual([
      'TicketRefused',
      'TicketClosed',
      'TicketReopened',
      'ClassificationDeferred',
      'TicketClassified',
      'TicketDispatched',
    ]);
    expectComplete(accepted);
  });

  it('the second refusal is final, an appeal comes too late after its days, and a rejected request changes nothing', async () => {
    const { ticketId, queryCode } = await world.register(stallCall(world));
    await ask(ticketId);
    await decide(ticketId, false, reviewer);
    expect(await world.read(ticketId)).toMatchObject({ state: 'dispatched' });
    expect(await refusal(decide(ticketId, true, reviewer))).toMatchObject({ code: 'not-now' });
    await ask(ticketId);
    await decide(ticketId, true, reviewer);
    await appeal(queryCode);
    await ask(ticketId, 'petition', other);
    await decide(ticketId, true, supervisor);
    expect(await follow(queryCode)).toMatchObject({ state: 'closed', may: [] });
    expect(await refusal(appeal(queryCode))).toMatchObject({ code: 'not-allowed' });
    const third = await refusal(ask(ticketId, 'petition', { ...operator, id: 'operator-3' }));
    expect(third).toMatchObject({ code: 'not-now', detail: expect.stringContaining('已结案') });

    const second = await world.register({ ...stallCall(world), narrative: '喂喂，没事', facts: {} });
    await ask(second.ticketId, 'no-content');
    expect(await world.read(second.ticketId)).toMatchObject({ state: 'closed' });
    await world.moveTo('2026-01-21T09:00:01+08:00');
    const late = await refusal(appeal(second.queryCode));
    expect(late).toMatchObject({ code: 'window-passed', detail: expect.stringContaining('1月20日') });
  });

  it('a ticket with a danger is not refused, and a danger that somebody notices drops the request', async () => {
    const fire = await world.register({ ...stallCall(world), narrative: '楼下着火了，快来人' });
    const inDanger = await refusal(ask(fire.ticketId, 'malicious'));
    expect(inDanger).toMatchObject({ code: 'not-now', detail: expect.stringContaining('危险') });
    const { ticketId } = await world.register(stallCall(world));
    await ask(ticketId);
    await world.give(
      api.handOverEmergency,
      ticketId,
      { guide: 'emergency.fire', reason: '背景有人喊着火' },
      dispatcher,
    );
    const ticket = await world.read(ticketId);
    expect(ticket).not.toHaveProperty('refusalRequest');
    expect(mainLine(ticket)).toContain('RefusalRejected');
    expect(await refusal(decide(ticketId, true, reviewer))).toMatchObject({ code: 'not-now' });
  });
});
