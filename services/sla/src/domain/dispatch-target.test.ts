import {
  acknowledged,
  answered,
  classified,
  deferred,
  dispatched,
  disputed,
  registered,
} from './testing/ticket-events';
import { merged, timePasses } from './testing/ticket-events';
import { dueOf, lifeOf, stagesIn, stateOf } from './testing/ticket-life';

describe('The dispatch target', () => {
  it('the dispatch target runs from the call, before the ticket is classified', () => {
    const life = lifeOf(registered());
    expect([stateOf(life, 'dispatch'), dueOf(life, 'dispatch')]).toEqual(['running', '2025-09-28 13:45']);
    expect(stateOf(life, 'resolve')).toBeUndefined();
  });

  it('the dispatch target is breached when nobody has classified a call for help in time', () => {
    const life = lifeOf(registered(), deferred('09-26 18:31', 'critical'), timePasses('09-26 19:02'));
    expect(dueOf(life, 'dispatch')).toBe('2025-09-26 18:40');
    expect(stagesIn(life, 'SlaTargetBreached')).toEqual(['dispatch.1']);
    expect(stagesIn(life, 'SlaTargetAtRisk')).toEqual(['dispatch.1']);
  });

  it('the dispatch target is breached when no rule applies to the ticket', () => {
    expect(stagesIn(lifeOf(registered(), timePasses('09-28 14:00')), 'SlaTargetBreached')).toEqual(['dispatch.1']);
  });

  it('the dispatch target keeps its start when the urgency is corrected', () => {
    const life = lifeOf(registered(), deferred('09-26 18:31'), classified('09-26 18:36', 'critical'));
    expect(dueOf(life, 'dispatch')).toBe('2025-09-26 18:40');
  });

  it('the dispatch target is met when a unit gets the ticket, or the hotline answers it', () => {
    const sent = lifeOf(registered(), classified(), dispatched('09-26 18:31'));
    expect([stateOf(sent, 'dispatch'), stagesIn(sent, 'SlaTargetMet')]).toEqual(['met', ['dispatch.1']]);
    expect(stateOf(lifeOf(registered(), answered()), 'dispatch')).toBe('met');
  });

  it('the dispatch target runs on while a dispute has no lead, and ends when the ticket is merged', () => {
    expect(stateOf(lifeOf(registered(), classified(), disputed('09-26 18:31')), 'dispatch')).toBe('running');
    expect(stateOf(lifeOf(registered(), merged('09-26 18:32')), 'dispatch')).toBe('ended');
  });

  it('the dispatch target starts again when a ticket loses its unit, or is classified after a direct answer', () => {
    const lost = lifeOf(registered(), classified(), dispatched(), acknowledged('09-28 09:00'), disputed('09-28 10:00'));
    expect([stateOf(lost, 'dispatch'), dueOf(lost, 'dispatch')]).toEqual(['running', '2025-09-28 15:15']);
    const designated = lifeOf(
      registered(),
      classified(),
      dispatched(),
      disputed('09-28 10:00'),
      dispatched('09-28 11:00'),
    );
    expect(stagesIn(designated, 'SlaTargetMet')).toEqual(['dispatch.1', 'dispatch.2']);
    const unhelped = lifeOf(registered(), answered(), deferred('09-29 09:00'));
    expect([stateOf(unhelped, 'dispatch'), dueOf(unhelped, 'dispatch')]).toEqual(['running', '2025-09-29 14:15']);
  });
});
