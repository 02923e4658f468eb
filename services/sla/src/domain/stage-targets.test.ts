import { find } from './sla-clock';
import {
  CALLED,
  acknowledged,
  answered,
  calledBack,
  classified,
  closed,
  contacted,
  dispatched,
  disputed,
  merged,
  opened,
  reopened,
  resolved,
  supervised,
  timePasses,
} from './testing/ticket-events';
import { dueOf, lifeOf, stagesIn, stateOf } from './testing/ticket-life';

describe('The targets for acknowledgement, first contact and callback', () => {
  it('the time to acknowledge an urgent ticket runs through the night', () => {
    expect(dueOf(lifeOf(classified(CALLED, 'urgent'), dispatched()), 'acknowledge')).toBe('2025-09-26 19:00');
  });

  it('each unit has its own time to acknowledge, but a return does not restart the first-contact target', () => {
    const returned = lifeOf(classified(), dispatched(), dispatched('09-28 15:30', 'returned'));
    expect([dueOf(returned, 'acknowledge'), dueOf(returned, 'first-contact')]).toEqual([
      '2025-09-29 10:30',
      '2025-09-28 17:30',
    ]);
    expect(stagesIn(returned, 'SlaTargetBreached')).toEqual(['acknowledge.1']);
  });

  it('no unit is late to acknowledge while a lead is being designated', () => {
    expect(
      stagesIn(
        lifeOf(classified(), dispatched(), disputed('09-28 09:00'), timePasses('10-10 10:00')),
        'SlaTargetBreached',
      ),
    ).toEqual(['dispatch.2', 'first-contact.1']);
  });

  it('the first-contact target is met by enough failed attempts, and a redo needs a new contact', () => {
    const tries = [contacted('09-28 09:00', 'not-reached'), contacted('09-28 10:00', 'not-reached')];
    expect(stateOf(lifeOf(classified(), dispatched(), ...tries), 'first-contact')).toBe('running');
    expect(
      stateOf(
        lifeOf(classified(), dispatched(), ...tries, contacted('09-28 11:00', 'not-reached', true)),
        'first-contact',
      ),
    ).toBe('met');
    const redo = lifeOf(
      classified(),
      dispatched(),
      contacted('09-28 09:00', 'reached'),
      resolved('09-29 10:00'),
      reopened('09-29 11:00'),
      dispatched('09-29 11:00', 'redo'),
      ...['09-29 14:00', '09-29 15:00'].map((at) => contacted(at, 'not-reached')),
    );
    expect(stateOf(redo, 'first-contact')).toBe('running');
  });

  it('the shorter limit of a raised urgency counts from the correction on, so that no unit is late at once', () => {
    const raised = lifeOf(classified(), dispatched(), classified('09-28 09:00', 'critical'));
    expect([dueOf(raised, 'acknowledge'), dueOf(raised, 'first-contact')]).toEqual([
      '2025-09-28 09:10',
      '2025-09-28 09:30',
    ]);
    expect(stagesIn(raised, 'SlaTargetBreached')).not.toContain('acknowledge.1');
    expect(
      stagesIn(
        lifeOf(classified(), dispatched(), acknowledged('09-28 08:40'), classified('09-28 09:00', 'critical')),
        'SlaTargetMet',
      ),
    ).toEqual(['dispatch.1', 'acknowledge.1']);
  });

  it('each caller gets a new callback target, but a running callback target keeps its due time', () => {
    const done = [classified(), dispatched(), resolved('09-29 10:00'), opened('09-29 10:00')];
    const next = lifeOf(...done, calledBack('09-29 11:00'), opened('09-29 11:00'));
    expect([stateOf(next, 'callback'), next.state && find(next.state, 'callback')?.stage]).toEqual(['running', 2]);
    expect(dueOf(lifeOf(answered('09-28 09:00'), answered('09-29 10:00')), 'callback')).toBe(
      dueOf(lifeOf(answered('09-28 09:00')), 'callback'),
    );
    const missed = lifeOf(...done, calledBack('09-30 11:00', false), opened('09-30 11:00', 2));
    expect([dueOf(missed, 'callback'), missed.state && find(missed.state, 'callback')?.stage]).toEqual([
      '2025-10-10 17:30',
      1,
    ]);
  });
});

describe('The target of a supervised ticket', () => {
  const unsatisfied = [classified(), dispatched(), resolved('09-28 10:00'), calledBack('09-28 11:00')];
  const ordered = (...events: Parameters<typeof lifeOf>) =>
    lifeOf(...unsatisfied, supervised('09-28 11:00'), ...events);

  it('runs from the request for supervision, and is breached when no supervisor orders anything', () => {
    expect([stateOf(ordered(), 'supervise'), dueOf(ordered(), 'supervise')]).toEqual(['running', '2025-10-09 17:30']);
    expect(stagesIn(ordered(timePasses('10-10 09:00')), 'SlaTargetBreached')).toContain('supervise.1');
  });

  it('the target is met by the order for another round or another call, and by the closure; a merge ends it', () => {
    expect(stateOf(ordered(reopened('09-29 09:00')), 'supervise')).toBe('met');
    expect(stateOf(ordered(opened('09-29 09:00')), 'supervise')).toBe('met');
    expect(stateOf(ordered(closed('09-29 09:00')), 'supervise')).toBe('met');
    expect(stateOf(ordered(merged('09-29 09:00')), 'supervise')).toBe('ended');
  });

  it('the target is met by the order for another call even while the callback target still runs', () => {
    const unreached = lifeOf(
      classified(),
      dispatched(),
      resolved('09-28 10:00'),
      supervised('09-28 11:00'),
      opened('09-29 09:00', 2),
    );
    expect([stateOf(unreached, 'supervise'), stateOf(unreached, 'callback')]).toEqual(['met', 'running']);
  });
});
