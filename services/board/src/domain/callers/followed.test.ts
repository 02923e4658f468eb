import type { Jurisdiction } from '@hotline/jurisdiction';
import { evolve } from '../evolve';
import { followed } from './followed';
import type { TicketRow } from '../row';
import {
  acknowledged,
  answered,
  classified,
  dispatched,
  HOUR,
  id,
  iso,
  published,
  registered,
  say,
  START,
  type Happening,
} from '../testing/events';

const other = '2'.repeat(36);
const jurisdiction = {
  units: new Map([['east', { name: { zh: '城东中队', en: 'East squad' } }]]),
  feedback: { reopenWithinDays: 30, closures: new Map([['final-reply', { final: true }]]) },
} as unknown as Jurisdiction;

const row = (...happenings: Happening[]): TicketRow =>
  happenings.reduce<TicketRow | undefined>((state, one, i) => evolve(state, published(one, i)), undefined) as TicketRow;
const resolved = say('TicketResolved')(
  { unit: 'east', outcome: 'resolved', done: '', publicReply: '已清理', signedBy: 'x', round: 1, kind: 'complaint' },
  4,
);
const opened = say('CallbackOpened')({ round: 1, attempt: 1, notBefore: iso(4) }, 4);
const toRate = [registered, classified(), dispatched(), acknowledged(), resolved, opened];
const recorded = (more: object, caller = id) =>
  say('CallbackRecorded')({ round: 1, attempt: 1, caller, reached: true, ...more }, 5);
const closedAs = (closure: 'resolved' | 'final-reply' | 'withdrawn') => say('TicketClosed')({ closure, rounds: 1 }, 6);
const refused = say('TicketRefused')(
  {
    code: 'court',
    text: { zh: '由法院受理', en: 'a court' },
    route: { zh: '请咨询法院', en: 'ask it' },
    contact: '12368',
    reason: '内部记录',
    requestedBy: 'o',
    approvedBy: 's',
    appealUntil: iso(100),
  },
  6,
);
const closedAsRefused = say('TicketClosed')({ closure: 'refused', rounds: 0 }, 6);
const seen = (own: TicketRow, target = own, hours = 7) =>
  followed({ ticketId: id, own, target }, jurisdiction, START + hours * HOUR);
const words = (...happenings: Happening[]) => seen(row(...happenings)).steps.map(({ what }) => what.zh);

