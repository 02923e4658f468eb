import {
  answered,
  calledBack,
  classified,
  deferred,
  dispatched,
  disputed,
  iso,
  reopened,
  resolved,
  timePasses,
} from './testing/ticket-events';
import { dueOf, lifeOf, stagesIn, stateOf } from './testing/ticket-life';

describe('The resolve target', () => {
  it('the resolve target runs from registration, and counts make-up working days but not holidays', () => {
    expect(dueOf(lifeOf(classified(), dispatched()), 'resolve')).toBe('2025-10-16 17:30');
  });

  it('the resolve target keeps its due time through a return, a designation and a redo', () => {
    const before = lifeOf(classified(), dispatched());
    const after = lifeOf(
      classified(),
      dispatched(),
      dispatched('09-29 10:00', 'returned'),
      disputed('09-29 12:00'),
      dispatched('09-30 10:00', 'designated'),
      resolved('10-09 10:00'),
      calledBack('10-09 11:00'),
      reopened('10-09 11:00'),
      dispatched('10-09 11:00', 'redo'),
    );
    expect([dueOf(after, 'resolve'), stateOf(after, 'resolve')]).toEqual([dueOf(before, 'resolve'), 'running']);
    expect(stagesIn(after, 'SlaTargetBreached')).not.toContain('resolve.1');
  });

  it('the resolve target runs before the matter is known, and takes the limit of the matter afterwards', () => {
    expect(dueOf(lifeOf(deferred()), 'resolve')).toBe('2025-10-16 17:30');
    expect(dueOf(lifeOf(deferred(), classified('09-28 10:00', 'critical')), 'resolve')).toBe('2025-09-26 20:30');
    expect(
      stagesIn(
        lifeOf(deferred(), classified('09-28 10:00', 'critical'), timePasses('09-28 10:01')),
        'SlaTargetBreached',
      ),
    ).toEqual(['dispatch.1', 'resolve.1']);
  });

  it('the resolve target is overdue at once when its ticket is reopened after the due time', () => {
    const redo = lifeOf(
      classified(),
      dispatched(),
      resolved('10-16 17:00'),
      calledBack('10-20 10:00'),
      reopened('10-20 10:00'),
    );
    expect(redo.published.at(-1)).toMatchObject({
      time: iso('10-20 10:00'),
      event: { type: 'SlaTargetBreached', data: { name: 'resolve' } },
    });
  });

  it('the resolve target of a reopened ticket takes the limit of a correction made before the reopening', () => {
    expect(
      dueOf(
        lifeOf(
          classified(),
          dispatched(),
          resolved('09-28 10:00'),
          classified('09-28 11:00', 'urgent'),
          calledBack('09-28 12:00'),
          reopened('09-28 12:00'),
        ),
        'resolve',
      ),
    ).toBe('2025-09-27 18:30');
  });

  it('the resolve target runs again when a unit is designated for a resolved ticket, and the callback ends', () => {
    const designated = lifeOf(
      classified(),
      dispatched(),
      resolved('09-29 10:00'),
      dispatched('09-29 15:00', 'designated'),
    );
    expect([stateOf(designated, 'resolve'), stateOf(designated, 'callback'), stateOf(designated, 'redo')]).toEqual([
      'running',
      'ended',
      undefined,
    ]);
  });

  it('the resolve target is met by a direct answer, and runs again if the ticket is then dispatched to a unit', () => {
    expect([stateOf(lifeOf(answered()), 'resolve'), stateOf(lifeOf(answered()), 'callback')]).toEqual([
      'met',
      'running',
    ]);
    const corrected = lifeOf(answered(), classified('09-28 10:00'), dispatched('09-28 10:00'));
    expect([stateOf(corrected, 'resolve'), dueOf(corrected, 'resolve'), stateOf(corrected, 'callback')]).toEqual([
      'running',
      '2025-10-16 17:30',
      'ended',
    ]);
  });
});
