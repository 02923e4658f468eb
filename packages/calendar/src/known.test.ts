import { lastKnownYear } from './known';

const rules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [{ from: '08:30', to: '17:30' }],
  holidays: [],
  workdays: [],
  years: [],
};

describe('The last known year', () => {
  it('the last known year is the last one whose statutory days the calendar holds', () => {
    expect(lastKnownYear(rules, 2024)).toBeGreaterThanOrEqual(2026);
  });

  it('the last known year moves on when the pack lists the next year', () => {
    const last = lastKnownYear(rules, 2024) as number;
    expect(lastKnownYear({ ...rules, years: [last + 1] }, 2024)).toBe(last + 1);
  });

  it('a year that nobody has published is not known', () => {
    expect(lastKnownYear(rules, 2090)).toBeUndefined();
  });
});
