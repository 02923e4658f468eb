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
  it('only the lead can raise a dispute, and only about a dispatched or acknowledged ticket', () => {
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

  it('has as parties the unit that raised it, the unit it names, and units that returned the ticket before', () => {
    const state = stateAfter(classified(), ...returnedTo('east', 'west', dispatcher), raiseDispute('west'));
    expect(state).toMatchObject({
      situation: 'disputed',
      body: 'legal',
      dispute: { parties: ['west', 'planning', 'east'], heard: [], opinionsBy: NOW + 8 * HOUR_MS },
    });
  });

  it('needs a reason that the pack lists, and names another unit if the reason requires one', () => {
    const { acknowledged } = inSituation;
    expect(outcomeOf(acknowledged, raiseDispute('east', { code: 'no-mood' }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: undefined }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: 'east' }))).toBe('invalid-input');
    expect(outcomeOf(acknowledged, raiseDispute('east', { proposedUnit: 'moon' }))).toBe('unknown-unit');
    expect(outcomeOf(acknowledged, raiseDispute('east', { code: 'standards', proposedUnit: undefined }))).toBe(RAISED);
  });

  it('ends with a designation, after which the designated unit cannot raise another', () => {
    const designated = stateAfter(classified(), raiseDispute('east'), designate(coordinator, 'east'));
    expect(outcomeOf(designated, raiseDispute('east'))).toBe('not-now');
  });
});

describe('A dispute caused by the rules or by too many returns', () => {
  it('if the rules caused it, its parties are the units to which the rules give the power', () => {
    expect(inSituation.disputed).toMatchObject({ dispute: { parties: ['east', 'planning'] } });
  });

  it('if returns caused it, its parties are the units that returned the ticket and the last proposed unit', () => {
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
  it('an opinion is accepted only from a party, and only until a lead is designated', () => {
    expect(outcomesOf(giveOpinion('east'))).toMatchObject({
      none: 'not-found',
      disputed: 'OpinionGiven',
      dispatched: 'not-now',
      ended: 'not-now',
    });
    expect(outcomeOf(inSituation.disputed, giveOpinion('west'))).toBe('not-your-ticket');
    expect(outcomeOf(inSituation.disputed, giveOpinion('east', NOW, { proposedLead: 'moon' }))).toBe('unknown-unit');
  });

  it('an opinion after the time for opinions is published as late, but counts', () => {
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

  it('a designation by a supervisor outside a dispute lists no missing opinions', () => {
    const state = stateAfter(classified(), acknowledge('east'));
    expect(designate(supervisor, 'west')(state)).toMatchObject({
      events: [{ data: { unheard: [], settles: false } }, {}],
    });
  });
});
