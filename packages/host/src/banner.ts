import { lastKnownYear } from '@hotline/calendar';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Config } from './config';
import type { Running } from './running';

/** Days before the end of the known calendar from which somebody should load the next year. */
const WARN_DAYS = 60;
const DAY_MS = 86_400_000;

/** Until when limits can be computed, and whether that is soon: the next year's holidays and make-up days are published in autumn. */
export function calendarEnd(place: Jurisdiction, now: number): { readonly until: string; readonly soon: boolean } {
  const last = lastKnownYear(place.calendar, new Date(now).getUTCFullYear());
  if (last === undefined) return { until: '-', soon: true };
  return { until: `${last}-12-31`, soon: Date.UTC(last + 1, 0, 1) - now < WARN_DAYS * DAY_MS };
}

/** What the person who started it sees: where it answers, where its data are, what wants doing, how to stop it. */
export function bannerOf({ url, world }: Pick<Running, 'url' | 'world'>, config: Pick<Config, 'data'>): string {
  const { name, title, version } = world.home;
  const { until, soon } = calendarEnd(world.home, world.clock.now());
  const lines = [
    `辖区 jurisdiction   ${title.zh} · ${title.en} (${name} ${version})`,
    `数据 data           ${config.data}`,
    `日历 calendar       至 until ${until}${soon ? '：请在辖区日历中补充下一年 · add the next year to the place’s calendar' : ''}`,
    '停止 stop           Ctrl-C',
  ];
  return ['', '  12345 热线 · Hotline', '', `  ${url}`, '', ...lines.map((line) => `  ${line}`), '', ''].join('\n');
}
