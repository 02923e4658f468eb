import type { Language, Text } from './text';

/** Time zone of the jurisdiction; set once it is known. */
let zone = 'Asia/Shanghai';
export const setZone = (timeZone: string): void => {
  zone = timeZone;
};

type Parts = Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;
const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: number): Parts {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
  formats.set(zone, format);
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value])) as Parts;
}

export const dayOf = (at: number): string => {
  const { year, month, day } = partsOf(at);
  return `${year}-${month}-${day}`;
};

/** The instant of a local time of the jurisdiction, YYYY-MM-DDTHH:MM; undefined for any other text. */
export function instantOf(local: string): string | undefined {
  const asIfUtc = Date.parse(`${local}:00Z`);
  if (Number.isNaN(asIfUtc)) return undefined;
  const { year, month, day, hour, minute } = partsOf(asIfUtc);
  const shown = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  return new Date(2 * asIfUtc - shown).toISOString();
}

/** The local time of the jurisdiction at an instant, YYYY-MM-DDTHH:MM, as a field for times holds it. */
export function localOf(instant: string): string {
  const { year, month, day, hour, minute } = partsOf(Date.parse(instant));
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

const DAY_MS = 86_400_000;

/** "17:30" for today, "明天 08:30", "12月3日 17:30"; with the year only if it is not the current one. */
export function when(instant: string | number, now = Date.now()): Text {
  const at = typeof instant === 'number' ? instant : Date.parse(instant);
  const { year, month, day, hour, minute } = partsOf(at);
  const time = `${hour}:${minute}`;
  const date = dayOf(at);
  if (date === dayOf(now)) return { zh: time, en: time };
  if (date === dayOf(now + DAY_MS)) return { zh: `明天 ${time}`, en: `tomorrow ${time}` };
  if (date === dayOf(now - DAY_MS)) return { zh: `昨天 ${time}`, en: `yesterday ${time}` };
  const before = year === partsOf(now).year ? '' : `${year}年`;
  return {
    zh: `${before}${Number(month)}月${Number(day)}日 ${time}`,
    en: `${year === partsOf(now).year ? '' : `${year}-`}${month}-${day} ${time}`,
  };
}

export const clockTime = (at: number): string => {
  const { hour, minute } = partsOf(at);
  return `${hour}:${minute}`;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const many = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`;

/** "3 天 4 小时", rounded down to the two largest units. */
export function duration(ms: number): Text {
  const whole = Math.max(0, ms);
  const days = Math.floor(whole / DAY_MS);
  const hours = Math.floor((whole % DAY_MS) / HOUR);
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  if (days > 0)
    return {
      zh: hours > 0 ? `${days} 天 ${hours} 小时` : `${days} 天`,
      en: hours > 0 ? `${many(days, 'day')} ${hours} h` : many(days, 'day'),
    };
  if (hours > 0)
    return {
      zh: minutes > 0 ? `${hours} 小时 ${minutes} 分钟` : `${hours} 小时`,
      en: minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`,
    };
  return { zh: `${minutes} 分钟`, en: `${minutes} min` };
}

export const agoWords = (instant: string, now: number): Text => {
  if (now - Date.parse(instant) < MINUTE) return { zh: '刚刚', en: 'just now' };
  const { zh, en } = duration(now - Date.parse(instant));
  return { zh: `${zh}前`, en: `${en} ago` };
};

export const localeOf = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en-GB');
