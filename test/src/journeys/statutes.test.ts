import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { of, operator, supervisor } from '../people';
import { clocksOf, factsOf, TestWorld } from '../world';
import { shapes } from './shapes';
import { stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const market = of('market-team');
const other = of('squad-xushang');

describe.each(shapes)('A complaint about a purchase, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let id: string;
  let queryCode: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
    ({ ticketId: id, queryCode } = await world.register({ ...stallCall(world), kind: 'complaint' }));
  });
  afterAll(() => world.close());

  const classify = (matter: string, more: object = {}) =>
    world.give(
      api.classifyTicket,
      id,
      { matter, kind: 'complaint', urgency: 'normal', region: 'xushang', ...more },
      operator,
    );
  const followed = () => world.client.call(api.followQuery, { params: { queryCode } });
  const decide = (accepted: boolean, as = market, reason = '已联系商家，将于下周组织调解') =>
    world.give(api.decideAcceptance, id, { accepted, reason }, as);
  const messages = async () =>
    (await world.read(id)).history.filter(({ type }) => type === 'MessageSent').map(({ data }) => data.template);

  it('a complaint is due by the law once it is known to be about a purchase, and the caller is told so', async () => {
    expect(await followed()).not.toHaveProperty('statute');
    await classify('market.refund');
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({ lead: 'market-team' });
    expect(clocksOf(ticket)).toMatchObject({
      'resolve.1': { startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-05-08T09:30:00.000Z' },
      'accept.1': { startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-11T09:30:00.000Z', state: 'running' },
    });
    expect(await followed()).toMatchObject({
      dueAt: '2026-05-08T09:30:00.000Z',
      statute: { name: { zh: '消费投诉的法定期限' }, basis: '市场监督管理投诉举报处理暂行办法' },
    });
    expect((await followed()).steps.map(({ text }) => text)).toContain(
      '适用消费投诉的法定期限45个工作日，最晚2026年5月8日答复（依据：市场监督管理投诉举报处理暂行办法）',
    );
    expect(await messages()).toContain('statutory');
    const { targets } = await world.client.call(api.explainSla, { params: { ticketId: id } }, { as: supervisor });
    const lawOf = (name: string) => targets.find((one) => one.name === name)?.statute?.name.zh;
    expect([lawOf('resolve'), lawOf('accept'), lawOf('acknowledge')]).toEqual([
      '消费投诉的法定期限',
      '消费投诉的法定期限',
      undefined,
    ]);
  });

  it('a decision on the acceptance is refused to another unit, and without words for the caller', async () => {
    expect(await refusal(decide(true, other))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(decide(true, market, ' '))).toMatchObject({ status: 400, errors: [{ path: 'body.reason' }] });
    expect(await refusal(decide(true, operator))).toMatchObject({ status: 403 });
    expect(clocksOf(await world.read(id))['accept.1']).toMatchObject({ state: 'running' });
  });

  it('a decision that is not made in time is a breach, and the late decision still reaches the caller', async () => {
    await world.moveTo('2026-03-11T17:31:00+08:00');
    expect(factsOf(await world.read(id), 'SlaTargetBreached')).toContainEqual(['accept.1', '2026-03-11T09:30:00.000Z']);
    await decide(true);
    const ticket = await world.read(id);
    expect(clocksOf(ticket)['accept.1']).toMatchObject({ state: 'met-late' });
    expect(clocksOf(ticket)['resolve.1']).toMatchObject({ state: 'running' });
    expect((await followed()).steps.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/已受理：已联系商家，将于下周组织调解$/),
    );
    expect(await messages()).toContain('acceptance');
    expect(await refusal(decide(false))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('没有待告知的受理决定'),
    });
  });

  it('the limit of the hotline counts again after a correction, and the caller is told that, too', async () => {
    await classify('street-trading.stall', { facts: { permit: 'none' } });
    const ticket = await world.read(id);
    expect(clocksOf(ticket)['resolve.1']).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z' });
    expect(await followed()).not.toHaveProperty('statute');
    expect((await followed()).steps.map(({ text }) => text)).toContain(
      '适用热线的办理期限10个工作日，最晚2026年3月16日答复；法定期限不再适用',
    );
    expect((await messages()).filter((template) => template === 'statutory')).toHaveLength(2);
  });
});
