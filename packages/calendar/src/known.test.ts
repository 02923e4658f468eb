import { lastKnownYear } from './known';

const rules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [{ from: '08:30', to: '17:30' }],
  holidays: [],
  workdays: [],
  years: [],
};

describe('The last known year', () => {
  it('the last known year is the last one for which the national calendar has the holidays', () => {
    expect(lastKnownYear(rules, 2024)).toBeGreaterThanOrEqual(2026);
  });

  it('the last known year is one later when the pack lists the following year', () => {
    const last = lastKnownYear(rules, 2024) as number;
    expect(lastKnownYear({ ...rules, years: [last + 1] }, 2024)).toBe(last + 1);
  });

  it('there is no last known year when the year from which the search starts is not known', () => {
    expect(lastKnownYear(rules, 2090)).toBeUndefined();
  });
});
