import { localTime } from './local-time';

describe('localTime', () => {
  it('gives the time on the clock of the jurisdiction, in Chinese and in English', () => {
    expect(localTime(Date.parse('2026-11-30T06:05:00.000Z'), 'Asia/Shanghai')).toEqual({
      zh: '2026年11月30日14:05',
      en: '14:05 on 30 November 2026',
    });
  });

  it('gives the day of the jurisdiction when it differs from the day in UTC', () => {
    expect(localTime(Date.parse('2026-11-30T17:00:00.000Z'), 'Asia/Shanghai').zh).toBe('2026年12月1日01:00');
  });
});
