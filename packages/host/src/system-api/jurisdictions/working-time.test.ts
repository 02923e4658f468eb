import { workingTimeFrom } from './working-time';

const rules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '08:30', to: '12:00' },
    { from: '13:30', to: '17:30' },
  ],
  timeBases: { urgent: { days: 'every-day' as const, hours: [{ from: '00:00', to: '24:00' }] } },
  holidays: [],
  workdays: [],
  years: [],
};
const at = (local: string): number => Date.parse(`${local}+08:00`);
const local = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

describe('workingTimeFrom', () => {
  it('lists the hours of each time base without nights, lunch breaks and rest days', () => {
    const { bases } = workingTimeFrom(rules, at('2026-01-09T09:00'), 3);
    const office = bases.find(({ units }) => units.includes('working-days'));
    expect(office?.intervals.map(({ from, to }) => `${local(from)} ${local(to)}`)).toEqual([
      '2026-01-08T09:00 2026-01-08T12:00',
      '2026-01-08T13:30 2026-01-08T17:30',
      '2026-01-09T08:30 2026-01-09T12:00',
      '2026-01-09T13:30 2026-01-09T17:30',
      '2026-01-12T08:30 2026-01-12T09:00',
    ]);
    expect(office?.dayMs).toBe(7.5 * 3_600_000);
    expect(bases.map(({ units }) => units[0])).toEqual(['working-hours', 'urgent-hours']);
  });

  it('ends the list where the calendar of the next year is not loaded', () => {
    const { bases } = workingTimeFrom(rules, at('2026-12-30T09:00'), 10);
    const office = bases.find(({ units }) => units.includes('working-days'));
    expect(local(office?.knownUntil ?? '')).toBe('2026-12-31T09:00');
    const urgent = bases.find(({ units }) => units.includes('urgent-hours'));
    expect(local(urgent?.knownUntil ?? '')).toBe('2027-01-09T09:00');
  });
});
