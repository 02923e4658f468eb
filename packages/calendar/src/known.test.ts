import { lastKnownYear } from './known';

const rules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [{ from: '08:30', to: '17:30' }],
  holidays: [],
  workdays: [],
  years: [],
};

describe('The last known year', () => {
  it('is the last one whose statutory days the national calendar holds', () => {
    expect(lastKnownYear(rules, 2024)).toBeGreaterThanOrEqual(2026);
  });

  it('moves on when the pack lists the next year', () => {
    const last = lastKnownYear(rules, 2024) as number;
    expect(lastKnownYear({ ...rules, years: [last + 1] }, 2024)).toBe(last + 1);
  });

  it('is none for a year that nobody knows', () => {
    expect(lastKnownYear(rules, 2090)).toBeUndefined();
  });
});
