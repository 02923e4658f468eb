import {
  answered,
  appeals,
  asksToRefuse,
  decidesRefusal,
  endangered,
  given,
  merged,
  neighbour,
  NOW,
  on,
  DAY,
  own,
  reopens,
  resolved,
  then,
} from '../testing/steps';
import type { EventData } from '@hotline/contracts';

const registered = on('TicketRegistered', { queryCode: 'ABCDEFGH12' } as EventData<'TicketRegistered'>);
const asked = [registered, asksToRefuse('court')];
const refused = [...asked, decidesRefusal(true, 's')];
const appealed = [...refused, appeals(1)];

describe('The refusal of a ticket', () => {
  it('one person requests it and another approves it; the event says what the caller is told and can do', () => {
    expect(then(given(registered), asksToRefuse('court'))).toBe('RefusalRequested');
    expect(decidesRefusal(true, 's')(given(...asked))).toMatchObject({
      state: { situation: 'closed' },
      events: [
        {
          type: 'TicketRefused',
          data: {
            code: 'court',
            text: { zh: '由法院受理' },
            route: { zh: '请咨询法院' },
            contact: '12368',
            reason: '已立案，电话＊＊＊',
            requestedBy: 'o',
            approvedBy: 's',
            appealUntil: new Date(NOW + 15 * DAY).toISOString(),
          },
        },
        { type: 'TicketClosed', data: { closure: 'refused' } },
      ],
    });
  });
  it('a reason for which the pack asks for no second person refuses the ticket at once', () => {
    expect(then(given(registered), asksToRefuse('empty'))).toBe('TicketRefused TicketClosed');
  });
  it('nobody approves their own request, and nobody whose role the pack does not name', () => {
    expect(then(given(...asked), decidesRefusal(true, 'o'))).toBe('same-approver');
    expect(then(given(...asked), decidesRefusal(true, 'r', 'reviewer'))).toBe('not-allowed');
  });
  it('the ticket goes on after a rejected request, and somebody can ask again', () => {
    const rejected = given(...asked, decidesRefusal(false, 's'));
    expect(rejected).toEqual(given(registered));
    expect(then(rejected, decidesRefusal(true, 's'))).toBe('not-now');
    expect(then(rejected, asksToRefuse('court'))).toBe('RefusalRequested');
  });
  it('a reason that the pack does not list and a second request are refused', () => {
    expect(then(given(registered), asksToRefuse('weather'))).toBe('invalid-input');
    expect(then(given(...asked), asksToRefuse('court', 'p'))).toBe('not-now');
    expect(then(undefined, asksToRefuse('court'))).toBe('not-found');
  });
  it.each([
    ['that a unit has resolved', [registered, resolved()]],
    ['that the hotline has answered', [registered, answered()]],
    ['that was merged', [registered, merged]],
  ])('a ticket %s cannot be refused, and a request for it lapses', (_case, steps) => {
    expect(then(given(...steps), asksToRefuse('court'))).toBe('not-now');
    expect(then(given(...asked, ...steps.slice(1)), decidesRefusal(true, 's'))).toBe('not-now');
  });
});

describe('An appeal against a refusal', () => {
  it('opens the ticket again within the days that the pack allows, and counts no round of a unit', () => {
    expect(appeals(15)(given(...refused))).toMatchObject({
      state: { situation: 'waiting', round: 0 },
      events: [{ type: 'TicketReopened', data: { round: 1, by: 'caller', afterRefusal: true } }],
    });
    expect(then(given(...refused), appeals(16))).toBe('window-passed');
    expect(then(given(...refused), reopens(1))).toBe('TicketReopened');
    expect(then(given(...refused), appeals(1, neighbour))).toBe('invalid-input');
  });
  it('the people who refused the ticket can neither ask for a second refusal nor approve it', () => {
    expect(then(given(...appealed), asksToRefuse('court', 'o'))).toBe('not-allowed');
    expect(then(given(...appealed, asksToRefuse('court', 'p')), decidesRefusal(true, 's'))).toBe('not-allowed');
    expect(then(given(...appealed, asksToRefuse('court', 'p')), decidesRefusal(true, 't'))).toBe(
      'TicketRefused TicketClosed',
    );
  });
  it('an appeal is refused when the pack allows none, or the appeals are used up', () => {
    expect(then(given(registered, asksToRefuse('empty')), appeals(1))).toBe('not-allowed');
    const again = given(...appealed, asksToRefuse('court', 'p'), decidesRefusal(true, 't'));
    expect(again).not.toHaveProperty('refused.appealUntil');
    expect(then(again, appeals(1, own))).toBe('not-allowed');
  });
  it('an accepted ticket is handled like any other after the appeal', () => {
    expect(then(given(...appealed), resolved(1))).toBe('CallbackOpened');
  });
});

describe('A danger in a ticket that is refused', () => {
  it('excludes a refusal', () => {
    expect(then(given(registered, endangered), asksToRefuse('empty'))).toBe('not-now');
  });
  it('drops a request that waits for approval', () => {
    expect(then(given(...asked), endangered)).toBe('RefusalRejected');
    expect(then(given(...asked, endangered), decidesRefusal(true, 's'))).toBe('not-now');
  });
  it('opens a ticket that was refused before the danger was found, and leaves the appeal of the caller', () => {
    expect(endangered(given(...refused))).toMatchObject({
      state: { situation: 'waiting', danger: true },
      events: [{ type: 'TicketReopened', data: { by: 'hotline', afterRefusal: true } }],
    });
    expect(given(...refused, endangered)).not.toHaveProperty('appealed');
  });
});
