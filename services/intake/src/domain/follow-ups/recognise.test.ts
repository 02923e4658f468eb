import { fingerprintOf } from '@hotline/duplicates';
import type { ComparedTicket } from '../possible-duplicates';
import { id, ticketWith } from '../testing/tickets';
import type { Ticket } from '../ticket';
import { quotedNumbers, quotes } from './quoted-numbers';
import { readFollowUp } from './read-follow-up';
import { recogniseFollowUp, soundsLikeFollowUp } from './recognise';

const own = (digit: number, change: Partial<Ticket> = {}, compared: Partial<ComparedTicket> = {}): ComparedTicket => ({
  ticketId: id(digit),
  ticket: ticketWith({ ticketNo: `20260105-00000${digit}`, fingerprint: fingerprintOf({ text: '路灯' }), ...change }),
  sameCaller: true,
  sameLocation: false,
  score: 0,
  words: 0,
  alike: false,
  oneIssue: false,
  shared: { locations: [], codes: [], words: [] },
  ...compared,
});

describe('The words of a follow-up call', () => {
  it.each([
    ['urge', '我上周反映的路灯，说三天内来修，到现在还没人来，麻烦催一催'],
    ['status', '我前天报的那个事，现在走到哪一步了'],
    ['withdraw', '昨天投诉楼上漏水的那个不用管了，人家已经修好了'],
    ['correct', '刚才那个单子门牌我说错了，是26号'],
    ['add', '给我昨天的投诉补充一下，他们晚上十点以后才开工'],
    ['thank', '上次反映的坑填平了，谢谢你们'],
  ])('the kind "%s" is recognised', (act, text) => {
    expect(readFollowUp(text)).toMatchObject({ act, isFollowUp: true });
  });
  it.each([
    ['a first call', '我头一次打这个电话，小区门口的路灯不亮，还没人来修'],
    ['another authority', '派出所上周说三天内答复，到现在也没消息，我该找谁'],
    ['a debt collector', '催债的天天往我单位打电话，你们管不管'],
    ['an earlier matter that is done', '上次反映的路灯已经修好了，这次是说楼后头的臭水沟'],
  ])('%s does not count as a follow-up call', (_what, text) => {
    expect(readFollowUp(text).isFollowUp).toBe(false);
  });
  it('a long letter needs more such words than a short call', () => {
    const letter = '我前天报的那个事，现在走到哪一步了。'.concat('小区东门外的道路坑洼不平，雨天积水。'.repeat(40));
    expect(readFollowUp(letter).isFollowUp).toBe(false);
  });
  it('finds the words about a second matter', () => {
    expect(readFollowUp('单号0012的路灯还没修。顺便再反映一下，小区的垃圾三天没清了').second).toBe(
      '顺便再反映一下，小区的垃圾三天没清了',
    );
    expect(readFollowUp('单号0012的路灯还没修').second).toBeUndefined();
  });
});

describe('A quoted ticket number', () => {
  it.each([
    ['工单号20260105-0012，还没修', '20260105-000012'],
    ['20260105-000012办得漂亮', '20260105-000012'],
    ['查2026年1月5日的12号', '20260105-000012'],
    ['编号2026-01-05第12件', '20260105-000012'],
    ['尾号0012那个', '20260105-000012'],
    ['受理号是零零幺二', '20260105-000012'],
  ])('"%s" names the ticket', (text, ticketNo) => {
    expect(quotedNumbers(text).some((number) => quotes(number, ticketNo))).toBe(true);
  });
  it.each(['订单号20260105000012', '手机尾号0012', '车牌尾号0012', '2026年1月5日12时来的', '电表编号0012'])(
    '"%s" names no ticket',
    (text) => {
      expect(quotedNumbers(text)).toEqual([]);
    },
  );
});

describe('A follow-up call among the tickets of the caller', () => {
  it('a call is offered on the ticket whose number is quoted, before all others', () => {
    const call = recogniseFollowUp('尾号0002的那个还没来修', [own(1, {}, { words: 0.9 }), own(2)]);
    expect(call).toMatchObject({
      act: 'urge',
      quotes: true,
      tickets: [{ ticketId: id(2), ticketNo: '20260105-000002' }],
    });
  });
  it('a quoted number without other signs counts only if it is a ticket of the caller', () => {
    const text = '尾号0002，路口又有人摆摊';
    expect(recogniseFollowUp(text, [own(2)])).toMatchObject({ tickets: [{ ticketId: id(2) }] });
  });
  it('fewer words suffice if they are about the same as a ticket of the caller', () => {
    const text = '青年路的路灯还没来修';
    expect(recogniseFollowUp(text, [own(1, {}, { words: 0.3 })])).toMatchObject({ act: 'urge' });
    expect(recogniseFollowUp(text, [own(1)])).toBeUndefined();
  });
  it('a caller who tells the trouble of an open ticket again urges it', () => {
    const told = [own(1, {}, { oneIssue: true })];
    expect(recogniseFollowUp('青年路路灯不亮', told)).toMatchObject({ act: 'urge', tickets: [{ ticketId: id(1) }] });
    expect(recogniseFollowUp('青年路路灯不亮', [own(1, { situation: 'closed' }, { oneIssue: true })])).toBeUndefined();
  });
  it('the operator asks even where the number of the caller has no ticket', () => {
    const call = recogniseFollowUp('我上周反映的路灯，到现在还没人来修，催一催', []);
    expect(call).toMatchObject({ act: 'urge', tickets: [] });
    if (call) expect(soundsLikeFollowUp(call)).toMatchObject({ refused: 'follow-up', hint: expect.anything() });
  });
  it('the refusal names a ticket only if the caller quoted its number', () => {
    const call = recogniseFollowUp('尾号0002的那个还没来修', [own(2)]);
    if (!call) throw new Error('not recognised');
    const { detail } = soundsLikeFollowUp(call);
    expect(detail.zh).toBe('听来像是对工单20260105-000002的“催办”');
    const other = recogniseFollowUp('我上周反映的路灯，到现在还没人来修，催一催', [own(2)]);
    if (!other) throw new Error('not recognised');
    expect(soundsLikeFollowUp(other).detail.zh).toBe('听来像是对该号码名下1张工单之一的“催办”');
  });
});
