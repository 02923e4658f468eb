import { calendarState } from './calendar-state';
import { fakeJurisdiction } from '../testing/fake-jurisdiction';

const at = (local: string) => Date.parse(`${local}+08:00`);
const until2097 = { ...fakeJurisdiction, calendar: { ...fakeJurisdiction.calendar, years: [2097] } };

describe('The state of a calendar', () => {
  it('names the last known day and no missing year while that day is more than 60 days away', () => {
    expect(calendarState(until2097, at('2097-06-01T09:00'))).toEqual({ until: '2097-12-31', daysLeft: 214 });
  });

  it('reports the next year as missing from 60 days before it begins', () => {
    expect(calendarState(until2097, at('2097-11-02T00:00'))).toMatchObject({ daysLeft: 60, missing: { year: 2098 } });
    expect(calendarState(until2097, at('2097-11-01T23:59'))).not.toHaveProperty('missing');
  });

  it('reports the present year as missing from its first local minute', () => {
    expect(calendarState(until2097, at('2097-12-31T23:59'))).toMatchObject({ until: '2097-12-31', daysLeft: 1 });
    expect(calendarState(until2097, at('2098-01-01T00:00'))).toMatchObject({ daysLeft: 0, missing: { year: 2098 } });
  });
});
