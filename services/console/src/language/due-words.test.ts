import type { WorkingTime } from '../api/paths';
import { dueWords, pauseWords } from './due-words';

const HOUR_MS = 3_600_000;
const at = (local: string): number => Date.parse(`${local}+08:00`);
const iso = (local: string): string => new Date(at(local)).toISOString();
/** The working days around the holiday week from 1 October, with a make-up Sunday on 27 September. */
const DAYS = ['2026-09-25', '2026-09-27', '2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'];
const office: WorkingTime['bases'][number] = {
  units: ['working-hours', 'working-days'],
  dayMs: 7.5 * HOUR_MS,
  knownUntil: iso('2026-10-10T00:00'),
  intervals: DAYS.flatMap((day) => [
    { from: iso(`${day}T08:30`), to: iso(`${day}T12:00`) },
    { from: iso(`${day}T13:30`), to: iso(`${day}T17:30`) },
  ]),
};
const time: WorkingTime = { from: iso('2026-09-25T00:00'), bases: [office] };

describe('the words for the time until a target is due', () => {
  it.each([
    [
      'two whole working days or more are told in working days',
      '2026-09-28T08:30',
      '2026-09-30T17:30',
      '剩 3 个工作日',
    ],
    ['part of a day is rounded down', '2026-09-28T09:00', '2026-09-30T17:30', '剩 2 个工作日'],
    ['less than two days is told in working hours', '2026-09-29T14:00', '2026-09-30T17:30', '剩 11 个工作时'],
    ['lunch is not counted', '2026-09-28T11:00', '2026-09-28T14:30', '剩 2 个工作时'],
    ['a night is not counted', '2026-09-28T17:00', '2026-09-29T09:30', '剩 1 个工作时'],
    ['a holiday week is not counted', '2026-09-30T16:30', '2026-10-08T09:30', '剩 2 个工作时'],
    ['a make-up Sunday is counted', '2026-09-25T17:00', '2026-09-27T17:30', '剩 8 个工作时'],
    ['less than an hour is told in minutes', '2026-09-28T16:50', '2026-09-28T17:30', '剩 40 分钟'],
    ['a minute past the due time is overdue', '2026-09-28T17:31', '2026-09-28T17:30', '已超时 1 分钟'],
    ['hours past the due time are told in hours', '2026-09-28T20:45', '2026-09-28T17:30', '已超时 3 小时'],
  ])('says how long is left: %s', (_rule, now, due, words) => {
    expect(dueWords({ dueAt: iso(due), dueUnit: 'working-days' }, at(now), time).zh).toBe(words);
  });

  it('counts every hour for a limit that runs day and night', () => {
    expect(dueWords({ dueAt: iso('2026-09-29T02:00'), dueUnit: 'hours' }, at('2026-09-28T23:00'), time).zh).toBe(
      '剩 3 小时',
    );
  });

  it('counts every hour, instead of guessing working days, until a due time beyond the known calendar', () => {
    expect(dueWords({ dueAt: iso('2026-10-12T17:30'), dueUnit: 'working-days' }, at('2026-10-09T17:30'), time).zh).toBe(
      '剩 3 天',
    );
  });

  it('outside working hours, says at what time the clock resumes', () => {
    const due = { dueAt: iso('2026-10-09T17:30'), dueUnit: 'working-days' } as const;
    expect(pauseWords(due, at('2026-09-28T20:00'), time)?.zh).toBe('现在不计时，明早 08:30 继续');
    expect(pauseWords(due, at('2026-09-28T12:30'), time)?.zh).toBe('现在不计时，今天 13:30 继续');
    expect(pauseWords(due, at('2026-09-30T18:00'), time)?.zh).toBe('现在不计时，10月8日 08:30 继续');
    expect(pauseWords(due, at('2026-09-28T10:00'), time)).toBeUndefined();
  });
});