describe('What a caller sees with the query code', () => {
  it('the caller sees the unit, its reply and when it answered', () => {
    expect(seen(row(...toRate))).toMatchObject({
      ticketNo: '20260105-000001',
      lead: { zh: '城东中队' },
      reply: '已清理',
      answeredAt: iso(4),
      may: ['answer', 'add', 'urge', 'withdraw'],
    });
  });
  it('a caller cannot rate before there is a reply; a caller without a number cannot ask to withdraw', () => {
    expect(seen(row(registered, classified())).may).toEqual(['add', 'urge', 'withdraw']);
    const nameless = {
      ...registered,
      event: { ...registered.event, data: { ...registered.event.data, unreachable: true } },
    };
    expect(seen(row(nameless as Happening)).may).toEqual(['add', 'urge']);
  });
  it('a caller can rate once, and once more after a rating that contradicts itself', () => {
    const rated = recorded({ satisfaction: 'satisfied', resolution: 'resolved', through: 'page' });
    const contradicting = recorded({ satisfaction: 'satisfied', resolution: 'not-resolved', contradictory: true });
    expect(seen(row(...toRate, rated)).may).not.toContain('answer');
    expect(seen(row(...toRate, contradicting))).toMatchObject({
      askedAgain: true,
      may: expect.arrayContaining(['answer']),
    });
    expect(seen(row(...toRate))).not.toHaveProperty('askedAgain');
    expect(words(...toRate, rated)).toContain('您已评价');
  });
  it('a closed ticket can be appealed within the days of the pack, unless the answer was final or it was withdrawn', () => {
    const closed = row(...toRate, closedAs('resolved'));
    expect(seen(closed)).toMatchObject({ may: ['appeal'], closure: { zh: '办结' } });
    expect(seen(closed, closed, 6 + 30 * 24).may).toEqual(['appeal']);
    expect(seen(closed, closed, 7 + 30 * 24).may).toEqual([]);
    expect(seen(row(...toRate, closedAs('final-reply'))).may).toEqual([]);
    expect(seen(row(...toRate, closedAs('withdrawn'))).may).toEqual([]);
  });
  it('the answers, additions and wishes of another caller of the ticket are not shown', () => {
    const ofOthers = [
      recorded({ satisfaction: 'satisfied', resolution: 'resolved' }, other),
      say('InformationAdded')({ text: '邻居的话', caller: other }, 5),
      say('TicketUrged')({ count: 1, reason: '邻居催', caller: other }, 5),
      say('WithdrawalRequested')({ caller: other, reason: '邻居撤' }, 5),
    ];
    expect(JSON.stringify(seen(row(...toRate, ...ofOthers)))).not.toMatch(/邻居|已回访|撤回，/);
    expect(words(...toRate, say('InformationAdded')({ text: '我的话', caller: id }, 5))).toContain('您补充了情况');
    expect(words(...toRate, recorded({ reached: false }))).toContain('回访时未联系上您');
  });
  it('the caller of a merged ticket sees the progress of the ticket into which it was merged', () => {
    const added = say('InformationAdded')({ text: '并案前的话', caller: id }, 1);
    const own = row(registered, added, say('TicketMerged')({ into: other, reason: '重复' }, 2));
    const target = { ...row(...toRate), ticketNo: '20260105-000009' };
    const { steps, ...rest } = seen(own, target);
    expect(rest).toMatchObject({ ticketNo: '20260105-000001', answeredTogether: '20260105-000009', reply: '已清理' });
    expect(steps.map(({ what }) => what.zh)).toEqual([
      '已受理',
      '您补充了情况',
      '已确定事项',
      '已派单',
      '承办单位已签收',
      '承办单位已办结',
    ]);
  });
  it('the caller sees who has read their personal data: a unit by its name, the hotline by the role', () => {
    const viewed = {
      ...row(...toRate, say('CallerViewed')({ reason: '核实' }, 5), say('CallerViewed')({ reason: '联系' }, 6)),
    };
    const [first, second] = [
      { id: 'o', role: 'operator' },
      { id: 'e', role: 'unit', unit: 'east' },
    ];
    const history = viewed.history.map((entry) =>
      entry.type === 'CallerViewed' ? { ...entry, by: entry.at === iso(5) ? first : second } : entry,
    );
    expect(seen({ ...viewed, history } as TicketRow).readBy.map(({ who }) => who.zh)).toEqual([
      '城东中队',
      '热线话务员',
    ]);
  });
  it('the caller sees why a ticket was not accepted, the way that is open, and appeals while there is time', () => {
    const closed = row(registered, refused, closedAsRefused);
    expect(seen(closed)).toMatchObject({
      closure: { zh: '不予受理' },
      refusal: { text: { zh: '由法院受理' }, route: { zh: '请咨询法院' }, contact: '12368', appealUntil: iso(100) },
      may: ['appeal'],
    });
    expect(JSON.stringify(seen(closed))).not.toContain('内部记录');
    expect(seen(closed, closed, 101).may).toEqual([]);
    const again = say('TicketReopened')({ round: 1, reason: '', by: 'caller', afterRefusal: true }, 7);
    expect(seen(row(registered, refused, closedAsRefused, again))).not.toHaveProperty('refusal');
  });
  it('a direct answer of the hotline can be rated like the report of a unit', () => {
    expect(seen(row(registered, answered, opened))).toMatchObject({
      answeredAt: iso(1),
      may: expect.arrayContaining(['answer']),
    });
  });
});
