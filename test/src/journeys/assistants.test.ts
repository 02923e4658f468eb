import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { coordinator, dispatcher, leaderOf, of, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
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
      hint: { zh: '只有协办单位可以反馈' },
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

describe.each(shapes)('The clocks of two assisting units, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open(setting);
    const narrative = world.example('street-trading.school-food');
    id = (await world.register({ channel: 'phone', location: { region: 'baiqiao' }, narrative })).ticketId;
    const assistants = ['squad-baiqiao', 'town-baiqiao'];
    const document = { document: '商法指定〔2026〕1号', basis: '行政处罚法第二十五条', reason: '以食品安全为主' };
    await world.give(api.designateUnit, id, { lead: 'food-drug-team', assistants, ...document }, coordinator);
    await world.give(api.acknowledgeDispatch, id, {}, lead);
    await world.give(api.recordContact, id, { outcome: 'reached' }, lead);
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await world.give(api.reportAssistance, id, report, squad);
    await world.moveTo('2026-01-13T09:00:00+08:00');
  });
  afterAll(() => world.close());

  const dueOf = async (as: TestPerson) => {
    const { tickets } = await world.client.call(api.listTickets, { query: { sort: 'due' } }, { as });
    return tickets.map(({ dueTarget, dueAt }) => [dueTarget, dueAt]);
  };

  it('the one that has not reported in time is late, and the other unit and the lead are not', async () => {
    const ticket = await world.read(id);
    expect(
      ticket.clocks.filter(({ party }) => party !== undefined).map(({ name, party, state }) => [name, party, state]),
    ).toEqual([
      ['assistant-acknowledge', 'squad-baiqiao', 'met'],
      ['assistant-report', 'squad-baiqiao', 'met'],
      ['assistant-acknowledge', 'town-baiqiao', 'breached'],
      ['assistant-report', 'town-baiqiao', 'breached'],
    ]);
    expect(ticket.clocks.find(({ name }) => name === 'resolve')).toMatchObject({ state: 'running' });
  });

  it('each unit finds the ticket in its list under its own due time', async () => {
    expect(await dueOf(town)).toEqual([['assistant-acknowledge', '2026-01-05T06:30:00.000Z']]);
    expect(await dueOf(squad)).toEqual([['resolve', expect.any(String)]]);
    expect(await dueOf(lead)).toEqual([['resolve', expect.any(String)]]);
    expect((await dueOf(supervisor))[0]?.[0]).toBe('assistant-acknowledge');
    expect((await world.read(id, town)).dueTarget).toBe('assistant-acknowledge');
  });

  it('people of the late unit are notified, and those of the lead are not', async () => {
    const names = async (as: TestPerson) =>
      (await world.client.call(api.listNotices, { query: { of: 'unit' } }, { as })).notices.map(({ name }) => name);
    expect(await names(town)).toEqual(expect.arrayContaining(['assistant-acknowledge', 'assistant-report']));
    expect((await names(lead)).filter((name) => name.startsWith('assistant'))).toEqual([]);
  });

  it('the explanation names the unit of each clock, and a release ends those of the late one', async () => {
    const explained = await world.client.call(api.explainSla, { params: { ticketId: id } }, { as: town });
    expect(explained.targets.find(({ party }) => party === 'town-baiqiao')).toMatchObject({
      name: 'assistant-acknowledge',
      of: { zh: '白桥镇人民政府' },
    });
    await world.give(api.releaseAssistant, id, { unit: 'town-baiqiao', reason: '已电话核实' }, dispatcher);
    const { clocks } = await world.read(id);
    expect(clocks.filter(({ party }) => party === 'town-baiqiao').map(({ state }) => state)).toEqual([
      'ended',
      'ended',
    ]);
    expect(await refusal(world.client.call(api.explainSla, { params: { ticketId: id } }, { as: town }))).toMatchObject({
      code: 'not-your-ticket',
    });
  });
});
