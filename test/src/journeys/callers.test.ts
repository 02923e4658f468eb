import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, dispatcher, operator, readingBy } from '../people';
import { TestWorld, typesOf } from '../world';
import { squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('The telephone number that an operator writes down', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  const callFrom = async (phone: string, name: string): Promise<string> =>
    (await world.register({ ...stallCall(world), caller: { name, phone, anonymity: 'named' } })).ticketId;
  const search = (phone: string, as = operator) =>
    world.client.call(api.findCallerTickets, { body: { phone, ...readingBy(as), reason: '来电核对' } }, { as });
  const callersOf = async (ticketId: string) =>
    (await world.client.call(api.readCaller, { params: { ticketId }, body: readingBy(caller) }, { as: caller }))
      .callers;

  it('a number is stored in one form, and every spelling of it finds the tickets of the caller', async () => {
    const ticketId = await callFrom('（0531）８４８８０００１转802', '王建国');
    expect(await callersOf(ticketId)).toEqual([
      { name: '王建国', phone: '+8653184880001', extension: '802', anonymity: 'named', hasNumber: true },
    ]);
    const other = await callFrom('0531-84880001-803', '李四');
    for (const spelling of ['053184880001转802', '84880001-802', '+86 531 84880001 ext. 802'])
      expect(await search(spelling)).toMatchObject({
        phone: '+8653184880001',
        tickets: [{ ticketId, caller: '王建国', situation: 'open' }],
        more: false,
      });
    const both = (await search('84880001', dispatcher)).tickets.map((ticket) => ticket.ticketId);
    expect(both.sort()).toEqual([ticketId, other].sort());
  });

  it('a search by number is recorded in the history of each ticket that it showed', async () => {
    const ticketId = await callFrom('13700137000', '赵六');
    await search('137 0013 7000', caller);
    await world.settled();
    const { history } = await world.read(ticketId);
    expect(history.filter(({ type }) => type === 'CallerViewed')).toMatchObject([{ data: { reason: '来电核对' } }]);
    expect(typesOf(history)).toContain('TicketRegistered');
  });

  it('a call from the same number in another spelling finds the earlier ticket as a duplicate', async () => {
    const first = await callFrom('13900139000', '钱七');
    const again = await world.register({
      ...stallCall(world),
      caller: { phone: '+86 139-0013-9000', anonymity: 'named' },
    });
    expect(again.possiblySame).toContainEqual(expect.objectContaining({ ticketId: first, why: 'same-caller' }));
  });

  it.each([
    ['12345', '特服短号'],
    ['0531 8488000', '核对位数和区号'],
    ['13800138000/13900139000', '只能填写一个号码'],
  ])('refuses a number that cannot be called back, and says how to correct it: %s', async (phone, sentence) => {
    const body = { ...stallCall(world), caller: { phone, anonymity: 'named' as const } };
    const problem = await refusal(world.client.call(api.registerTicket, { body }, { as: operator }));
    expect(problem).toMatchObject({
      status: 400,
      code: 'invalid-input',
      errors: [{ path: 'body.caller.phone', messageZh: expect.stringContaining(sentence) }],
    });
    expect(JSON.stringify(problem)).not.toContain(phone);
    expect(await refusal(search(phone))).toMatchObject({ errors: [{ path: 'body.phone' }] });
  });

  it('a unit may not search for tickets by number', async () => {
    expect(await refusal(search('13800138000', squad))).toMatchObject({ status: 403, code: 'not-allowed' });
  });
});
