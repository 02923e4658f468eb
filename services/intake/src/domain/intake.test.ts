import { checkFact, type Actor, type Caller, type EventData, type EventType, type Fact, type Registration, type TicketEvent } from '@hotline/contracts';
import { encodeKey, isRefused, type CommandContext, type Decided, type Decision } from '@hotline/runtime';
import { tickets } from '../collection';
import * as follow from './follow';
import { likeness, sketch } from './likeness';
import { join, merge } from './merge';
import { register } from './register';
import { sameByMatter, sameByText } from './same';
import { phoneKey, type Ticket } from './ticket';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const id = (digit: number): string => `${digit}`.repeat(36);
const by = (actor: Actor): CommandContext => ({ now: NOW, jurisdiction: 'tiny', actor });
const operator: Actor = { id: 'o', role: 'operator' };
const unit = (name: string): Actor => ({ id: 'u', role: 'unit', unit: name });
const event = <T extends EventType>(type: T, subject: string, data: EventData<T>): TicketEvent<T> => ({ type, subject, id: `${type}.1`, data }) as unknown as TicketEvent<T>;
const wang: Caller = { name: '王建国', phone: '138 0013 8000', anonymity: 'named' };

const registering = (change: Partial<Registration> = {}, ticketId = id(1)) => ({
  ticketId,
  ticketNo: '20260105-000001',
  queryCode: 'ABCDEFGH12',
  sketch: sketch(change.narrative ?? '楼下烧烤摊油烟太大'),
  possiblySame: [],
  registration: { channel: 'phone' as const, caller: wang, place: { region: 'east', address: '青年路' }, narrative: '楼下烧烤摊油烟太大', facts: {}, ...change },
  notify: true,
});
function must(decided: Decided<Ticket>): { state: Ticket; facts: readonly Fact[] } {
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  decided.facts?.forEach(checkFact);
  return { state: decided.state, facts: decided.facts ?? [] };
}
const ticket = (change: Partial<Registration> = {}, ticketId = id(1)): Ticket => must(register(undefined, registering(change, ticketId), by(operator))).state;
const given = (change: Partial<Ticket> = {}): Ticket => ({ ...ticket(), ...change });
const dispatchedTo = (lead: string, assistants: string[] = [], matter = 'stall') =>
  event('TicketDispatched', id(1), { lead, assistants, matter, region: 'west', urgency: 'normal', facts: {}, why: { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law', text: '' } }, pack: '1' }, how: 'rule', round: 1, hop: 1 });
const nobody = { ofCaller: [], ofPlace: [] };

describe('a registration', () => {
  it('tells the others what happened, not who says so', () => {
    const { facts } = must(register(undefined, registering({ narrative: '我是王建国，手机13800138000', demand: '请打+86 138-0013-8000', place: { address: '青年路 0531-84886666' } }), by(operator)));
    expect(facts.map(({ type }) => type)).toEqual(['TicketRegistered']);
    expect(JSON.stringify(facts)).not.toMatch(/138|8488|"phone":/);
  });
  it('keeps the original words, and sends the receipt to a caller who left a number', () => {
    expect(register(undefined, registering({ narrative: '手机13800138000' }), by(operator))).toMatchObject({ state: { narrative: '手机13800138000' }, acts: [{ name: 'registered', data: { phone: '138 0013 8000' } }] });
    expect(register(undefined, registering({ caller: { anonymity: 'anonymous' } }), by(operator))).toMatchObject({ acts: [] });
    expect(register(undefined, { ...registering(), notify: false }, by(operator))).not.toHaveProperty('acts');
  });
  it('never replaces a ticket that is there, however old the key', () => {
    expect(register(ticket(), registering(), by(operator))).toMatchObject({ refused: 'key-reused' });
  });
});

describe('a merge', () => {
  const merged = event('TicketMerged', id(1), { into: id(2), reason: '同一摊位' });
  const input = { ticketId: id(1), into: id(2), reason: '同一摊位，电话13800138000' };
  it('lets an open ticket go on as part of another open one', () => {
    const { state, facts } = must(merge(ticket(), { ...input, target: ticket({}, id(2)) }, by(operator)));
    expect(state).toMatchObject({ situation: 'merged', mergedInto: id(2) });
    expect(facts).toEqual([{ type: 'TicketMerged', data: { into: id(2), reason: '同一摊位，电话＊＊＊' } }]);
  });
  it.each([
    ['into itself', ticket(), { ...input, into: id(1), target: ticket() }, 'invalid-input'],
    ['into nothing', ticket(), { ...input, target: undefined }, 'not-found'],
    ['into a closed one', ticket(), { ...input, target: given({ situation: 'closed' }) }, 'not-now'],
    ['twice', given({ situation: 'merged' }), { ...input, target: ticket() }, 'not-now'],
    ['into another place', ticket(), { ...input, target: given({ jurisdiction: 'other' }) }, 'not-found'],
  ] as const)('is refused %s', (_where, state, what, refused) => {
    expect(merge(state, what, by(operator))).toMatchObject({ refused });
  });
  it('keeps every caller, also those who had come with earlier merges, each once', () => {
    const source = given({ waiting: [...ticket().waiting, { ticket: id(3), caller: { phone: '13900139000', anonymity: 'named' } }] });
    const { state, facts } = must(join(ticket({}, id(2)), merged, by(operator), source));
    expect(state.waiting.map((waiting) => waiting.ticket)).toEqual([id(2), id(1), id(3)]);
    expect(facts).toMatchObject([{ type: 'CallerJoined', data: { from: id(1), callers: 3 } }, { data: { from: id(3) } }]);
    expect(join(state, merged, by(operator), source)).toBeUndefined();
  });
  it('into a ticket that was merged just then passes the callers on', () => {
    const { facts } = must(join({ ...ticket({}, id(2)), situation: 'merged', mergedInto: id(4) }, merged, by(operator), ticket()));
    expect(facts).toMatchObject([{ type: 'CallerJoined' }, { type: 'TicketMerged', data: { into: id(4) } }]);
  });
});

describe('what may be the same', () => {
  const known = (text: string, ticketId = id(2)) => ({ ticketId, ticket: ticket({ narrative: text }, ticketId) });
  it('is a like text about the same place, or of the same caller; the likest first, each once', () => {
    const others = { ofCaller: [known('楼下烧烤摊的油烟还是很大', id(2))], ofPlace: [known('楼下烧烤摊油烟太大了', id(3)), known('路灯不亮', id(4)), known('楼下烧烤摊的油烟还是很大', id(2))] };
    const found = sameByText(sketch('楼下烧烤摊油烟太大'), others);
    expect(found.map((one) => [one.ticketId, one.why])).toEqual([[id(3), 'same-place'], [id(2), 'same-caller']]);
  });
  it('a sketch is like itself and unlike other texts, short ones too', () => {
    expect([likeness(sketch('路灯不亮'), sketch('路灯不亮')), likeness(sketch('路灯不亮'), sketch('拖欠工资')), likeness(sketch(''), sketch(''))]).toEqual([1, 0, 0]);
  });
  it('of the same matter is offered when the ticket has a lead, once', () => {
    const others = { ofCaller: [], ofPlace: [known('路灯', id(2))] };
    const { state, facts } = must(follow.dispatched(ticket(), dispatchedTo('a'), by(operator), others));
    expect(facts).toMatchObject([{ type: 'PossiblySameFound', data: { candidates: [{ ticketId: id(2), why: 'same-place' }] } }]);
    expect(must(follow.dispatched(state, dispatchedTo('b'), by(operator), others)).facts).toEqual([]);
    expect(sameByMatter(nobody)).toEqual([]);
  });
});

describe('who reads the caller', () => {
  const held = must(follow.dispatched(ticket(), dispatchedTo('lead', ['assistant']), by(operator), nobody)).state;
  it('a unit that neither leads nor assists reads nothing; who reads leaves a trace', () => {
    expect(follow.view(held, { reason: '联系' }, by(unit('other')))).toMatchObject({ refused: 'not-your-ticket' });
    for (const name of ['lead', 'assistant']) expect(follow.view(held, { reason: '联系13800138000' }, by(unit(name)))).toMatchObject({ facts: [{ type: 'CallerViewed', data: { reason: '联系＊＊＊' } }] });
  });
  it('a unit that had the ticket reads no more when another has it, or nobody', () => {
    const returned = must(follow.dispatched(held, dispatchedTo('next'), by(operator), nobody)).state;
    expect(follow.view(returned, { reason: '联系' }, by(unit('lead')))).toMatchObject({ refused: 'not-your-ticket' });
    const disputed = must(follow.held(held, event('JurisdictionDisputed', id(1), { matter: 'm', candidates: [], body: 'legal', why: { zh: '', en: '' }, pack: '1' }))).state;
    expect(disputed.units).toEqual(['legal']);
  });
  it('a unit sees who gives the name openly; of one who hides it sees nothing, nor the numbers in the words', () => {
    const hidden = given({ narrative: '回电13800138000', waiting: [{ ticket: id(1), caller: { ...wang, anonymity: 'hidden', contactWindow: '晚上' } }] });
    expect(follow.visibleCallers(held, unit('lead'))).toEqual(held.waiting);
    expect(follow.visibleCallers(hidden, unit('lead'))).toEqual([{ ticket: id(1), caller: { anonymity: 'hidden' } }]);
    expect([follow.visibleNarrative(hidden, unit('lead')), follow.visibleNarrative(hidden, { id: 'c', role: 'callback' })]).toEqual(['回电＊＊＊', '回电13800138000']);
  });
});

describe('the callers', () => {
  it('are told what is answered and done, each who left a number', () => {
    const two = given({ waiting: [...ticket().waiting, { ticket: id(2), caller: { phone: '13900139000', anonymity: 'hidden' } }, { ticket: id(3), caller: { anonymity: 'anonymous' } }] });
    const told = follow.resolved(two, event('TicketResolved', id(1), { unit: 'a', outcome: 'resolved', done: '', publicReply: '已清理', approver: 'x', round: 1 }));
    expect(told).toMatchObject({ acts: [{ data: { phone: '138 0013 8000' } }, { data: { phone: '13900139000' } }] });
    expect(new Set((told as Decision<Ticket>).acts?.map(({ name }) => name)).size).toBe(2);
  });
});

describe('the indexes', () => {
  const keys = (state: Ticket) => Object.fromEntries(Object.entries(tickets.indexes).map(([name, keysOf]) => [name, keysOf(state).map((key) => (encodeKey(key), key))]));
  it('hold no closed and no merged ticket', () => {
    for (const situation of ['closed', 'merged'] as const) expect(Object.values(keys(given({ situation, matter: 'stall' }))).flat()).toEqual([]);
  });
  it('find an open one by place, by matter and place, and by everybody who waits for it', () => {
    const joined = given({ matter: 'stall', waiting: [...ticket().waiting, { ticket: id(2), caller: { phone: '+86 139-0013-9000', anonymity: 'named' } }] });
    expect(keys(joined)).toEqual({ openByCaller: [['13800138000', NOW], ['13900139000', NOW]], openByRegion: [['east', NOW]], openByMatter: [['stall', 'east', NOW]] });
  });
  it('have no key for what is not known', () => {
    expect(keys(ticket({ caller: { anonymity: 'anonymous' }, place: {} }))).toEqual({ openByCaller: [], openByRegion: [], openByMatter: [] });
  });
  it('one number is one caller, however it is written', () => {
    expect(new Set(['13800138000', '138 0013-8000', '+86 13800138000', '008613800138000'].map(phoneKey)).size).toBe(1);
    expect(phoneKey('8653184886666')).toBe('8653184886666');
  });
  it('hold it again when a late caller is not satisfied', () => {
    expect(follow.reopened(given({ situation: 'closed' }))).toMatchObject({ state: { situation: 'open' } });
    expect(follow.reopened(given({ situation: 'merged' }))).toBeUndefined();
    expect(follow.closed(given({ situation: 'merged' }))).toBeUndefined();
  });
});
