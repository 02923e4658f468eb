import { readFile } from 'node:fs/promises';
import { readConfig } from '@hotline/host';
import { Command } from 'commander';
import { answering, both, counted, help, type CommandReport, type Terminal } from '../answering';
import { readNotice } from '../calendar/read-notice';
import { HotlineClient } from '../hotline-client';

interface CalendarOptions {
  readonly token?: string;
  readonly jurisdiction?: string;
}

/** Answer of the operation `loadCalendar`. */
interface LoadedCalendar {
  readonly year: number;
  readonly holidays: number;
  readonly workdays: number;
  readonly version: string;
  readonly changed: boolean;
}

async function load([file]: readonly [string], options: CalendarOptions): Promise<CommandReport> {
  const notice = readNotice(file, await readFile(file, 'utf8'));
  const client = await HotlineClient.connect(readConfig(), options);
  const loaded = (await client.call('POST', '/api/v1/jurisdiction/calendar', notice)) as LoadedCalendar;
  const { year, holidays, workdays, changed } = loaded;
  const lines = changed
    ? {
        zh: `已录入${year}年节假日安排：放假${holidays}天，调休上班${workdays}天；待定的时限正在计算`,
        en:
          `loaded ${year}: ${counted(holidays, 'day')} off, ${counted(workdays, 'make-up working day')}; ` +
          'pending limits are being computed',
      }
    : {
        zh: `${year}年节假日安排此前已录入，没有变化`,
        en: `${year} was loaded before with the same days; nothing has changed`,
      };
  return { lines: both(lines), data: loaded };
}

export function calendarCommand(terminal: Terminal): Command {
  const loading = new Command('load')
    .description(help('录入某年的放假通知', 'load the holidays and make-up days of a year into the running hotline'))
    .argument('<file>', help('YAML 或 JSON 文件', 'YAML or JSON: year, holidays, workdays'))
    .option('--jurisdiction <name>', help('辖区，默认为首个', 'jurisdiction (default: the first one)'))
    .option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)'));
  return new Command('calendar')
    .description(help('工作日历', 'the working calendar of the running hotline'))
    .helpCommand(false)
    .addCommand(answering(loading, terminal, load));
}
