import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { operator } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe.each(shapes)('A unit that needs to know something, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const follow = (queryCode: string) => world.client.call(api.followQuery, { params: { queryCode } });
  const waiting = async (what: 'unit-asks' | 'unit-answered', as = squad) => {
    const { tickets } = await world.client.call(api.listTickets, { query: { waiting: what } }, { as });
    return tickets.map(({ ticketId }) => ticketId);
  };
  async function inHand() {
    const receipt = await world.register(stallCall(world));
    await world.give(api.acknowledgeDispatch, receipt.ticketId, {}, squad);
    return receipt;
  }

  it('the caller gets the question, answers it on their page, and the unit finds the answer', async () => {
    const { ticketId, queryCode } = await inHand();
    await world.give(api.askFacts, ticketId, { question: '摊位一般几点出来？', toCaller: true }, squad);
    const { history } = await world.read(ticketId, operator);
    expect(history.filter(({ type, data }) => type === 'MessageSent' && data.template === 'question')).toHaveLength(1);
    expect(await follow(queryCode)).toMatchObject({ question: '摊位一般几点出来？' });
    expect(await waiting('unit-asks', operator)).toEqual([ticketId]);
    const body = { text: '晚上八点，可打13900139000', answersUnit: true as const };
    await world.client.call(api.addByCode, { params: { queryCode }, body });
    await world.settled();
    expect(await world.read(ticketId, squad)).toMatchObject({
      unitAnswer: { question: '摊位一般几点出来？', answer: '晚上八点，可打＊＊＊', by: 'caller' },
    });
    expect(await waiting('unit-asks', operator)).toEqual([]);
    expect(await waiting('unit-answered')).toEqual([ticketId]);
    const seen = await follow(queryCode);
    expect(seen.question).toBeUndefined();
    expect(seen.steps.slice(-2).map(({ what }) => what.zh)).toEqual(['承办单位向您询问', '您回答了承办单位']);
    await world.give(api.addNote, ticketId, { text: '今晚八点去', readers: 'hotline' }, squad);
    expect(await waiting('unit-answered')).toEqual([]);
  });

  it('the hotline answers a question that is not for the caller, who sees nothing of it', async () => {
    const { ticketId, queryCode } = await inHand();
    await world.give(api.askFacts, ticketId, { question: '此前有无同类工单？' }, squad);
    const { question, steps } = await follow(queryCode);
    expect([question, steps.map(({ what }) => what.zh)]).toEqual([
      undefined,
      expect.not.arrayContaining(['承办单位向您询问']),
    ]);
    await world.give(
      api.provideFacts,
      ticketId,
      { facts: {}, answer: '上周有一张，已办结，详情13900139000' },
      operator,
    );
    expect(await world.read(ticketId, squad)).toMatchObject({
      unitAnswer: { answer: '上周有一张，已办结，详情＊＊＊', by: 'hotline' },
    });
    expect(await waiting('unit-answered')).toEqual([ticketId]);
  });

  it('an empty question is refused; an answer of a caller whom nobody asked is kept as information', async () => {
    const { ticketId, queryCode } = await inHand();
    const empty = await refusal(world.give(api.askFacts, ticketId, { question: ' ', toCaller: true }, squad));
    expect(empty).toMatchObject({ code: 'invalid-input', errors: [{ path: 'body.question' }] });
    await world.client.call(api.addByCode, {
      params: { queryCode },
      body: { text: '没人问也说一句', answersUnit: true },
    });
    await world.settled();
    const { history, unitAnswer } = await world.read(ticketId, squad);
    expect(history.at(-1)).toMatchObject({ type: 'InformationAdded', data: { text: '没人问也说一句' } });
    expect(unitAnswer).toBeUndefined();
  });
});
