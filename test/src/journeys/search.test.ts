import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { of, operator, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { contactAndResolve, squad } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

type Query = Record<string, string | number>;

describe.each(shapes)('The search for tickets, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  const list = (query: Query, as: TestPerson = operator) => world.client.call(api.listTickets, { query }, { as });
  const found = async (query: Query, as?: TestPerson) =>
    (await list(query, as)).tickets.map(({ ticketNo }) => ticketNo);

  async function register(narrative: string, more: Partial<api.RequestBodyOf<typeof api.registerTicket>> = {}) {
    const { ticketId, ticketNo } = await world.register({
      channel: 'phone',
      narrative,
      caller: { phone: '13800138000' },
      location: { region: 'xushang' },
      facts: { permit: 'none' },
      ...more,
    });
    if ((await world.read(ticketId)).state === 'awaiting-classification')
      await world.give(
        api.classifyTicket,
        ticketId,
        { matter: 'street-trading.stall', region: 'xushang', facts: { permit: 'none' } },
        operator,
      );
    return { ticketId, ticketNo };
  }

  it('finds tickets by a word of two characters, several words, the ticket number and words of the reply', async () => {
    const stall = await register('翠湖新城门口有人占道摆摊，电话13800138000');
    const again = await register('金河家园南门摆摊的噪音很大');
    expect(await found({ words: '摆摊' })).toEqual([again.ticketNo, stall.ticketNo]);
    expect(await found({ words: '噪音 摆摊' })).toEqual([again.ticketNo]);
    expect(await found({ words: '擺攤　翠湖' })).toEqual([stall.ticketNo]);
    expect(await found({ words: stall.ticketNo })).toEqual([stall.ticketNo]);
    expect(await found({ words: stall.ticketNo.split('-')[1] ?? '' })).toEqual([stall.ticketNo]);
    expect(await found({ words: '路灯' })).toEqual([]);
    expect(await found({ words: '13800138000' })).toEqual([]);
    await world.give(api.acknowledgeDispatch, stall.ticketId, {}, squad);
    await contactAndResolve(world, stall.ticketId, squad, 'zhang');
    expect(await found({ words: '恢复通行' })).toEqual([stall.ticketNo]);
  });

  it('finds a ticket by its external number and by its title, but not by the number of a person', async () => {
    const letter = await register('门口有人占道摆摊', { externalNo: 'DH-2026-000777', title: '夜市扰民' });
    const call = await register('对面也有人占道摆摊', { externalNo: '13900139000' });
    expect(await found({ words: 'DH-2026-000777' })).toEqual([letter.ticketNo]);
    expect(await found({ words: '夜市' })).toEqual([letter.ticketNo]);
    expect(await found({ words: '13900139000' })).toEqual([]);
    expect((await list({ words: '夜市 占道' })).tickets[0]?.found).toEqual([
      { in: 'told', text: '门口有人占道摆摊', marks: [{ from: 4, to: 6 }] },
      { in: 'title', text: '夜市扰民', marks: [{ from: 0, to: 2 }] },
    ]);
    expect(await found({ words: '占道' })).toEqual([call.ticketNo, letter.ticketNo]);
  });

  it('combines words with filters, counts the tickets found, and shows the words in their text', async () => {
    const numbers = [];
    for (const [minute, where] of ['一', '二', '三'].entries()) {
      await world.moveTo(`2026-01-05T09:0${minute}:00+08:00`);
      numbers.unshift((await register(`幸福${where}路有人占道摆摊`)).ticketNo);
    }
    const first = await list({ words: '占道', matter: 'street-trading.stall', open: 'true', limit: 2, count: 'true' });
    expect(first.count).toEqual({ tickets: 3, more: false });
    expect(first.tickets.map(({ ticketNo }) => ticketNo)).toEqual(numbers.slice(0, 2));
    expect(first.tickets[0]).toMatchObject({
      excerpt: '幸福三路有人占道摆摊',
      found: [{ in: 'told', text: '幸福三路有人占道摆摊', marks: [{ from: 6, to: 8 }] }],
      dueTarget: 'acknowledge',
    });
    const rest = { words: '占道', matter: 'street-trading.stall', open: 'true', limit: 2, cursor: first.next ?? '' };
    expect(await found(rest)).toEqual(numbers.slice(2));
    expect(await found({ region: 'xushang', channel: 'phone', state: 'dispatched' })).toEqual(numbers);
    expect(await found({ region: 'xushang', channel: 'web' })).toEqual([]);
    expect(await found({ words: '占道', state: 'closed' })).toEqual([]);
    expect(await found({ words: '占道', sort: 'oldest' })).toEqual([...numbers].reverse());
  });

  it('lists tickets with any one of several values, page by page and each ticket once', async () => {
    const numbers: string[] = [];
    for (const [minute, where] of ['一', '二', '三', '四'].entries()) {
      await world.moveTo(`2026-01-05T09:0${minute}:00+08:00`);
      const { ticketId, ticketNo } = await register(`幸福${where}路有人占道摆摊`);
      if (minute % 2) await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
      numbers.unshift(ticketNo);
    }
    const pages = async (query: Query) => {
      const all: string[] = [];
      for (let cursor = ''; ;) {
        const page = await list({ ...query, limit: 1, ...(cursor ? { cursor } : {}) });
        all.push(...page.tickets.map(({ ticketNo }) => ticketNo));
        cursor = page.next ?? '';
        if (cursor === '') return all;
      }
    };
    expect(await pages({ state: 'dispatched,acknowledged' })).toEqual(numbers);
    expect(await pages({ state: 'dispatched,acknowledged', sort: 'oldest' })).toEqual([...numbers].reverse());
    expect(await pages({ unit: 'squad-xushang', sort: 'due' })).toEqual(await pages({ sort: 'due' }));
    expect(await found({ state: 'acknowledged,closed', words: '占道' })).toEqual([numbers[0], numbers[2]]);
    expect((await list({ state: 'dispatched,acknowledged', count: 'true' })).count).toMatchObject({ tickets: 4 });
    expect(await found({ urgency: 'critical,urgent' })).toEqual([]);
  });

  it('lists the tickets of some days, the overdue ones, and sorts what words have found by due time', async () => {
    const first = await register('幸福一路有人占道摆摊');
    await world.moveTo('2026-01-06T00:30:00+08:00');
    const second = await register('幸福二路有人占道摆摊');
    expect(await found({ registeredFrom: '2026-01-06' })).toEqual([second.ticketNo]);
    expect(await found({ registeredUntil: '2026-01-05', words: '占道' })).toEqual([first.ticketNo]);
    expect(await found({ registeredFrom: '2026-01-05', registeredUntil: '2026-01-06' })).toHaveLength(2);
    expect(await found({ words: '占道', sort: 'due' })).toEqual([first.ticketNo, second.ticketNo]);
    expect(await found({ overdue: 'true' })).toEqual([first.ticketNo]);
    expect(await found({ overdue: 'true', words: '占道', registeredFrom: '2026-01-06' })).toEqual([]);
  });

  it('lists tickets by their due times, and can list only those due before or from a given time', async () => {
    const early = await register('幸福一路有人占道摆摊');
    await world.moveTo('2026-01-05T10:00:00+08:00');
    const late = await register('幸福二路有人占道摆摊');
    expect(await found({ sort: 'due', matter: 'street-trading.stall' })).toEqual([early.ticketNo, late.ticketNo]);
    const { dueAt = '' } = (await list({ words: late.ticketNo })).tickets[0] ?? {};
    expect(await found({ dueFrom: dueAt })).toEqual([late.ticketNo]);
    expect(await found({ dueBefore: dueAt, unit: 'squad-xushang' }, supervisor)).toEqual([early.ticketNo]);
  });

  it('shows a unit only its own tickets, whatever it searches for', async () => {
    const { ticketNo } = await register('翠湖新城门口有人占道摆摊');
    expect(await found({ words: '摆摊' }, squad)).toEqual([ticketNo]);
    expect(await found({ words: '摆摊' }, of('municipal-centre'))).toEqual([]);
    expect(await refusal(list({ words: '摆摊', unit: 'squad-xushang' }, of('municipal-centre')))).toMatchObject({
      code: 'not-your-ticket',
    });
  });

  it('says how to correct a search that cannot be answered', async () => {
    expect(await refusal(list({ words: '，。！' }))).toMatchObject({
      code: 'invalid-input',
      hint: { zh: '请输入要查找的词，例如“路灯”' },
    });
    const backwards = { registeredFrom: '2026-01-06', registeredUntil: '2026-01-05' };
    expect(await refusal(list(backwards))).toMatchObject({
      code: 'invalid-input',
      hint: { zh: '请调整起止时间' },
    });
    expect(await refusal(list({ state: 'dispatched,lost' }))).toMatchObject({
      code: 'invalid-input',
      errors: [{ path: 'query.state.1', messageZh: '状态不在可选范围内' }],
    });
    expect(await refusal(list({ registeredFrom: '6.1.2026' }))).toMatchObject({
      errors: [{ messageZh: '受理开始日期应为日期，例如2026-11-30' }],
    });
    expect(await refusal(list({ state: 'dispatched,acknowledged', cursor: 'x' }))).toMatchObject({
      code: 'invalid-input',
    });
    expect(await refusal(list({ words: '路'.repeat(101) }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(list({ words: '路灯', cursor: 'x' }))).toMatchObject({ code: 'invalid-input' });
  });
});
