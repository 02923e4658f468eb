import type { CalendarRules } from '@hotline/jurisdiction';
import { callTimes } from './call-times';

const rules: CalendarRules = {
  timeZone: 'Asia/Shanghai',
  officeHours: [{ from: '08:30', to: '17:30' }],
  holidays: [],
  workdays: [],
  years: [],
};
const times = callTimes(rules, [
  { from: '09:00', to: '11:30' },
  { from: '14:00', to: '17:30' },
  { from: '18:30', to: '20:30' },
]);
const at = (local: string): number => Date.parse(`2026-01-${local}+08:00`);
const shown = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(8, 16);

describe('The next time to call a person', () => {
  it('a call is possible at once within the call hours, otherwise when the next window begins', () => {
    expect(shown(times.next(at('05T10:00')))).toBe('05T10:00');
    expect(shown(times.next(at('05T12:00')))).toBe('05T14:00');
    expect(shown(times.next(at('05T20:30')))).toBe('06T09:00');
  });
  it('a call also keeps to the hours that the person named; these are ignored if no call hours fall into them', () => {
    expect(shown(times.next(at('05T10:00'), { from: '19:00' }))).toBe('05T19:00');
    expect(shown(times.next(at('05T10:00'), { from: '16:00', to: '17:00' }))).toBe('05T16:00');
    expect(shown(times.next(at('05T10:00'), { from: '22:00' }))).toBe('05T10:00');
  });
  it('a person who asks for rest days or working days is called on such a day, holidays counting as rest days', () => {
    expect(shown(times.next(at('05T10:00'), { days: 'rest-days' }))).toBe('10T09:00');
    expect(shown(times.next(at('01T10:00'), { days: 'working-days' }))).toBe('04T09:00');
  });
  it('a further call is made in a window in which the person was not called yet, or in any window if there is none', () => {
    expect(shown(times.next(at('05T10:30'), {}, [at('05T10:00')]))).toBe('05T14:00');
    expect(shown(times.next(at('05T15:00'), {}, [at('05T10:00'), at('05T14:30')]))).toBe('05T18:30');
    expect(shown(times.next(at('05T21:00'), {}, [at('05T10:00'), at('05T14:30'), at('05T19:00')]))).toBe('06T09:00');
    expect(shown(times.next(at('05T20:00'), { from: '19:00' }, [at('05T19:10')]))).toBe('05T20:00');
  });
  it('a person is called at any hour where the jurisdiction names no call hours', () => {
    expect(shown(callTimes(rules, []).next(at('05T03:00'), {}, [at('05T02:00')]))).toBe('05T03:00');
  });
  it('Monday to Friday count as working days in a year whose calendar is not known', () => {
    const far = Date.parse('2099-01-03T10:00+08:00');
    expect(new Date(times.next(far, { days: 'working-days' })).toISOString()).toBe('2099-01-05T01:00:00.000Z');
  });
});
