import type { Bilingual } from './answering';

/** An instant (epoch ms) on the clock of a jurisdiction: `2026年11月30日14:00`, `14:00 on 30 November 2026`. */
export function localTime(at: number, timeZone: string): Bilingual {
  const part = (locale: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(at);
  const clock = part('en-GB', { hour: '2-digit', minute: '2-digit' });
  const zh = part('zh-CN', { year: 'numeric', month: 'long', day: 'numeric' });
  const en = part('en-GB', { year: 'numeric', month: 'long', day: 'numeric' });
  return { zh: `${zh}${clock}`, en: `${clock} on ${en}` };
}
