import type { Text } from '@hotline/contracts';
import { calendarState } from './jurisdictions/calendar-state';
import type { Config } from './config';
import type { Running } from './running';

/**
 * Text printed after the start: address, jurisdiction, data folder, end of the known calendar, how to stop, notices.
 */
export function bannerOf(
  { url, world }: Pick<Running, 'url' | 'world'>,
  config: Pick<Config, 'data'>,
  notices: readonly Text[] = [],
): string {
  const { name, title, version } = world.home;
  const { until = '—', missing } = calendarState(world.home, world.clock.now());
  const lines = [
    `辖区 jurisdiction   ${title.zh} · ${title.en} (${name} ${version})`,
    `数据 data           ${config.data}`,
    `日历 calendar       至 until ${until}`,
    ...(missing ? [`                    ${missing.text.zh}`, `                    ${missing.text.en}`] : []),
    '停止 stop           Ctrl-C',
    ...notices.flatMap(({ zh, en }) => ['', zh, en]),
  ];
  return ['', '  12345 热线 · Hotline', '', `  ${url}`, '', ...lines.map((line) => `  ${line}`), '', ''].join('\n');
}
