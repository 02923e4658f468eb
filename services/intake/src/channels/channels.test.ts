import { channel, type Channel } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import { channelReaders } from './readers';

const phone = '138 0013 8000';
const text = '巷子口的路灯坏了三天';

/** For each channel, a message as its system sends it, and what the registration must keep of it. */
const messages: Readonly<Record<Channel, readonly [message: object, kept: object]>> = {
  phone: [
    { callId: 'c1', callerNumber: phone, text, recordingId: 'r1', transcriptId: 't1', transcript: '喂' },
    { externalNo: 'c1', recordingId: 'r1', transcriptId: 't1', transcript: '喂' },
  ],
  sms: [
    { messageId: 'm1', from: phone, text },
    { externalNo: 'm1', caller: { phone, anonymity: 'named' } },
  ],
  web: [
    {
      formNo: 'f1',
      title: '路灯',
      content: text,
      request: '修好',
      name: '王',
      phone,
      hideIdentity: true,
      address: '青年路',
    },
    {
      externalNo: 'f1',
      title: '路灯',
      demand: '修好',
      caller: { name: '王', phone, anonymity: 'hidden' },
      location: { address: '青年路' },
    },
  ],
  'mini-program': [
    { submissionId: 's1', content: text, nickname: '王', location: { longitude: 117.15, latitude: 37.31 } },
    { externalNo: 's1', caller: { name: '王', anonymity: 'named' }, location: { longitude: 117.15, latitude: 37.31 } },
  ],
  app: [
    { reportId: 'a1', title: '路灯', content: text, phone, longitude: 117.15, latitude: 37.31 },
    { externalNo: 'a1', title: '路灯', location: { longitude: 117.15, latitude: 37.31 } },
  ],
  mailbox: [
    { letterNo: 'l1', subject: '路灯', body: text, sender: '王', secret: true },
    { externalNo: 'l1', title: '路灯', caller: { name: '王', anonymity: 'hidden' } },
  ],
  mail: [
    { registerNo: 'x1', subject: '路灯', text, sender: '王', about: '青年路' },
    { externalNo: 'x1', title: '路灯', location: { address: '青年路' } },
  ],
  grid: [
    { reportNo: 'g1', region: 'xushang', type: '路灯不亮', description: text, reporter: '李', latitude: 37.31 },
    { externalNo: 'g1', kind: 'report', title: '路灯不亮', location: { region: 'xushang', latitude: 37.31 } },
  ],
  police: [
    { alarmNo: 'p1', callerNumber: phone, content: text, alarmTime: '昨晚九点' },
    { externalNo: 'p1', elements: { when: '昨晚九点' } },
  ],
  'urban-hotline': [
    { caseNo: 'u1', caseType: '路灯不亮', content: text, callerNumber: phone, address: '青年路' },
    { externalNo: 'u1', title: '路灯不亮', location: { address: '青年路' } },
  ],
  system: [
    { system: 'province', externalNo: '77', content: text, request: '修好' },
    { externalNo: 'province/77', demand: '修好', caller: { anonymity: 'anonymous' } },
  ],
  leader: [
    { instructionNo: 'd1', leader: '张市长', subject: '路灯', instruction: '三日内修好', text },
    { externalNo: 'd1', demand: '三日内修好', caller: { name: '张市长' } },
  ],
  media: [
    { articleId: 'n1', outlet: '齐鲁晚报', headline: '路灯不亮', text },
    { externalNo: 'n1', tags: ['media'], title: '路灯不亮', caller: { name: '齐鲁晚报', kind: 'company' } },
  ],
};

const refusalOf = (read: () => unknown): Refusal => {
  try {
    read();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('it was not refused');
};

describe.each(channel.options)('The channel %s', (name) => {
  const reader = channelReaders[name];
  const [message, kept] = messages[name];

  it('converts everything that its message says into fields of a registration', () => {
    expect(reader.read(message)).toMatchObject({ channel: name, narrative: text, ...kept });
  });
  it('refuses an unknown field and a missing required field, and names the field', () => {
    expect(refusalOf(() => reader.read({ ...message, colour: 'red' })).errors).toMatchObject([{ path: 'body.colour' }]);
    for (const field of Object.keys(message).filter((one) =>
      Object.values(reader.payload.required ?? []).includes(one),
    ))
      expect(refusalOf(() => reader.read({ ...message, [field]: undefined })).errors?.[0]?.path).toBe(`body.${field}`);
  });
});
