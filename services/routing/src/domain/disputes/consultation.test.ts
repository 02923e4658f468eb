import { isRefused } from '@hotline/runtime';
import {
  acknowledge,
  classified,
  coordinator,
  designate,
  giveOpinion,
  HOUR_MS,
  inSituation,
  NOW,
  outcomeOf,
  outcomesOf,
  raiseDispute,
  requestReturn,
  returnedTo,
  dispatcher,
  stateAfter,
  supervisor,
} from '../testing/dispatch-steps';

const RAISED = 'DisputeRaised JurisdictionDisputed';

describe('A dispute that a unit raises', () => {
  it('a unit may raise a dispute while it has the ticket in hand and has not resolved it', () => {
    expect(outcomesOf(raiseDispute('east'))).toEqual({
      none: 'not-found',
      registered: 'not-found',
      asking: 'not-now',
      disputed: 'not-now',
      'awaiting-dispatch': 'not-now',
      dispatched: RAISED,
      acknowledged: RAISED,
      'return-requested': 'not-now',
      'awaiting-signature': 'not-now',
      'in-review': 'not-now',
      resolved: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.dispatched, raiseDispute('west'))).toBe('not-your-ticket');
  });

  it('asks the unit that raised it, the unit that it names, and those that returned the ticket before', () => {
    const state = stateAfter(classified(), ...returnedTo('east', 'west', dispatcher), raiseDispute('west'));
    expect(state).toMatchObject({
      situation: 'disputed',
      body: 'legal',
      dispute: { parties: ['west', 'planning', 'east'], heard: [], opinionsBy: NOW + 8 * HOUR_MS },
    });
  });

  it('needs a reason of the pack, and another unit where the reason asks for one', () => {
    const { acknowledged } = inSituation;
    expect(outcomeOf(acknowledged, raiseDispute('east', { code: 'no-mood' }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: undefined }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: 'east' }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: 'moon' }))).toBe('unknown-unit');
    expect(outcomeOf(acknowledged, raiseDispute('east', { code: 'standards', proposedUnit: undefined }))).toBe(RAISED);
  });

  it('a designation ends the dispute, and the designated unit may raise no other', () => {
    const designated = stateAfter(classified(), raiseDispute('east'), designate(coordinator, 'east'));
    expect(outcomeOf(designated, raiseDispute('east'))).toBe('not-now');
  });
});

describe('A dispute that the rules or too many returns cause', () => {
  it('has the candidates as its parties', () => {
    expect(inSituation.disputed).toMatchObject({ dispute: { parties: ['east', 'planning'] } });
  });

  it('has the units that returned a problem ticket as its parties, and the one that the last return proposes', () => {
    const problem = stateAfter(
      classified(),
      ...returnedTo('east', 'west', dispatcher),
      ...returnedTo('west', 'town', supervisor),
      requestReturn('town', 'planning'),
    );
    expect(problem).toMatchObject({ dispute: { parties: ['east', 'west', 'town', 'planning'] } });
  });
});

describe('An opinion in a dispute', () => {
  it('comes from a party, while the lead is not named', () => {
    expect(outcomesOf(giveOpinion('east'))).toMatchObject({
      none: 'not-found',
      disputed: 'OpinionGiven',
      dispatched: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.disputed, giveOpinion('west'))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.disputed, giveOpinion('east', NOW, { proposedLead: 'moon' }))).toBe('unknown-unit');
  });

  it('an opinion after the time for opinions is late, and counts nevertheless', () => {
    const lateIn = (hours: number) => {
      const decided = giveOpinion('east', NOW + hours * HOUR_MS)(inSituation.disputed);
      if (!decided || isRefused(decided)) throw new Error('an opinion is accepted');
      return decided.events?.map(({ data }) => (data as { late: boolean }).late);
    };
    expect([lateIn(8), lateIn(9)]).toEqual([[false], [true]]);
  });

  it('a second opinion of a party replaces its first, and the designation names the parties that gave none', () => {
    const heard = stateAfter(classified({ matter: 'gate' }), giveOpinion('east'), giveOpinion('east'));
    expect(heard).toMatchObject({ dispute: { heard: ['east'] } });
    expect(designate(coordinator, 'east')(heard)).toMatchObject({
      events: [
        { type: 'UnitDesignated', data: { unheard: ['planning'], settles: true } },
        { type: 'TicketDispatched' },
      ],
    });
  });

  it('a supervisor who designates without a dispute asks for no opinions', () => {
    const state = stateAfter(classified(), acknowledge('east'));
    expect(designate(supervisor, 'west')(state)).toMatchObject({
      events: [{ data: { unheard: [], settles: false } }, {}],
    });
  });
});
