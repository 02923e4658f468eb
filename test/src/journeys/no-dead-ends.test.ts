import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, coordinator, dispatcher, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { squad } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('A ticket that the rules cannot place', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  const register = async (narrative: string, more: object = {}) =>
    (await world.register({ channel: 'phone', caller: { phone: '13805310002' }, narrative, ...more })).ticketId;
  const byHand = (lead: string) => ({ lead, assistants: [], reason: '目录中没有该事项，电话商定由其办理' });

  it('a dispatcher sends a ticket that no matter fits to any unit, and a later classification leaves it there', async () => {
    const ticketId = await register('喂喂听得见吗', { location: { region: 'xushang' } });
    expect(await world.read(ticketId)).toMatchObject({ state: 'awaiting-classification' });
    expect(await refusal(world.give(api.dispatchTicket, ticketId, byHand('moon'), dispatcher))).toMatchObject({
      code: 'unknown-unit',
    });
    await world.give(api.dispatchTicket, ticketId, byHand('squad-xushang'), dispatcher);
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    expect(ticket.matter).toBeUndefined();
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await world.give(api.classifyTicket, ticketId, { matter: 'power-supply.line', facts: {} }, operator);
    expect(await world.read(ticketId)).toMatchObject({
      state: 'acknowledged',
      lead: 'squad-xushang',
      matter: 'power-supply.line',
    });
  });

  it('a unit disputes a ticket without a matter, and the coordination body names another', async () => {
    const ticketId = await register('喂喂听得见吗', { location: { region: 'xushang' } });
    await world.give(api.dispatchTicket, ticketId, byHand('squad-xushang'), dispatcher);
    const dispute = { code: 'other-unit', reason: '应由供电公司', basis: '权责清单', proposedUnit: 'municipal-centre' };
    await world.give(api.raiseDispute, ticketId, dispute, squad);
    expect(await world.read(ticketId)).toMatchObject({ state: 'disputed' });
    const { findings } = await world.client.call(api.listFindings, { query: {} }, { as: supervisor });
    expect(findings).toMatchObject([{ ticketId, kind: 'dispute' }]);
    const named = { lead: 'municipal-centre', assistants: [], document: '指定1号', basis: '第25条', reason: '协调' };
    await world.give(api.designateUnit, ticketId, named, coordinator);
    expect(await world.read(ticketId)).toMatchObject({ state: 'dispatched', lead: 'municipal-centre' });
  });

  it('a caller who does not know the answer is asked no more: the pack says who leads, or a dispatcher does', async () => {
    const stall = world.example('street-trading.stall');
    const assumed = await register(stall, { location: { region: 'xushang' }, facts: { permit: 'unknown' } });
    expect(await world.read(assumed)).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    const dust = await register(world.example('site.dust'), { location: { region: 'xushang' } });
    expect(await world.read(dust)).toMatchObject({ state: 'awaiting-facts' });
    await world.give(api.provideFacts, dust, { facts: { 'site-side': 'unknown' }, answer: '说不清' }, operator);
    expect(await world.read(dust)).toMatchObject({
      state: 'awaiting-facts',
      question: { zh: expect.stringContaining('请派单员指定主办单位') },
    });
    await world.give(
      api.dispatchTicket,
      dust,
      { ...byHand('squad-xushang'), reason: '先由中队到现场查看' },
      dispatcher,
    );
    expect(await world.read(dust)).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
  });

  it('a caller who appeals after a direct answer and the closure gets a person, and then a unit', async () => {
    const { ticketId, queryCode } = await world.register({
      channel: 'phone',
      caller: { phone: '13805310002' },
      narrative: '请问政务大厅几点上班',
      kind: 'consultation',
    });
    const good = { caller: ticketId, reached: true, resolution: 'resolved', satisfaction: 'satisfied' } as const;
    await world.give(api.recordCallback, ticketId, good, caller);
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed' });
    await world.client.call(api.appealByCode, { params: { queryCode }, body: { reason: '去了没人' } });
    await world.settled();
    expect(await world.read(ticketId)).toMatchObject({ state: 'awaiting-classification' });
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', region: 'xushang', facts: { permit: 'none' } },
      dispatcher,
    );
    expect(await world.read(ticketId)).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
  });
});
