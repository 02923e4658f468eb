import { isRefused } from '@hotline/runtime';
import {
  acknowledge,
  classified,
  closed,
  coordinator,
  designate,
  dispatcher,
  inSituation,
  jurisdiction,
  merged,
  outcomeOf,
  provideFacts,
  reopened,
  reopenedAfterRefusal,
  requestReturn,
  resolvedOnce,
  returnedTo,
  stateAfter,
  supervisor,
  view,
} from './testing/dispatch-steps';

describe('Routing after the first classification', () => {
  it('dispatches a classified ticket to exactly one lead, and publishes the reason', () => {
    expect(classified()(undefined)).toMatchObject({
      state: { situation: 'dispatched', lead: 'east', assistants: ['town'] },
      events: [
        {
          type: 'TicketDispatched',
          data: { how: 'rule', round: 1, hop: 1, why: { lead: { power: 'power-of-east' } } },
        },
      ],
    });
  });

  it('dispatches to the fallback unit and publishes a gap when no unit has the power', () => {
    expect(outcomeOf(undefined, classified({ matter: 'ghost' }))).toBe('GapFound TicketDispatched');
    expect(stateAfter(classified({ matter: 'ghost' }))).toMatchObject({ lead: 'office' });
  });

  it('passes the ticket to the coordination body, which designates the lead, when two units have the power', () => {
    expect(outcomeOf(undefined, classified({ matter: 'gate' }))).toBe('JurisdictionDisputed');
    expect(stateAfter(classified({ matter: 'gate' }), designate(coordinator, 'planning'))).toMatchObject({
      situation: 'dispatched',
      lead: 'planning',
    });
  });

  it('leaves a ticket with the hotline while its region is missing', () => {
    expect(inSituation.asking).toMatchObject({ situation: 'asking', holder: 'hotline', fact: 'region' });
  });

  it('dispatches no merged ticket, whether the merge or the classification comes first', () => {
    expect(stateAfter(merged, classified())).toMatchObject({ situation: 'ended' });
    expect(stateAfter(classified(), merged)).toMatchObject({ situation: 'ended' });
    expect(outcomeOf(stateAfter(merged), classified())).toBe('nothing');
  });

  it('dispatches no ticket that was closed before its classification', () => {
    expect(outcomeOf(stateAfter(closed), classified())).toBe('nothing');
  });
});

describe('Routing after a later classification', () => {
  it('a later classification that leads to the same unit updates what is known and does not move the ticket', () => {
    expect(outcomeOf(inSituation.acknowledged, classified({ urgency: 'critical' }))).toBe('nothing');
    expect(stateAfter(classified(), acknowledge('east'), classified({ urgency: 'critical' }))).toMatchObject({
      situation: 'acknowledged',
      known: { urgency: 'critical' },
    });
  });

  it('a later classification that leads to another unit moves the ticket there, and cancels a requested return', () => {
    const moved = stateAfter(classified(), requestReturn('east'), classified({ region: 'west' }));
    expect(moved).toMatchObject({ situation: 'dispatched', lead: 'west', hop: 2 });
    expect(moved).not.toHaveProperty('request');
  });

  it('a later classification undoes no granted return, no designation, no dispute and no open question', () => {
    const urgent = classified({ urgency: 'urgent' });
    expect(stateAfter(classified(), ...returnedTo('east', 'planning', dispatcher), urgent)).toMatchObject({
      lead: 'planning',
    });
    expect(stateAfter(classified(), designate(supervisor, 'planning'), urgent)).toMatchObject({ lead: 'planning' });
    const urgentGate = classified({ matter: 'gate', urgency: 'urgent' });
    expect(stateAfter(classified({ matter: 'gate' }), urgentGate)).toMatchObject({ situation: 'disputed', hop: 0 });
    expect(outcomeOf(inSituation.asking, classified({ region: undefined, urgency: 'urgent' }))).toBe('nothing');
  });

  it('a region that a person entered is replaced only if a later classification gives another region than the earlier one', () => {
    const corrected = [classified({ region: undefined }), provideFacts({ region: 'west' })];
    expect(stateAfter(...corrected, classified({ region: undefined, urgency: 'urgent' }))).toMatchObject({
      lead: 'west',
      known: { region: 'west' },
    });
    expect(stateAfter(classified(), provideFacts({ region: 'west' }), classified({ urgency: 'urgent' }))).toMatchObject(
      {
        known: { region: 'west' },
      },
    );
    expect(stateAfter(...corrected, classified({ region: 'east' }))).toMatchObject({ lead: 'east' });
  });

  it('a later classification moves no resolved ticket, because the caller is asked first', () => {
    expect(stateAfter(...resolvedOnce, classified({ region: 'west' }))).toMatchObject({
      situation: 'resolved',
      lead: 'east',
      known: { region: 'west' },
    });
  });
});

describe('Routing after a reopening', () => {
  it('a reopened ticket goes to the same lead and assistants in a new round', () => {
    expect(stateAfter(...resolvedOnce, reopened(2), acknowledge('east'))).toMatchObject({
      lead: 'east',
      assistants: ['town'],
      round: 2,
      hop: 2,
    });
  });

  it('a redo publishes the version of the jurisdiction by which the lead was chosen, not the version in force', () => {
    const reformed = { ...view, jurisdiction: { ...jurisdiction, version: '2' } };
    const outcome = reopened(2, reformed)(inSituation.resolved);
    expect(outcome && !isRefused(outcome) ? outcome.events : []).toMatchObject([
      { type: 'TicketDispatched', data: { how: 'redo', why: { pack: '1' } } },
    ]);
  });

  it('a ticket that is reopened after its closure goes to its last lead', () => {
    expect(stateAfter(...resolvedOnce, closed, reopened(2))).toMatchObject({
      situation: 'dispatched',
      lead: 'east',
      round: 2,
    });
  });

  it('a reopening changes only the round when another unit has got the ticket meanwhile', () => {
    const elsewhere = stateAfter(...resolvedOnce, designate(supervisor, 'west'), acknowledge('west'));
    expect(outcomeOf(elsewhere, reopened(2))).toBe('nothing');
    expect(stateAfter(...resolvedOnce, designate(supervisor, 'west'), reopened(2))).toMatchObject({
      situation: 'dispatched',
      lead: 'west',
      round: 2,
    });
  });

  it('a reopening changes no merged ticket and no unknown ticket', () => {
    for (const state of [stateAfter(classified(), merged), undefined])
      expect(outcomeOf(state, reopened(2))).toBe('nothing');
  });

  it('a refused ticket that is open again waits for a person, who classifies it, and goes to no former unit', () => {
    for (const before of [[classified()], []])
      expect(stateAfter(...before, closed, reopenedAfterRefusal)).toMatchObject({
        situation: 'registered',
        known: { matter: '' },
      });
    expect(stateAfter(classified(), closed, reopenedAfterRefusal, classified())).toMatchObject({
      situation: 'dispatched',
      round: 1,
    });
  });
  it('a closed ticket that never had a lead is routed when it is reopened, or once somebody classifies it', () => {
    expect(stateAfter(classified({ matter: 'gate' }), closed, reopened(2))).toMatchObject({ situation: 'disputed' });
    expect(stateAfter(closed, reopened(2), classified())).toMatchObject({ situation: 'dispatched', round: 2 });
  });
});
