import {
  acknowledged,
  calledBack,
  classified,
  contacted,
  dispatched,
  iso,
  reopened,
  resolved,
  timePasses,
} from './testing/ticket-events';
import { lifeOf, stagesIn } from './testing/ticket-life';

describe('Warnings and breaches', () => {
  it('each warning and each breach is published once, at the instant at which it is due', () => {
    const slow = lifeOf(
      classified(),
      dispatched(),
      acknowledged('09-28 16:30'),
      contacted('09-28 09:00', 'reached'),
      timePasses('11-10 10:00'),
    );
    expect([stagesIn(slow, 'SlaTargetAtRisk'), stagesIn(slow, 'SlaTargetBreached')]).toEqual([
      ['acknowledge.1', 'first-contact.1', 'resolve.1'],
      ['acknowledge.1', 'resolve.1'],
    ]);
    expect(slow.published.find(({ event }) => event.type === 'SlaTargetBreached')?.time).toBe(iso('09-28 14:00'));
    const redone = lifeOf(
      classified(),
      dispatched(),
      resolved('10-17 10:00'),
      calledBack('10-17 11:00'),
      reopened('10-17 11:00'),
      dispatched('10-17 11:00', 'redo'),
      resolved('10-17 12:00'),
    );
    expect(stagesIn(redone, 'SlaTargetBreached').filter((name) => name === 'resolve.1')).toHaveLength(1);
  });

  it('an acknowledgement exactly at the due time is late', () => {
    expect(
      lifeOf(classified(), dispatched(), acknowledged('09-28 14:00')).published.filter(
        ({ event }) => event.type === 'SlaTargetBreached' || event.type === 'SlaTargetMet',
      ),
    ).toMatchObject([
      { event: { data: { name: 'dispatch', late: false } } },
      { event: { type: 'SlaTargetBreached' } },
      { event: { data: { late: true } } },
    ]);
  });
});
