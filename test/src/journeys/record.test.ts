import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { operator, supervisor, readingBy } from '../people';
import { TestWorld } from '../world';
import { squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('The record of a call that an operator writes', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  type Registration = api.RequestBodyOf<typeof api.registerTicket>;
  const companyCall = (): Registration => ({
    ...stallCall(world),
    title: '医院门口摆摊，回电13800138000',
    caller: {
      name: '青年路餐饮有限公司',
      phone: '(0531)84880001转802',
      kind: 'company',
      creditCode: '91350100m000100y43',
      language: 'zh',
      anonymity: 'named',
    },
    accused: { name: '李某的摊位', address: '青年路医院东门' },
    tags: ['media'],
    elements: { who: '李某', when: '每晚八点' },
    recordingId: 'rec-7781',
    transcriptId: 'asr-7781',
    transcript: '路口每天都有摆摊的，占了人行道。我叫李四，住二单元',
  });
  const view = (ticketId: string, as = operator) =>
    world.client.call(api.readCaller, { params: { ticketId }, body: readingBy(as) }, { as });

  it('keeps all fields, and shows the sentences that only the transcript has', async () => {
    const receipt = await world.register(companyCall());
    expect(receipt.missing).toEqual([]);
    expect(await view(receipt.ticketId)).toMatchObject({
      title: '医院门口摆摊，回电13800138000',
      callers: [{ kind: 'company', creditCode: '91350100M000100Y43', phone: '+8653184880001', extension: '802' }],
      accused: { name: '李某的摊位', address: '青年路医院东门' },
      tags: ['media'],
      elements: { who: '李某', when: '每晚八点' },
      recordingId: 'rec-7781',
      transcript: { heardOnly: expect.arrayContaining(['我叫李四', '住二单元']) },
    });
  });

  it('appears in events only with its title, with numbers masked, and not with people or transcript', async () => {
    const { ticketId } = await world.register(companyCall());
    const { history } = await world.read(ticketId, supervisor);
    const registered = history.find(({ type }) => type === 'TicketRegistered');
    expect(registered?.data).toMatchObject({ title: '医院门口摆摊，回电＊＊＊', tags: ['media'] });
    expect(JSON.stringify(history)).not.toMatch(/李某|李四|rec-7781|91350100|青年路餐饮/);
  });

  it('names who, when, where and demand as missing if the caller did not tell them', async () => {
    const receipt = await world.register({ channel: 'phone', narrative: '楼下太吵' });
    expect(receipt.missing).toEqual(['who', 'when', 'where', 'want']);
  });

  it('a unit reads the accused and the elements, but neither recording nor transcript', async () => {
    const { ticketId } = await world.register(companyCall());
    const record = await view(ticketId, squad);
    expect(record).toMatchObject({ accused: { name: '李某的摊位' }, elements: { who: '李某' } });
    expect(record).not.toHaveProperty('transcript');
    expect(record).not.toHaveProperty('recordingId');
  });

  it('a unit reads neither people nor a number in the title when the caller stays anonymous', async () => {
    const call = companyCall();
    const { ticketId } = await world.register({ ...call, caller: { ...call.caller, anonymity: 'hidden' } });
    const record = await view(ticketId, squad);
    expect(record).toMatchObject({ title: '医院门口摆摊，回电＊＊＊', callers: [{ anonymity: 'hidden' }] });
    expect(record.elements).toEqual({ when: '每晚八点' });
  });

  it('refuses unknown fields of the record at any depth, and names them', async () => {
    const call = companyCall();
    const body = {
      ...call,
      colour: 'red',
      caller: { ...call.caller, fone: '1' },
      location: { adress: '青年路' },
      elements: { whom: '李某' },
    } as Registration;
    const problem = await refusal(world.client.call(api.registerTicket, { body }, { as: operator }));
    expect(problem).toMatchObject({ status: 400, code: 'invalid-input' });
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual([
      'body.caller.fone',
      'body.colour',
      'body.elements.whom',
      'body.location.adress',
    ]);
    for (const { messageZh } of problem.errors ?? []) expect(messageZh).toBe('系统不识别此字段');
  });

  it.each([
    ['91350100M000100Y44', '校验位不符'],
    ['91350100M000100Y4', '18位'],
  ])('refuses an invalid credit code of a company: %s', async (creditCode, sentence) => {
    const call = companyCall();
    const body = { ...call, caller: { ...call.caller, creditCode } };
    expect(await refusal(world.client.call(api.registerTicket, { body }, { as: operator }))).toMatchObject({
      errors: [{ path: 'body.caller.creditCode', messageZh: expect.stringContaining(sentence) }],
    });
  });

  it('refuses a credit code for a caller who is a person and no company', async () => {
    const call = companyCall();
    const body = { ...call, caller: { ...call.caller, kind: 'person' as const } };
    expect(await refusal(world.client.call(api.registerTicket, { body }, { as: operator }))).toMatchObject({
      errors: [{ path: 'body.caller.creditCode', messageZh: expect.stringContaining('改为企业') }],
    });
  });
});
