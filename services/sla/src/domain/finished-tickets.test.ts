import {
  CALLED,
  acknowledged,
  calledBack,
  classified,
  closed,
  dispatched,
  merged,
  opened,
  reopened,
  resolved,
  timePasses,
} from './testing/ticket-events';
import { lifeOf, stateOf } from './testing/ticket-life';

describe('The clocks of a closed or merged ticket', () => {
  it('its targets end, and no event that arrives later starts a target', () => {
    for (const end of [closed, merged]) {
      const over = lifeOf(
        classified(),
        dispatched(),
        end('09-26 18:31'),
        acknowledged('09-26 18:32'),
        classified('09-26 18:33', 'critical'),
        dispatched('09-26 18:34'),
        timePasses('12-01 10:00'),
      );
      expect(over.state?.targets.map(({ state }) => state)).toEqual(['ended', 'met', 'ended', 'ended']);
      expect(over.published.map(({ event }) => event.type)).toEqual(['SlaTargetsSet', 'SlaTargetMet', 'SlaTargetsSet']);
    }
  });

  it('a ticket merged before its classification gets no targets', () => {
    expect(lifeOf(merged(CALLED), classified(), dispatched(), reopened('09-28 10:00')).state).toMatchObject({
      open: false,
      targets: [],
    });
  });

  it('a caller who joins a closed ticket is called and can have it reopened, but a merged ticket stays merged', () => {
    const done = [classified(), dispatched(), resolved('09-29 10:00'), calledBack('09-29 11:00')];
    const late = lifeOf(
      ...done,
      closed('09-29 11:00'),
      opened('09-29 12:00'),
      calledBack('09-29 13:00'),
      reopened('09-29 13:00'),
    );
    expect([stateOf(late, 'resolve'), stateOf(late, 'callback')]).toEqual(['running', 'met']);
    expect(
      stateOf(lifeOf(...done, merged('09-29 11:00'), opened('09-29 12:00'), reopened('09-29 13:00')), 'resolve'),
    ).toBe('met');
  });
});
