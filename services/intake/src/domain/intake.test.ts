import {
  checkNewEvent,
  type Actor,
  type Caller,
  type EventData,
  type EventType,
  type NewEvent,
  type Registration,
  type TicketEvent,
} from '@hotline/contracts';
import { encodeKey, isRefused, type CommandContext, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { tickets } from '../collection';
import * as callers from './callers';
import * as reactions from './reactions';
import { fingerprintOf } from '@hotline/duplicates';
import { expect as expectMerge, join, merge } from './merge';
import { register } from './register';
import { joinIssue, sameByMatter, sameByText, type ComparedTicket } from './possible-duplicates';
import { phoneKey, type Ticket } from './ticket';

const NOW = Date.parse('2026-01-05T01:00:00Z');
const id = (digit: number): string => `${digit}`.repeat(36);
const by = (actor: Actor): CommandContext => ({ now: NOW, jurisdiction: 'tiny', view: undefined, actor });
const operator: Actor = { id: 'o', role: 'operator' };
const unit = (name: string): Actor => ({ id: 'u', role: 'unit', unit: name });
const event = <T extends EventType>(type: T, subject: string, data: EventData<T>): TicketEvent<T> =>
  ({ type, subject, id: `${type}.1`, data }) as unknown as TicketEvent<T>;
const wang: Caller = { name: '王建国', phone: '138 0013 8000', anonymity: 'named' };

const registering = (change: Partial<Registration> = {}, ticketId = id(1)) => ({
  ticketId,
  ticketNo: '20260105-000001',
  queryCode: 'ABCDEFGH12',
  fingerprint: fingerprintOf({ text: change.narrative ?? '楼下烧烤摊油烟太大' }),
  possiblySame: [],
  joined: {},
  registration: {
    channel: 'phone' as const,
    caller: wang,
    location: { region: 'east', address: '青年路' },
    narrative: '楼下烧烤摊油烟太大',
    facts: {},
    ...change,
  },
  notify: true,
});
function must(outcome: Decided<Ticket>): { state: Ticket; events: readonly NewEvent[] } {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  decided.events?.forEach(checkNewEvent);
  return { state: decided.state, events: decided.events ?? [] };
}
const ticket = (change: Partial<Registration> = {}, ticketId = id(1)): Ticket =>
  must(register(undefined, registering(change, ticketId), by(operator))).state;
const given = (change: Partial<Ticket> = {}): Ticket => ({ ...ticket(), ...change });
const dispatchedTo = (lead: string, assistants: string[] = [], matter = 'stall') =>
  event('TicketDispatched', id(1), {
    lead,
    assistants,
    matter,
    region: 'west',
    urgency: 'normal',
    facts: {},
    why: { rule: { id: 'r', text: { zh: '', en: '' }, basis: { kind: 'law', text: '' } }, pack: '1' },
    how: 'rule',
    round: 1,
    hop: 1,
  });
const nobody: reactions.Others = { known: [] };

describe('a registration', () => {
  it('tells the others what happened, not who says so', () => {
    const { events } = must(
      register(
        undefined,
        registering({
          narrative: '我是王建国，手机13800138000',
          demand: '请打+86 138-0013-8000',
          location: { address: '青年路 0531-84886666' },
        }),
        by(operator),
      ),
    );
    expect(events.map(({ type }) => type)).toEqual(['TicketRegistered']);
    expect(JSON.stringify(events)).not.toMatch(/138|8488|"phone":/);
  });
  it('keeps the original words, and sends the receipt to a caller who left a number', () => {
    expect(register(undefined, registering({ narrative: '手机13800138000' }), by(operator))).toMatchObject({
      state: { narrative: '手机13800138000' },
      acts: [{ name: 'registered', data: { phone: '138 0013 8000' } }],
    });
    expect(register(undefined, registering({ caller: { anonymity: 'anonymous' } }), by(operator))).toMatchObject({
      acts: [],
    });
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
    const { state, events } = must(merge(ticket(), { ...input, target: ticket({}, id(2)) }, by(operator)));
    expect(state).toMatchObject({ situation: 'merged', mergedInto: id(2) });
    expect(events).toEqual([{ type: 'TicketMerged', data: { into: id(2), reason: '同一摊位，电话＊＊＊' } }]);
  });
  it.each([
    ['into itself', ticket(), { ...input, into: id(1), target: ticket() }, 'invalid-input'],
    ['into nothing', ticket(), { ...input, target: undefined }, 'not-found'],
    ['into a closed one', ticket(), { ...input, target: given({ situation: 'closed' }) }, 'not-now'],
    ['twice', given({ situation: 'merged' }), { ...input, target: ticket() }, 'not-now'],
    ['into another location', ticket(), { ...input, target: given({ jurisdiction: 'other' }) }, 'not-found'],
  ] as const)('is refused %s', (_where, state, what, refused) => {
    expect(merge(state, what, by(operator))).toMatchObject({ refused });
  });
  it('keeps every caller, also those who had come with earlier merges, each once', () => {
    const source = given({
      waiting: [...ticket().waiting, { ticket: id(3), caller: { phone: '13900139000', anonymity: 'named' } }],
    });
    const { state, events } = must(join(ticket({}, id(2)), merged, by(operator), source));
    expect(state.waiting.map((waiting) => waiting.ticket)).toEqual([id(2), id(1), id(3)]);
    expect(events).toMatchObject([
      { type: 'CallerJoined', data: { from: id(1), callers: 3 } },
      { data: { from: id(3) } },
    ]);
    expect(join(state, merged, by(operator), source)).toBeUndefined();
  });
  it('into a ticket that was merged just then passes the callers on', () => {
    const { events } = must(
      join({ ...ticket({}, id(2)), situation: 'merged', mergedInto: id(4) }, merged, by(operator), ticket()),
    );
    expect(events).toMatchObject([{ type: 'CallerJoined' }, { type: 'TicketMerged', data: { into: id(4) } }]);
  });
});

describe('two merges that cross', () => {
  const [a, b, c] = [id(1), id(2), id(3)];
  const open = (ticketId: string) => ticket({}, ticketId);
  /** What the target knows once it has heard of a merge. */
  const hears = (of: Ticket, from: string, now = NOW): Ticket =>
    must(expectMerge(of, { from }, { ...by(operator), now })).state;
  const merges = (source: Ticket, ticketId: string, into: string, target: Ticket, now = NOW) =>
    merge(source, { ticketId, into, reason: '同一问题', target }, { ...by(operator), now });

  it('leave that with the smaller id open, whichever comes first', () => {
    const [first, second] = [hears(open(a), b), hears(open(b), a)];
    expect(merges(first, a, b, second)).toMatchObject({
      refused: 'not-now',
      detail: { en: expect.stringContaining('at this moment') },
    });
    expect(merges(second, b, a, first)).toMatchObject({ state: { situation: 'merged', mergedInto: a } });
  });
  it('and a circle of three leave all open; one of them may be merged when it is tried again', () => {
    const [one, two, three] = [hears(open(a), c), hears(open(b), a), hears(open(c), b)];
    for (const decided of [merges(one, a, b, two), merges(two, b, c, three), merges(three, c, a, one)])
      expect(decided).toMatchObject({ refused: 'not-now' });
    expect(merges(one, a, b, two, NOW + 60_000)).toMatchObject({ state: { situation: 'merged' } });
  });
  it('a ticket that others have come into may itself be merged', () => {
    const arrived = must(
      join(hears(open(b), a), event('TicketMerged', a, { into: b, reason: '' }), by(operator), {
        ...open(a),
        situation: 'merged',
      }),
    ).state;
    expect(arrived).not.toHaveProperty('expecting');
    expect(merges(arrived, b, c, open(c))).toMatchObject({ state: { situation: 'merged' } });
  });
  it('are not announced to a ticket that is closed, merged or not there', () => {
    expect(expectMerge({ ...open(a), situation: 'merged' }, { from: b }, by(operator))).toMatchObject({
      refused: 'not-now',
    });
    expect(expectMerge(undefined, { from: b }, by(operator))).toMatchObject({ refused: 'not-found' });
  });
});

describe('what may be the same', () => {
  const known = (
    ticketId: string,
    change: Partial<Omit<ComparedTicket, 'ticket'>> & { readonly ticket?: Partial<Ticket> } = {},
  ): ComparedTicket => ({
    sameCaller: false,
    sameLocation: true,
    score: 0.5,
    words: 0.5,
    alike: true,
    oneIssue: false,
    shared: { locations: ['翠湖小区'], codes: [], words: ['油烟'] },
    ...change,
    ticketId,
    ticket: { ...ticket({}, ticketId), ...change.ticket },
  });
  const earlier = { registeredAt: NOW - 1 };
  const others = (...list: ComparedTicket[]): reactions.Others => ({ known: list });

  it('is what is like in text and location, and what the caller said before in other words; the likest first, with what is shared', () => {
    const found = sameByText([
      known(id(2)),
      known(id(3), { alike: false }),
      known(id(4), { alike: false, sameCaller: true, sameLocation: false, score: 0, words: 0.2 }),
      known(id(5), { score: 0.9, sameLocation: false }),
    ]);
    expect(found.map((one) => [one.ticketId, one.why])).toEqual([
      [id(5), 'same-words'],
      [id(2), 'same-location'],
      [id(4), 'same-caller'],
    ]);
    expect(found[0]).toMatchObject({ likeness: 0.9, shared: { locations: ['翠湖小区'], words: ['油烟'] } });
  });
  it('is at most five', () => {
    expect(sameByText([1, 2, 3, 4, 5, 6].map((digit) => known(id(digit))))).toHaveLength(5);
  });
  it('of the same matter is offered when the ticket has a lead, once', () => {
    const like = others(
      known(id(2), { ticket: { ...earlier, matter: 'stall' } }),
      known(id(3), { ticket: { ...earlier, matter: 'noise' } }),
      known(id(4), { sameLocation: false, ticket: { ...earlier, matter: 'stall' } }),
    );
    const { state, events } = must(reactions.dispatched(ticket(), dispatchedTo('a'), by(operator), like));
    expect(events).toMatchObject([
      {
        type: 'PossiblySameFound',
        data: { candidates: [{ ticketId: id(2), why: 'same-location', shared: { matter: 'stall' } }] },
      },
    ]);
    expect(must(reactions.dispatched(state, dispatchedTo('b'), by(operator), like)).events).toEqual([]);
    expect(sameByMatter([], 'stall')).toEqual([]);
  });
  it('is told with the registration, and is a fact in the history', () => {
    const candidate = sameByText([known(id(2))]);
    const { state, events } = must(
      register(
        undefined,
        { ...registering(), possiblySame: candidate, joined: { issue: id(2), again: true } },
        by(operator),
      ),
    );
    expect(state).toMatchObject({ issue: id(2), possiblySame: [{ ticketId: id(2) }] });
    expect(events).toMatchObject([
      { type: 'TicketRegistered' },
      {
        type: 'PossiblySameFound',
        data: { issue: id(2), again: true, candidates: [{ ticketId: id(2), likeness: 0.5 }] },
      },
    ]);
  });
});

describe('an issue', () => {
  const like = (
    ticketId: string,
    change: Partial<ComparedTicket> = {},
    more: Partial<Ticket> = {},
  ): ComparedTicket => ({
    ticketId,
    sameCaller: false,
    score: 0.9,
    alike: true,
    oneIssue: true,
    shared: { locations: [], codes: [], words: [] },
    words: 0.5,
    sameLocation: true,
    ...change,
    ticket: { ...ticket({}, ticketId), registeredAt: NOW - 5, ...more },
  });

  it('is that of the likest ticket; of equals the earliest began it', () => {
    expect(joinIssue([like(id(2)), like(id(3), { score: 0.99 }, { issue: id(9) })]).issue).toBe(id(9));
    expect(joinIssue([like(id(2)), like(id(3), {}, { registeredAt: NOW - 9 })]).issue).toBe(id(3));
    expect(joinIssue([like(id(2), { oneIssue: false })])).toEqual({});
  });
  it('knows whether the caller is counted already', () => {
    expect(joinIssue([like(id(2)), like(id(3), { oneIssue: false, sameCaller: true }, { issue: id(2) })])).toEqual({
      issue: id(2),
      again: true,
    });
    expect(joinIssue([like(id(2)), like(id(3), { oneIssue: false, sameCaller: true })])).toEqual({
      issue: id(2),
      again: false,
    });
  });
  it('is found later by tickets that came in the same moment: the later one follows the earlier, never the other way', () => {
    const [first, second] = [given({ registeredAt: NOW - 1 }), given({ registeredAt: NOW })];
    const to = (at: string): TicketEvent<'TicketDispatched'> => ({ ...dispatchedTo('a'), subject: at });
    expect(
      must(
        reactions.dispatched(second, to(id(2)), by(operator), { known: [like(id(1), {}, { registeredAt: NOW - 1 })] }),
      ),
    ).toMatchObject({ state: { issue: id(1) }, events: [{ data: { issue: id(1), again: false } }] });
    expect(
      must(reactions.dispatched(first, to(id(1)), by(operator), { known: [like(id(2), {}, { registeredAt: NOW })] }))
        .state.issue,
    ).toBeUndefined();
    const all = [like(id(2), { score: 0.99 }, { registeredAt: NOW - 1 }), like(id(1), {}, { registeredAt: NOW - 2 })];
    expect(must(reactions.dispatched(second, to(id(3)), by(operator), { known: all })).state.issue).toBe(id(1));
  });
  it('of the same instant goes by the id, and no ticket follows itself', () => {
    const to = (at: string): TicketEvent<'TicketDispatched'> => ({ ...dispatchedTo('a'), subject: at });
    expect(
      must(reactions.dispatched(given(), to(id(2)), by(operator), { known: [like(id(1), {}, { registeredAt: NOW })] }))
        .state.issue,
    ).toBe(id(1));
    expect(
      must(reactions.dispatched(given(), to(id(1)), by(operator), { known: [like(id(2), {}, { registeredAt: NOW })] }))
        .state.issue,
    ).toBeUndefined();
    expect(
      must(reactions.dispatched(given(), to(id(2)), by(operator), { known: [like(id(1), {}, { issue: id(2) })] })).state
        .issue,
    ).toBeUndefined();
  });
  it('moves when its first ticket turns out to belong to an earlier one', () => {
    expect(
      must(
        reactions.dispatched(given({ issue: id(2) }), dispatchedTo('a'), by(operator), {
          known: [],
          issueOfFirst: id(3),
        }),
      ),
    ).toMatchObject({ state: { issue: id(3) }, events: [{ data: { issue: id(3), candidates: [] } }] });
  });
});

describe('who reads the caller', () => {
  const held = must(reactions.dispatched(ticket(), dispatchedTo('lead', ['assistant']), by(operator), nobody)).state;
  it('a unit that neither leads nor assists reads nothing; who reads leaves a trace', () => {
    expect(callers.viewCaller(held, { reason: '联系' }, by(unit('other')))).toMatchObject({
      refused: 'not-your-ticket',
    });
    for (const name of ['lead', 'assistant'])
      expect(callers.viewCaller(held, { reason: '联系13800138000' }, by(unit(name)))).toMatchObject({
        events: [{ type: 'CallerViewed', data: { reason: '联系＊＊＊' } }],
      });
  });
  it('a unit that had the ticket reads no more when another has it, or nobody', () => {
    const returned = must(reactions.dispatched(held, dispatchedTo('next'), by(operator), nobody)).state;
    expect(callers.viewCaller(returned, { reason: '联系' }, by(unit('lead')))).toMatchObject({
      refused: 'not-your-ticket',
    });
    const disputed = must(
      reactions.held(
        held,
        event('JurisdictionDisputed', id(1), {
          matter: 'm',
          candidates: [],
          body: 'legal',
          why: { zh: '', en: '' },
          pack: '1',
        }),
      ),
    ).state;
    expect(disputed.units).toEqual(['legal']);
  });
  it('a unit sees who gives the name openly; of one who hides it sees nothing, nor the numbers in the words', () => {
    const hidden = given({
      narrative: '回电13800138000',
      waiting: [{ ticket: id(1), caller: { ...wang, anonymity: 'hidden', contactWindow: '晚上' } }],
    });
    expect(callers.visibleCallers(held, unit('lead'))).toEqual(held.waiting);
    expect(callers.visibleCallers(hidden, unit('lead'))).toEqual([{ ticket: id(1), caller: { anonymity: 'hidden' } }]);
    expect([
      callers.visibleNarrative(hidden, unit('lead')),
      callers.visibleNarrative(hidden, { id: 'c', role: 'callback' }),
    ]).toEqual(['回电＊＊＊', '回电13800138000']);
  });
});

describe('the callers', () => {
  it('are told what is answered and done, each who left a number', () => {
    const two = given({
      waiting: [
        ...ticket().waiting,
        { ticket: id(2), caller: { phone: '13900139000', anonymity: 'hidden' } },
        { ticket: id(3), caller: { anonymity: 'anonymous' } },
      ],
    });
    const told = reactions.resolved(
      two,
      event('TicketResolved', id(1), {
        unit: 'a',
        outcome: 'resolved',
        done: '',
        publicReply: '已清理',
        approver: 'x',
        round: 1,
      }),
    );
    expect(told).toMatchObject({ acts: [{ data: { phone: '138 0013 8000' } }, { data: { phone: '13900139000' } }] });
    expect(new Set((told as Decision<Ticket>).acts?.map(({ name }) => name)).size).toBe(2);
  });
});

describe('the indexes', () => {
  const keys = (state: Ticket) =>
    Object.fromEntries(
      Object.entries(tickets.indexes).map(([name, keysOf]) => [
        name,
        keysOf(state).map((key) => (encodeKey(key), key)),
      ]),
    );
  it('hold no closed and no merged ticket', () => {
    for (const situation of ['closed', 'merged'] as const)
      expect(Object.values(keys(given({ situation, matter: 'stall', issue: id(9) }))).flat()).toEqual([]);
  });
  it('find an open one of its jurisdiction by what its text says, by matter and location, by issue, and by everybody who waits for it', () => {
    const joined = given({
      matter: 'stall',
      issue: id(9),
      waiting: [...ticket().waiting, { ticket: id(2), caller: { phone: '+86 139-0013-9000', anonymity: 'named' } }],
    });
    const { openByCaller, openByMatter, openByIssue, ...slots } = keys(joined);
    expect({ openByCaller, openByMatter, openByIssue }).toEqual({
      openByCaller: [
        ['tiny', '13800138000', NOW],
        ['tiny', '13900139000', NOW],
      ],
      openByMatter: [['tiny', 'stall', 'east', NOW]],
      openByIssue: [[id(9), NOW]],
    });
    expect(Object.values(slots).flat()).toContainEqual(['tiny', expect.stringMatching(/油烟|烧烤|烤摊|楼下/), NOW]);
  });
  it('have no key for what is not known', () => {
    expect(
      Object.values(keys(ticket({ caller: { anonymity: 'anonymous' }, location: {}, narrative: '喂？' }))).flat(),
    ).toEqual([]);
  });
  it('one number is one caller, however it is written', () => {
    expect(new Set(['13800138000', '138 0013-8000', '+86 13800138000', '008613800138000'].map(phoneKey)).size).toBe(1);
    expect(phoneKey('8653184886666')).toBe('8653184886666');
  });
  it('hold it again when a late caller is not satisfied', () => {
    expect(reactions.reopened(given({ situation: 'closed' }))).toMatchObject({ state: { situation: 'open' } });
    expect(reactions.reopened(given({ situation: 'merged' }))).toBeUndefined();
    expect(reactions.closed(given({ situation: 'merged' }))).toBeUndefined();
  });
});
