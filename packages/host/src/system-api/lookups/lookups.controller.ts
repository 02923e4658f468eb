import { Controller, Inject } from '@nestjs/common';
import { calendarOf, CalendarYearUnknown, spanTexts } from '@hotline/calendar';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import { Call, Endpoint, Input } from '../../http/endpoint';
import type { CallInfo } from '../../http/request-context';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { findLocationsIn } from './find-locations';
import { findLocations, LONGEST_PERIOD_DAYS, readCalendar } from './lookup-operations';

const DAY_MS = 24 * 3_600_000;
const iso = (at: number): string => new Date(at).toISOString();

/** Working time and locations, which screens look up in the jurisdiction. */
@Controller()
export class LookupsController {
  constructor(@Inject(WORLD) private readonly world: HostWorld) {}

  @Endpoint(readCalendar)
  calendar(@Input() { query }: InputOf<typeof readCalendar>, @Call() call: CallInfo): ResponseOf<typeof readCalendar> {
    const { calendar } = this.world.jurisdiction(call.jurisdiction);
    const [from, until] = [Date.parse(query.from), Date.parse(query.until)];
    if (until <= from || until - from > LONGEST_PERIOD_DAYS * DAY_MS) throw wrongPeriod();
    try {
      const spans = calendarOf(calendar).explain(from, until, query.unit);
      return {
        timeZone: calendar.timeZone,
        spans: spans.map((span) => ({
          from: iso(span.from),
          until: iso(span.to),
          counted: span.counted,
          why: spanTexts[span.why],
        })),
      };
    } catch (error) {
      if (error instanceof CalendarYearUnknown) throw unknownYear(error.year);
      if (error instanceof RangeError) throw noSuchHours();
      throw error;
    }
  }

  @Endpoint(findLocations)
  locations(
    @Input() { query: { words, limit } }: InputOf<typeof findLocations>,
    @Call() call: CallInfo,
  ): ResponseOf<typeof findLocations> {
    const found = findLocationsIn(this.world.jurisdiction(call.jurisdiction), words, limit);
    return { locations: found.map(({ within, ...location }) => ({ ...location, within: [...within] })) };
  }
}

const wrongPeriod = (): Refusal =>
  new Refusal(
    {
      refused: 'invalid-input',
      detail: {
        zh: `结束须晚于开始，且不超过${LONGEST_PERIOD_DAYS}天`,
        en: `The period must end after it begins, and last at most ${LONGEST_PERIOD_DAYS} days`,
      },
      hint: { zh: '请缩短查询的时段', en: 'Ask for a shorter period' },
    },
    [{ path: 'query.until', message: 'The period is empty or too long', messageZh: '时段为空或过长' }],
  );

const unknownYear = (year: number): Refusal =>
  new Refusal({
    refused: 'not-now',
    detail: { zh: `${year}年工作日历未公布`, en: `The working calendar of ${year} is not published yet` },
    hint: { zh: '请管理员录入该年节假日安排', en: 'Ask the administrator to enter the holidays of that year' },
  });

const noSuchHours = (): Refusal =>
  new Refusal({
    refused: 'not-now',
    detail: {
      zh: '本辖区未单独设置该单位的计时时段',
      en: 'This jurisdiction has no separate hours for this unit of time',
    },
    hint: { zh: '请改按工作时间查询', en: 'Ask for the office hours instead' },
  });
