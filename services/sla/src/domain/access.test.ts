import { rolesOfUnits, rolesWithTickets, type Role } from '@hotline/contracts';
import { refuseReading } from './access';
import type { SlaClock } from './sla-clock';

const clock: SlaClock = {
  jurisdiction: 'tiny',
  registeredAt: 0,
  kind: 'complaint',
  urgency: 'normal',
  targets: [],
  ledger: [],
  notices: [],
  given: 0,
  units: ['squad', 'town'],
  open: true,
};
const reads = (role: Role, unit?: string) =>
  refuseReading(clock, { id: 'p', role, ...(unit === undefined ? {} : { unit }) }, clock.jurisdiction);

describe('The right to read the clocks of a ticket', () => {
  it.each(rolesOfUnits.map((role) => [role]))(
    'a person with the role %s reads only the clocks of tickets that their unit leads or assists',
    (role) => {
      expect(reads(role, 'town')).toBe(clock);
      expect(reads(role, 'elsewhere')).toMatchObject({ refused: 'not-your-ticket' });
      expect(reads(role)).toMatchObject({ refused: 'not-your-ticket' });
    },
  );

  it('a person with any other role reads the clocks of every ticket of the jurisdiction', () => {
    for (const role of rolesWithTickets.filter((one) => !rolesOfUnits.includes(one))) expect(reads(role)).toBe(clock);
  });

  it('a ticket of another jurisdiction is not found', () => {
    expect(refuseReading(clock, { id: 'p', role: 'supervisor' }, 'another')).toMatchObject({ refused: 'not-found' });
    expect(refuseReading(undefined, { id: 'p', role: 'supervisor' }, 'another')).toMatchObject({
      refused: 'not-found',
    });
  });
});
