import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { coordinator, dispatcher, leaderOf, of, supervisor } from '../people';
import { TestWorld } from '../world';
import { expectComplete, mainLine, resolution, resolveWith } from './stall';

jest.setTimeout(90_000);

const lead = of('food-drug-team');
const leader = leaderOf('food-drug-team', 'zhang');
const squad = of('squad-baiqiao');
const town = of('town-baiqiao');
const report = { done: '已清理占道摊位3处，现场照片已上传' };

describe('A lead unit with two assisting units', () => {
  let world: TestWorld;
  let id: string;
  let queryCode: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    const narrative = world.example('street-trading.school-food');
    ({ ticketId: id, queryCode } = await world.register({
      channel: 'phone',
      caller: { name: '王建国', phone: '13800138000' },
      location: { region: 'baiqiao' },
      narrative,
    }));
    await world.give(
      api.designateUnit,
      id,
      {
        lead: 'food-drug-team',
        assistants: ['squad-baiqiao', 'town-baiqiao'],
        document: '商法指定〔2026〕1号',
        basis: '行政处罚法第二十五条',
        reason: '以食品安全为主，中队清理占道，镇政府宣传',
      },
      coordinator,
    );
    await world.give(api.acknowledgeDispatch, id, {}, lead);
    await world.give(api.recordContact, id, { outcome: 'reached' }, lead);
  });
  afterEach(() => world.close());

  const listed = async (as: TestPerson) =>
    (await world.client.call(api.listTickets, {}, { as })).tickets.map(({ ticketId }) => ticketId);

  it('resolves once one has reported and the other was released; callers read the reply of the lead only', async () => {
    expect((await world.read(id, squad)).parts).toEqual([
      { unit: 'squad-baiqiao', state: 'open' },
      { unit: 'town-baiqiao', state: 'open' },
    ]);
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    const evidence = [await world.attach(id, squad, 'stalls')];
    await world.give(api.reportAssistance, id, { ...report, evidence }, squad);
    const refused = await refusal(world.give(api.resolveTicket, id, resolution(), leader));
    expect(refused).toMatchObject({ status: 409, code: 'incomplete-resolution' });
    expect(refused.detail).toContain('协办单位尚未反馈：白桥镇人民政府');
    expect((await world.read(id, lead)).parts).toMatchObject([
      { unit: 'squad-baiqiao', state: 'reported', ...report, evidence, reportedAt: '2026-01-05T01:00:00.000Z' },
      { unit: 'town-baiqiao', state: 'open' },
    ]);

    await world.moveTo('2026-01-08T09:00:00+08:00');
    const release = { unit: 'town-baiqiao', reason: '逾期未反馈，已电话核实宣传工作完成' };
    expect(await refusal(world.give(api.releaseAssistant, id, release, lead))).toMatchObject({ status: 403 });
    await world.give(api.releaseAssistant, id, release, dispatcher);
    expect([await listed(squad), await listed(town)]).toEqual([[id], []]);
    expect(await refusal(world.give(api.reportAssistance, id, report, town))).toMatchObject({
      code: 'not-your-ticket',
      hint: { zh: expect.stringContaining('白桥镇中队') },
    });

    await resolveWith(world, id, leader, resolution('摊点已规范，食品已抽检。'));
    const ticket = await world.read(id);
    expect(ticket).toMatchObject({ state: 'resolved', assistants: ['squad-baiqiao'] });
    expect(mainLine(ticket).slice(-5)).toEqual([
      'AssistantAcknowledged',
      'AssistantReported',
      'AssistantReleased',
      'TicketResolved',
      'CallbackOpened',
    ]);
    expectComplete(ticket);
    const told = await world.client.call(api.followQuery, { params: { queryCode } });
    expect(told.reply).toBe('摊点已规范，食品已抽检。');
    expect(JSON.stringify(told)).not.toContain('占道摊位3处');
  });

  it('an empty report, a second acknowledgement, and acts for a unit that does not assist are refused', async () => {
    const before = await world.read(id);
    const stranger = of('squad-xushang');
    expect(await refusal(world.give(api.reportAssistance, id, report, stranger))).toMatchObject({
      status: 403,
      code: 'not-your-ticket',
    });
    expect(await refusal(world.give(api.reportAssistance, id, { done: '' }, squad))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.done', messageZh: expect.stringContaining('办理情况') }],
    });
    expect(
      await refusal(world.give(api.releaseAssistant, id, { unit: 'squad-xushang', reason: '不相关' }, supervisor)),
    ).toMatchObject({ status: 400, hint: { zh: expect.stringContaining('白桥镇中队') } });
    expect(await world.read(id)).toEqual(before);
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    expect(await refusal(world.give(api.acknowledgeDispatch, id, {}, squad))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('已签收该协办任务'),
    });
  });
});
