import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { admin, coordinator, dispatcher, of, supervisor } from '../people';
import { TestWorld } from '../world';
import { expectComplete, mainLine, squad, stallCall, town } from './stall';

jest.setTimeout(120_000);

const raised = {
  code: 'other-unit',
  reason: '摊位在街道办划定的便民摊区内，由街道管理',
  basis: '商河县便民摊区管理办法第六条',
  proposedUnit: 'town-xushang',
};
const opinion = {
  role: 'lead' as const,
  opinion: '便民摊区由我街道设置，可由我街道主办',
  basis: '商河县便民摊区管理办法第六条',
};
const decision = {
  lead: 'town-xushang',
  assistants: ['squad-xushang'],
  document: '商法指定〔2026〕3号',
  basis: '行政处罚法第二十五条',
  reason: '便民摊区内的摊位由街道主办',
};

describe('A dispute that a unit raises', () => {
  let world: TestWorld;
  let id: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    ({ ticketId: id } = await world.register(stallCall(world)));
  });
  afterEach(() => world.close());

  const listed = async (as: TestPerson) =>
    (await world.client.call(api.listTickets, { query: { state: 'disputed' } }, { as })).tickets.map(
      ({ ticketId }) => ticketId,
    );
  const precedents = async (state: 'candidate' | 'adopted') =>
    (await world.client.call(api.listPrecedents, { query: { state } }, { as: supervisor })).precedents;
  const preview = (query: { everywhere?: 'true' } = {}) =>
    world.client.call(api.readPrecedent, { params: { ticketId: id }, query }, { as: supervisor });

  it('the designation that settles it is approved as a precedent, and decides the next such ticket', async () => {
    await world.give(api.raiseDispute, id, raised, squad);
    expect(await world.read(id)).toMatchObject({
      state: 'disputed',
      lead: 'shanghe-supervision',
      question: { zh: expect.stringContaining('许商街道中队提出争议：摊位在街道办划定的便民摊区内') },
      dispute: {
        parties: ['squad-xushang', 'town-xushang'],
        opinionsBy: '2026-01-06T09:30:00.000Z',
        opinions: [],
        interim: [],
      },
    });
    expect([await listed(squad), await listed(town), await listed(of('squad-baiqiao'))]).toEqual([[id], [id], []]);

    const measure = { unit: 'squad-xushang', measure: '先行疏导，保持通道畅通', basis: '首接负责' };
    await world.give(api.orderInterimMeasure, id, measure, coordinator);
    await world.give(api.giveOpinion, id, opinion, town);
    expect((await world.read(id, squad)).dispute).toMatchObject({
      opinions: [{ unit: 'town-xushang', ...opinion, late: false }],
      interim: [measure],
    });

    await world.give(api.designateUnit, id, decision, coordinator);
    const designated = await world.read(id);
    expect(designated).toMatchObject({ state: 'dispatched', lead: 'town-xushang', assistants: ['squad-xushang'] });
    expect(designated.dispute).toBeUndefined();
    expect(designated.why?.rule.basis.text).toBe('商法指定〔2026〕3号；行政处罚法第二十五条');
    expect(designated.history.find(({ type }) => type === 'UnitDesignated')?.data).toMatchObject({
      unheard: ['squad-xushang'],
    });
    expectComplete(designated);

    expect(await precedents('candidate')).toMatchObject([
      { ticketId: id, lead: 'town-xushang', document: '商法指定〔2026〕3号', region: 'xushang' },
    ]);
    const { rule, changes, refusal: unfit } = await preview();
    expect(rule).toMatchObject({ matter: 'street-trading.stall', facts: { permit: 'none' }, from: '2026-01-05' });
    expect(unfit).toBeUndefined();
    expect(changes.map(({ zh }) => zh).join('\n')).toContain('许商街道');

    const approval = { approve: true, reason: '同类摊位今后照此办理', everywhere: false };
    expect(await refusal(world.give(api.decidePrecedent, id, approval, coordinator))).toMatchObject({
      status: 403,
      code: 'not-allowed',
      detail: expect.stringContaining('不能审批本人作出的指定'),
    });
    const ended = { ...approval, until: '2026-01-01' };
    expect(await refusal(world.give(api.decidePrecedent, id, ended, supervisor))).toMatchObject({
      code: 'invalid-input',
      detail: expect.stringContaining('结束日期早于开始日期'),
    });
    const before = world.running.world.home.version;
    await world.give(api.decidePrecedent, id, approval, supervisor);
    const after = world.running.world.home.version;
    expect(after).not.toBe(before);
    expect(await precedents('adopted')).toMatchObject([{ ticketId: id, state: 'adopted', version: after }]);
    expect(mainLine(await world.read(id)).slice(-2)).toEqual(['PrecedentApproved', 'PrecedentAdopted']);
    expect(await refusal(world.give(api.decidePrecedent, id, approval, supervisor))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('该先例已生效'),
    });

    await world.moveTo('2026-01-07T09:00:00+08:00');
    const next = await world.register({ ...stallCall(world), caller: { name: '李秀英', phone: '13900139000' } });
    expect(await world.read(next.ticketId)).toMatchObject({
      state: 'dispatched',
      lead: 'town-xushang',
      why: { pack: after, lead: { basis: { text: '指定管辖 商法指定〔2026〕3号：便民摊区内的摊位由街道主办' } } },
    });
    expect(await world.client.send('POST', '/api/v1/jurisdiction/reload', {}, { as: admin })).toMatchObject({
      status: 200,
    });
    expect(world.running.world.home.version).toBe(after);
  });

  it('an unknown reason, an opinion of another unit, and a second dispute after designation are refused', async () => {
    const before = await world.read(id);
    expect(await refusal(world.give(api.raiseDispute, id, { ...raised, code: 'no-mood' }, squad))).toMatchObject({
      status: 400,
      hint: { zh: expect.stringContaining('应由其他单位主办') },
    });
    const alone = { code: raised.code, reason: raised.reason, basis: raised.basis };
    expect(await refusal(world.give(api.raiseDispute, id, alone, squad))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('以“应由其他单位主办”提出争议须指明争议单位'),
    });
    expect(await refusal(world.give(api.raiseDispute, id, raised, town))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(world.give(api.giveOpinion, id, opinion, town))).toMatchObject({
      code: 'not-now',
      hint: { zh: expect.stringContaining('协商中') },
    });
    expect(await refusal(preview())).toMatchObject({ code: 'not-now' });
    expect(await world.read(id)).toEqual(before);

    await world.give(api.raiseDispute, id, raised, squad);
    const disputed = await world.read(id);
    expect(await refusal(world.give(api.giveOpinion, id, opinion, of('squad-baiqiao')))).toMatchObject({
      status: 403,
      detail: expect.stringContaining('不是该争议的当事单位'),
    });
    const unwritten = { ...decision, document: '' };
    expect(await refusal(world.give(api.designateUnit, id, unwritten, coordinator))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.document', messageZh: expect.stringContaining('文号') }],
    });
    expect(
      await refusal(
        world.give(api.orderInterimMeasure, id, { unit: 'no-such', measure: '先行处置', basis: '首接' }, coordinator),
      ),
    ).toMatchObject({ code: 'unknown-unit' });
    expect(await refusal(world.give(api.designateUnit, id, decision, dispatcher))).toMatchObject({ status: 403 });
    expect(await world.read(id)).toEqual(disputed);

    await world.give(api.designateUnit, id, { ...decision, lead: 'squad-xushang', assistants: [] }, coordinator);
    expect(await refusal(world.give(api.raiseDispute, id, raised, squad))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('不能再提出争议'),
    });
    const { refusal: unfit } = await preview();
    expect(unfit?.zh).toContain('无须先例');
    const approval = { approve: true, reason: '照此办理' };
    expect(await refusal(world.give(api.decidePrecedent, id, approval, supervisor))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('不能作为先例：现有规则已经这样决定'),
    });
    await world.give(api.decidePrecedent, id, { approve: false, reason: '无须另立规则' }, supervisor);
    expect(await precedents('candidate')).toEqual([]);
  });
});
