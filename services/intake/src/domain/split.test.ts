import { checkNewEvent, type Actor, type TicketEvent } from '@hotline/contracts';
import { fingerprintOf } from '@hotline/duplicates';
import { isRefused, type CommandContext, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import { register } from './register';
import { split, splitOff, type Off } from './split';
import type { Ticket } from './ticket';

const CALLED = Date.parse('2026-01-05T01:00:00Z');
const NOW = CALLED + 86_400_000;
const id = (digit: number): string => `${digit}`.repeat(36);
const operator: Actor = { id: 'o', role: 'operator' };
const at = (now: number): CommandContext => ({ now, jurisdiction: 'tiny', view: undefined, actor: operator });
const fingerprint = fingerprintOf({ text: '路灯不亮' });
const phone = '138 0013 8000';

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
const off = (digit: number, text: string, matter?: string): Off => ({
  ticketId: id(digit),
  ticketNo: `20260106-00000${digit}`,
  queryCode: `ABCDEFGH1${digit}`,
  text,
  ...(matter ? { matter } : {}),
});
const light = off(2, '路灯不亮，回电13800138000', 'light');
const does = (state: Ticket | undefined, parts: readonly Off[] = [light], kept = dance) =>
  split(state, { kept, off: parts, fingerprint }, at(NOW));
const done = must(does(ticket));
const event = (data: object = done.events?.[1]?.data as object): TicketEvent<'PartSplitOff'> =>
  ({ type: 'PartSplitOff', subject: id(1), data }) as unknown as TicketEvent<'PartSplitOff'>;
const origin = { origin: done.state, fingerprint, possiblySame: [], joined: {} };

describe('a split', () => {
  it('keeps the first part here, the narrative whole, and tells each further part without the numbers in it', () => {
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
  it('tells its own caller all numbers at once, and nobody who came by a merge', () => {
    const joined = {
      ...ticket,
      waiting: [...ticket.waiting, { ticket: id(9), caller: { phone: '13900139000', anonymity: 'named' as const } }],
    };
    const { acts = [] } = must(does(joined, [light, off(3, '井盖没了')]));
    expect(acts).toMatchObject([{ data: { phone, template: 'split' } }]);
    for (const number of ['20260105-000001', '20260106-000002', '20260106-000003'])
      expect(acts[0]?.data.text).toContain(number);
  });
  it('may be split again; the parts before are kept', () => {
    expect(must(does(done.state, [off(3, '井盖没了')])).state.splitInto?.map(({ ticketId }) => ticketId)).toEqual([
      id(2),
      id(3),
    ]);
  });
  it.each([
    ['into one', ticket, [], 'invalid-input'],
    ['with a part that says nothing', ticket, [off(2, ' 　')], 'invalid-input'],
    ['when it is closed', { ...ticket, situation: 'closed' }, [light], 'not-now'],
    ['when it goes on with another', { ...ticket, situation: 'merged' }, [light], 'not-now'],
    ['of another location', { ...ticket, jurisdiction: 'other' }, [light], 'not-found'],
    ['of nothing', undefined, [light], 'not-found'],
    ['by a key that split it long ago', done.state, [light], 'key-reused'],
  ] as const)('is refused %s', (_rule, state, parts, refused) => {
    expect(does(state, parts)).toMatchObject({ refused });
  });
});

describe('a part that was split off', () => {
  const made = must(splitOff(undefined, event(), at(NOW), origin));
  it('is a ticket for the same caller at the same location through the same channel, in the original words', () => {
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
  it('runs on the clock of the call, not of the split', () => {
    expect(made.state.registeredAt).toBe(CALLED);
    expect(made.events).toMatchObject([
      {
        type: 'TicketRegistered',
        data: { receivedAt: '2026-01-05T01:00:00.000Z', splitFrom: id(1), chosen: { matter: 'light', by: 'o' } },
      },
    ]);
  });
  it('sends no receipt of its own: its number was told with the others', () => {
    expect(made.acts).toBeUndefined();
  });
  it('is registered once, however often the fact comes', () => {
    expect(splitOff(made.state, event(), at(NOW), origin)).toBeUndefined();
  });
  it('is registered also when the ticket was closed or merged meanwhile', () => {
    expect(
      must(splitOff(undefined, event(), at(NOW), { ...origin, origin: { ...done.state, situation: 'merged' } })).state
        .situation,
    ).toBe('open');
  });
});
