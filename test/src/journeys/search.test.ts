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

  it('combines words with filters, counts the tickets found, and shows the text around the words', async () => {
    const numbers = [];
    for (const [minute, where] of ['一', '二', '三'].entries()) {
      await world.moveTo(`2026-01-05T09:0${minute}:00+08:00`);
      numbers.unshift((await register(`幸福${where}路有人占道摆摊`)).ticketNo);
    }
    const first = await list({ words: '占道', matter: 'street-trading.stall', open: 'true', limit: 2, count: 'true' });
    expect(first.count).toEqual({ tickets: 3, more: false });
    expect(first.tickets.map(({ ticketNo }) => ticketNo)).toEqual(numbers.slice(0, 2));
    expect(first.tickets[0]).toMatchObject({ excerpt: '幸福三路有人占道摆摊', dueTarget: 'acknowledge' });
    const rest = { words: '占道', matter: 'street-trading.stall', open: 'true', limit: 2, cursor: first.next ?? '' };
    expect(await found(rest)).toEqual(numbers.slice(2));
    expect(await found({ region: 'xushang', channel: 'phone', state: 'dispatched' })).toEqual(numbers);
    expect(await found({ region: 'xushang', channel: 'web' })).toEqual([]);
    expect(await found({ words: '占道', state: 'closed' })).toEqual([]);
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
    expect(await refusal(list({ words: '路灯', sort: 'due' }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(list({ words: '路'.repeat(101) }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(list({ words: '路灯', cursor: 'x' }))).toMatchObject({ code: 'invalid-input' });
  });
});
