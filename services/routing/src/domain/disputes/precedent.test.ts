import {
  adopted,
  classified,
  closed,
  contact,
  acknowledge,
  coordinator,
  decidePrecedent,
  designate,
  inSituation,
  leaderOf,
  outcomeOf,
  resolve,
  stateAfter,
  supervisor,
} from '../testing/dispatch-steps';

const why = { zh: '与另一项指定冲突', en: 'it contradicts another designation' };
const designated = stateAfter(
  classified({ matter: 'gate', facts: { permit: 'none' } }),
  designate(coordinator, 'east'),
);
const approved = stateAfter(
  () => ({ state: designated as NonNullable<typeof designated> }),
  decidePrecedent(supervisor),
);

describe('A designation that ended a dispute', () => {
  it('becomes a rule when another person approves it', () => {
    expect(decidePrecedent(supervisor)(designated)).toMatchObject({
      state: { designation: { state: 'approved' } },
      events: [
        {
          type: 'PrecedentApproved',
          data: { matter: 'gate', lead: 'east', region: 'east', facts: { permit: 'none' }, from: '2026-01-05' },
        },
      ],
      acts: [{ type: 'adopt-precedent', data: { by: 's', reason: '指定' } }],
    });
    expect(outcomeOf(designated, decidePrecedent(coordinator))).toBe('not-allowed');
  });

  it('applies in every region only if the approval says so, and ends on the day that the approval names', () => {
    const rule = (change: object) => decidePrecedent(supervisor, change)(designated);
    expect(rule({ everywhere: true, until: '2026-12-31' })).toMatchObject({
      events: [{ data: { until: '2026-12-31', from: '2026-01-05' } }],
    });
    expect(JSON.stringify(rule({ everywhere: true }))).not.toContain('"region":"east","facts":{"permit":"none"},"doc');
    expect(outcomeOf(designated, decidePrecedent(supervisor, { until: '2026-01-04' }))).toBe('invalid-input');
  });

  it('becomes no rule if the rule would not fit the power list, or if somebody declines it', () => {
    const unfit = { changes: [], open: [], refusal: why };
    expect(outcomeOf(designated, decidePrecedent(supervisor, {}, unfit))).toBe('not-now');
    expect(outcomeOf(designated, decidePrecedent(supervisor, { approve: false }))).toBe('PrecedentDeclined');
  });

  it('a precedent can be decided a second time only if its rule did not fit the power list', () => {
    expect(outcomeOf(approved, decidePrecedent(supervisor))).toBe('not-now');
    expect(outcomeOf(approved, adopted())).toBe('PrecedentAdopted');
    expect(outcomeOf(approved, adopted({ why }))).toBe('PrecedentFailed');
    const failed = stateAfter(() => ({ state: approved as NonNullable<typeof approved> }), adopted({ why }));
    expect(outcomeOf(failed, decidePrecedent(supervisor))).toBe('PrecedentApproved');
  });

  it('a designation may become a rule after the ticket is closed', () => {
    const over = stateAfter(
      classified({ matter: 'gate' }),
      designate(coordinator, 'east'),
      acknowledge('east'),
      contact('east'),
      resolve(leaderOf('east')),
      closed,
    );
    expect(outcomeOf(over, decidePrecedent(supervisor))).toBe('PrecedentApproved');
  });

  it('only a designation that ended a dispute may become a rule', () => {
    const above = stateAfter(classified(), designate(supervisor, 'west'));
    expect(outcomeOf(above, decidePrecedent(coordinator))).toBe('not-now');
    expect(outcomeOf(inSituation.registered, decidePrecedent(coordinator))).toBe('not-found');
    expect(outcomeOf(undefined, decidePrecedent(coordinator))).toBe('not-found');
  });
});
