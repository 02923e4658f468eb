import { detail } from '../http/views';
import { type TicketRow } from './row';
import {
  evolve,
  START,
  HOUR,
  id,
  text,
  say,
  iso,
  published,
  classified,
  deferred,
  answered,
  dispatched,
  asked,
  disputed,
  acknowledged,
  returnAsked,
  rejected,
  resolved,
  opened,
  reopened,
  supervised,
  closed,
  merged,
  split,
  viewed,
  given,
  type Happening,
} from './testing/events';

describe('the state of a ticket on the board', () => {
  it.each<[string, Happening[], string]>([
    ['registered', [], 'registered'],
    ['classified and has no lead yet', [deferred, classified()], 'registered'],
    ['waiting for a person to classify it', [deferred], 'awaiting-classification'],
    ['waiting for a fact', [classified(), asked], 'awaiting-facts'],
    ['disputed', [classified(), disputed], 'disputed'],
    ['dispatched', [classified(), dispatched()], 'dispatched'],
    [
      'to be returned at the request of its unit',
      [classified(), dispatched(), acknowledged(), returnAsked],
      'return-requested',
    ],
    [
      'kept by its unit after an acknowledgement and a rejected return',
      [classified(), dispatched(), acknowledged(), returnAsked, rejected],
      'acknowledged',
    ],
    [
      'kept by its unit after a rejected return, before an acknowledgement',
      [classified(), dispatched(), returnAsked, rejected],
      'dispatched',
    ],
    [
      'corrected while a unit handles it',
      [classified(), dispatched(), acknowledged(), classified('shed')],
      'acknowledged',
    ],
    [
      'corrected while its callers are asked',
      [classified(), dispatched(), resolved, opened, classified('shed')],
      'resolved',
    ],
    ['answered by the hotline, with a callback to make', [answered, opened], 'answered'],
    ['classified after an answer of the hotline', [answered, opened, classified()], 'registered'],
    ['answered by the hotline, with a second callback to make', [answered, opened, supervised, opened], 'answered'],
    [
      'resolved by a unit, with a second callback to make',
      [classified(), dispatched(), resolved, opened, supervised, opened],
      'resolved',
    ],
    [
      'dispatched to a designated unit before the callback of the first unit opens',
      [classified(), dispatched(), resolved, dispatched('west', 2, 'designated'), opened],
      'dispatched',
    ],
    [
      'dispatched to another unit while the caller is asked',
      [classified(), dispatched(), resolved, dispatched('west', 2, 'designated'), supervised],
      'dispatched',
    ],
    ['reopened', [classified(), dispatched(), resolved, opened, reopened], 'registered'],
    [
      'closed before other events arrive',
      [classified(), dispatched(), resolved, opened, closed, classified(), acknowledged(), dispatched(), viewed],
      'closed',
    ],
    ['closed before another caller joins', [classified(), dispatched(), resolved, opened, closed, opened], 'resolved'],
    ['merged before other events arrive', [merged, classified(), dispatched(), opened, reopened, closed], 'merged'],
  ])('shows the right state of a ticket that is %s', (_case, said, state) => {
    expect(given(...said).state).toBe(state);
  });

  it('the row of a ticket has a question only while somebody has to answer it', () => {
    expect(given(deferred).question).toEqual(text);
    expect(given(deferred, classified())).not.toHaveProperty('question');
    expect(given(classified(), disputed, dispatched())).not.toHaveProperty('question');
  });
  it('the row of a ticket has no assistants and no reason for a lead while no unit leads', () => {
    const withoutUnit = given(classified(), dispatched(), asked);
    expect(withoutUnit).toMatchObject({ lead: 'hotline', assistants: [] });
    expect(withoutUnit).not.toHaveProperty('why');
    const inDispute = given(classified(), dispatched(), disputed);
    expect(inDispute).toMatchObject({ lead: 'legal', assistants: [] });
    expect(inDispute).not.toHaveProperty('why');
  });
  it('the age of a ticket stops growing at its closure, and grows again after a new callback', () => {
    const calendar = undefined as never;
    expect(detail(id, given(classified(), closed), START + 9 * HOUR, calendar).ageMs).toBe(4 * HOUR);
    expect(given(classified(), dispatched(), resolved, closed, opened).closedAt).toBeUndefined();
    expect(given(classified(), dispatched(), resolved, closed, viewed).closedAt).toBe(START + 4 * HOUR);
  });
  it('the history of a ticket has every event, but not the query code', () => {
    const row = given(classified(), dispatched(), viewed);
    expect(row.history.map(({ type }) => type)).toEqual([
      'TicketRegistered',
      'TicketClassified',
      'TicketDispatched',
      'CallerViewed',
    ]);
    expect(JSON.stringify(row.history)).not.toContain(row.queryCode);
  });
});

describe('the row of a split ticket', () => {
  it('a split ticket keeps its narrative and names the new ticket, which names the ticket it was split from', () => {
    const row = given(classified(), dispatched(), split);
    expect(detail(id, row, START, { elapsed: () => 0 } as never)).toMatchObject({
      state: 'dispatched',
      narrative: '占道',
      part: '占道',
      splitInto: [{ ticketId: '3'.repeat(36), ticketNo: 'n3' }],
    });
    const other = evolve(
      undefined,
      published(
        say('TicketRegistered')(
          {
            ticketNo: 'n3',
            queryCode: 'ABCDEFGH13',
            channel: 'phone',
            location: {},
            narrative: '路灯',
            facts: {},
            anonymity: 'named',
            receivedAt: iso(0),
            splitFrom: id,
          },
          5,
        ),
        0,
      ),
    ) as TicketRow;
    expect(detail(id, other, START, { elapsed: () => 0 } as never)).toMatchObject({
      splitFrom: id,
      registeredAt: iso(0),
    });
  });
});
