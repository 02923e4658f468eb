import { checkNewEvent, type Actor, type TicketEvent } from '@hotline/contracts';
import { fingerprintOf } from '@hotline/duplicates';
import { isRefused, type CommandContext, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { register } from './register';
import { split, splitOff, type SplitOffPart } from './split';
import type { Ticket } from './ticket';

const CALLED = Date.parse('2026-01-05T01:00:00Z');
const NOW = CALLED + 86_400_000;
const id = (digit: number): string => `${digit}`.repeat(36);
const operator: Actor = { id: 'o', role: 'operator' };
const at = (now: number): CommandContext => ({ now, jurisdiction: 'tiny', view: undefined, actor: operator });
const fingerprint = fingerprintOf({ text: '路灯不亮' });
const phone = '+8613800138000';

function must(outcome: Decided<Ticket>): Decision<Ticket> {
  const decided = afterStorage(outcome);
  if (!decided || isRefused(decided)) throw new Error('nothing was decided');
  decided.events?.forEach(checkNewEvent);
  return decided;
}
const ticket = must(
  register(
    undefined,
    {
      ticketId: id(1),
      ticketNo: '20260105-000001',
      queryCode: 'ABCDEFGH12',
      fingerprint,
      possiblySame: [],
      joined: {},
      notify: true,
      registration: {
        channel: 'phone',
        kind: 'complaint',
        caller: { name: '王建国', phone, anonymity: 'named' },
        location: { address: '青年路15号，电话13800138000', region: 'east' },
        narrative: '跳舞太吵，路灯不亮，回电13800138000',
        facts: {},
      },
    },
    at(CALLED),
  ),
).state;
const dance = { text: '跳舞太吵', matter: 'dance' };
const off = (digit: number, text: string, matter?: string): SplitOffPart => ({
  ticketId: id(digit),
  ticketNo: `20260106-00000${digit}`,
  queryCode: `ABCDEFGH1${digit}`,
  text,
  ...(matter ? { matter } : {}),
});
const light = off(2, '路灯不亮，回电13800138000', 'light');
const does = (state: Ticket | undefined, parts: readonly SplitOffPart[] = [light], kept = dance) =>
  split(state, { kept, off: parts, fingerprint }, at(NOW));
const done = must(does(ticket));
const event = (data: object = done.events?.[1]?.data as object): TicketEvent<'PartSplitOff'> =>
  ({ type: 'PartSplitOff', subject: id(1), data }) as unknown as TicketEvent<'PartSplitOff'>;
const origin = { origin: done.state, fingerprint, possiblySame: [], joined: {} };

describe('The command split', () => {
  it('a split keeps the whole narrative, and publishes each further part with its numbers masked', () => {
    expect(done.state).toMatchObject({
      situation: 'open',
      narrative: ticket.narrative,
      part: '跳舞太吵',
      splitInto: [{ ticketId: id(2), text: light.text }],
    });
    expect(done.events).toEqual([
      {
        type: 'TicketSplit',
        data: {
          kept: dance,
          into: [{ ticketId: id(2), ticketNo: '20260106-000002' }],
          location: { address: '青年路15号，电话＊＊＊', region: 'east' },
          by: 'o',
        },
      },
      {
        type: 'PartSplitOff',
        data: {
          ticketId: id(2),
          ticketNo: '20260106-000002',
          queryCode: 'ABCDEFGH12',
          text: '路灯不亮，回电＊＊＊',
          matter: 'light',
          by: 'o',
        },
      },
    ]);
  });
  it('a split sends one message with all ticket numbers to the first caller, and none to callers from merges', () => {
    const joined = {
      ...ticket,
      waiting: [...ticket.waiting, { ticket: id(9), caller: { phone: '+8613900139000', anonymity: 'named' as const } }],
    };
    const { acts = [] } = must(does(joined, [light, off(3, '井盖没了')]));
    expect(acts).toMatchObject([{ data: { phone, template: 'split' } }]);
    for (const number of ['20260105-000001', '20260106-000002', '20260106-000003'])
      expect(acts[0]?.data.text).toContain(number);
  });
  it('a ticket can be split again, and keeps its earlier parts', () => {
    expect(must(does(done.state, [off(3, '井盖没了')])).state.splitInto?.map(({ ticketId }) => ticketId)).toEqual([
      id(2),
      id(3),
    ]);
  });
  it.each([
    ['of a closed ticket', { ...ticket, situation: 'closed' }, [light], 'not-now'],
    ['of a merged ticket', { ...ticket, situation: 'merged' }, [light], 'not-now'],
    ['of a ticket of another jurisdiction', { ...ticket, jurisdiction: 'other' }, [light], 'not-found'],
    ['of a ticket that does not exist', undefined, [light], 'not-found'],
    ['when the same request has split the ticket before', done.state, [light], 'key-reused'],
  ] as const)('refuses a split %s', (_case, state, parts, refused) => {
    expect(does(state, parts)).toMatchObject({ refused });
  });
});

describe('The ticket of a part that was split off', () => {
  const made = must(splitOff(undefined, event(), at(NOW), origin));
  it('a part keeps caller, location, channel and the original words', () => {
    expect(made.state).toMatchObject({
      ticketNo: '20260106-000002',
      channel: 'phone',
      kind: 'complaint',
      location: ticket.location,
      narrative: light.text,
      waiting: [{ ticket: id(2), caller: { phone } }],
      splitFrom: id(1),
    });
  });
  it('a part counts as received at the time of the call, not of the split', () => {
    expect(made.state.registeredAt).toBe(CALLED);
    expect(made.events).toMatchObject([
      {
        type: 'TicketRegistered',
        data: { receivedAt: '2026-01-05T01:00:00.000Z', splitFrom: id(1), chosen: { matter: 'light', by: 'o' } },
      },
    ]);
  });
  it('the caller gets no receipt for a part, because the message about the split told its number', () => {
    expect(made.acts).toBeUndefined();
  });
  it('a part is registered once, however often its event comes', () => {
    expect(splitOff(made.state, event(), at(NOW), origin)).toBeUndefined();
  });
  it('a part is registered even when the original ticket was merged meanwhile', () => {
    expect(
      must(splitOff(undefined, event(), at(NOW), { ...origin, origin: { ...done.state, situation: 'merged' } })).state
        .situation,
    ).toBe('open');
  });
});
