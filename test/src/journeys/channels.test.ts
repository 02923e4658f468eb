import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { caller, operator, supervisor, readingBy } from '../people';
import { withSmallJurisdiction } from '../small-jurisdiction';
import { TestWorld } from '../world';
import { squad } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('Messages that arrive through channels', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  async function deliver(channel: api.Channel, body: Record<string, unknown>, in_: TestWorld = world) {
    const receipt = await in_.client.call(api.receiveMessage, { params: { channel }, body }, { as: operator });
    await in_.settled();
    return receipt;
  }
  const sms = { messageId: 'sms-1', from: '13800138000', text: '许商街道青年路路口每天都有摆摊的，占了人行道' };

  it('a text message becomes a ticket with channel and caller; the same message sent again returns it', async () => {
    const first = await deliver('sms', sms);
    const { callers } = await world.client.call(
      api.readCaller,
      { params: { ticketId: first.ticketId }, body: readingBy(caller) },
      { as: caller },
    );
    expect(callers).toEqual([{ phone: '+8613800138000', anonymity: 'named', hasNumber: true }]);
    expect(await deliver('sms', sms)).toEqual({ ...first, repeated: true });
    const { history } = await world.read(first.ticketId, supervisor);
    expect(history.find(({ type }) => type === 'TicketRegistered')?.data).toMatchObject({ channel: 'sms' });
  });

  it('refuses another text with a used message number, and accepts that number from another channel', async () => {
    expect(await refusal(deliver('sms', { ...sms, text: '另一件事，路灯不亮' }))).toMatchObject({ code: 'key-reused' });
    const police = await deliver('police', { alarmNo: 'sms-1', content: sms.text });
    expect(police.repeated).toBe(false);
  });

  it('refuses a message with an unknown field, and names the field', async () => {
    expect(await refusal(deliver('web', { formNo: '1', content: '路灯不亮', adress: '青年路' }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.adress', messageZh: '系统不识别此字段' }],
    });
  });

  it('refuses an unknown channel, and lists the channels', async () => {
    expect(await refusal(deliver('pigeon' as api.Channel, sms))).toMatchObject({
      status: 400,
      errors: [{ path: 'params.channel', choices: api.channel.options }],
    });
  });

  it('lists every open channel with the JSON schema of its messages, but not for units', async () => {
    const { channels } = await world.client.call(api.listChannels, {}, { as: operator });
    expect(channels.map(({ channel }) => channel)).toEqual(api.channel.options);
    expect(channels.find(({ channel }) => channel === 'sms')).toMatchObject({
      name: { zh: '短信', en: 'text message' },
      payload: { required: ['messageId', 'from', 'text'] },
    });
    expect(await refusal(world.client.call(api.listChannels, {}, { as: squad }))).toMatchObject({ status: 403 });
  });

  it('a message in another language is registered with its language, and waits for a person', async () => {
    const { ticketId } = await deliver('sms', {
      messageId: 'sms-2',
      from: '13900139000',
      text: 'The street lamp in front of my house is broken and it is dark',
    });
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({
      state: 'awaiting-classification',
      question: { zh: expect.stringContaining('翻译') },
    });
    expect(ticket.history.find(({ type }) => type === 'TicketRegistered')?.data).toMatchObject({ language: 'en' });
  });

  it('refuses a channel that the pack has not opened, and lists the open ones', async () => {
    const small = await TestWorld.open({
      environment: withSmallJurisdiction((yaml) => yaml.replace('intake: {', 'intake: {channels: [phone, web], ')),
    });
    const problem = await refusal(deliver('sms', sms, small));
    expect(problem).toMatchObject({ status: 422, code: 'unknown-channel', errors: [{ choices: ['phone', 'web'] }] });
    expect(problem.detail).toContain('短信');
    expect(problem.hint?.zh).toBe('已开通：电话、网站');
    const body = { channel: 'media' as const, narrative: '路口摆摊' };
    expect(await refusal(small.client.call(api.registerTicket, { body }, { as: operator }))).toMatchObject({
      code: 'unknown-channel',
    });
    await small.close();
  });
});
