import { z } from 'zod';

/** Messages for ids, days and other values that are not in the required form. */
export const forms = {
  id: { zh: '编号用小写字母和数字，以“-”或“.”相连', en: 'an id is lower-case letters and digits joined by "-" or "."' },
  day: { zh: '日期写作 年-月-日，例如 2017-04-14', en: 'a date is written YYYY-MM-DD, e.g. 2017-04-14' },
  moonDay: { zh: '农历日期写作 月-日，例如 03-03', en: 'a lunar date is written MM-DD, e.g. 03-03' },
  dayOfYear: { zh: '每年的日期写作 月-日，例如 06-01', en: 'a day of every year is written MM-DD, e.g. 06-01' },
  clock: { zh: '时刻写作 时:分，例如 08:30', en: 'a time of day is written HH:MM, e.g. 08:30' },
  limit: {
    zh:
      '时限写作 30 minutes、24 hours、4 working-hours、10 working-days、7 calendar-days；' +
      '城市管理时限写作 3 urgent-hours（紧急工作时）、2 urgent-days（紧急工作日）、4 city-hours（工作时）',
    en:
      'a limit is written like "30 minutes", "24 hours", "4 working-hours", "10 working-days", "7 calendar-days", ' +
      'or for city management "3 urgent-hours", "2 urgent-days", "4 city-hours"',
  },
  warning: {
    zh: '黄牌写时限已用的比例，如 80%，或到期前的时间，如 "1 working-days before"',
    en: 'the yellow card is a share of the limit, such as "80%", or a time before it is due, such as "1 working-days before"',
  },
  after: {
    zh: '到期后的时间写作 "1 working-days after"',
    en: 'a time after a clock is due is written like "1 working-days after"',
  },
  moment: {
    zh: '时点写作 50%、150%、"yellow-card"（黄牌）、"red-card"（红牌）、"1 working-days before" 或 "1 working-days after"',
    en:
      'an instant of a clock is written like "50%", "150%", "yellow-card", "red-card", "1 working-days before" or ' +
      '"1 working-days after"',
  },
  callHours: {
    zh: '可拨打时段按先后列出，互不重叠，每段由早到晚',
    en: 'list the hours in order of time; they must not overlap, and each must begin before it ends',
  },
  script: {
    zh: '话术中的占位符只有工单号、事项和单位三种，写法见辖区包说明',
    en: 'a script may contain only the placeholders {number}, {matter} and {unit}; see the README of the jurisdictions',
  },
  symbol: {
    zh: '名称由字母和数字组成，以小写字母开头',
    en: 'a name consists of letters and digits, and begins with a lower-case letter',
  },
  earned: {
    zh: '得分项须写明满分',
    en: 'an item by which points are earned states its full points',
  },
  atLeast: {
    zh: '最低分不能高于满分；扣分项和加分项不写最低分，也不写无数据时的得分',
    en: 'the fewest points cannot exceed the full points; an item that deducts or adds points states neither the fewest points nor what it gives without data',
  },
  peerGroup: {
    zh: '可比组要么列单位，要么列单位类别，二者取一',
    en: 'a peer group lists either units or kinds of units',
  },
} as const;

/** A text in Chinese and English. */
export const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Source of an entry. An entry without one takes the `basis` of its file. */
export const basis = z.strictObject({ kind: z.enum(['law', 'document', 'assumption']), text: z.string().min(1) });

/** Lower-case words joined by `-` or `.`, e.g. `sanitation.litter`. */
export const id = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, forms.id.en);

/** Calendar day, e.g. 2017-04-14. Ranges of days include both ends. */
export const day = z.iso.date(forms.day.en);

export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, forms.clock.en);

/** Day of every year, MM-DD. */
export const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, forms.dayOfYear.en);

/** Keys of every list entry: its source, and whether the entry replaces the one of the frame with the same id. */
export const entry = { basis: basis.optional(), replaces: z.literal(true).optional() };

/** Units of a limit. `urgent-hours`, `urgent-days` and `city-hours` count by the time bases of the pack's calendar. */
export const limitUnits = [
  'minutes',
  'hours',
  'calendar-days',
  'working-hours',
  'working-days',
  'urgent-hours',
  'urgent-days',
  'city-hours',
] as const;

/** Time limits that every pack states for all tickets. */
export const usualTargets = ['dispatch', 'acknowledge', 'first-contact', 'resolve', 'callback', 'redo'] as const;
/** Time limits that a pack may leave out; then they have no clock. */
export const furtherTargets = ['supervise', 'hand-over', 'assistant-acknowledge', 'assistant-report'] as const;
/** Clocks that only a law demands (`statutes`). */
export const statutoryClocks = ['accept'] as const;
/** Clocks whose limit is no matter of the pack: a promise ends on the day that was promised. */
export const datedClocks = ['promise'] as const;

/** Regular expression of a written limit, without ^ and $. */
export const limitWritten = `\\d+(\\.\\d+)? (${limitUnits.join('|')})`;

/** Reads a written limit. Words after its unit, such as "before", are ignored. */
export function limitOf(written: string): { amount: number; unit: (typeof limitUnits)[number] } {
  const [amount, unit] = written.split(' ') as [string, (typeof limitUnits)[number]];
  return { amount: Number(amount), unit };
}

/** A time limit: `4 working-hours`, `10 working-days`, `7 calendar-days`, `24 hours`, `30 minutes`, `3 urgent-hours`. */
export const limit = z
  .string()
  .regex(new RegExp(`^${limitWritten}$`), forms.limit.en)
  .transform(limitOf);

/** Channels by which a request reaches the hotline. */
export const channel = z.enum([
  'phone',
  'sms',
  'web',
  'mini-program',
  'app',
  'mailbox',
  'mail',
  'grid',
  'police',
  'urban-hotline',
  'system',
  'leader',
  'media',
]);

/** 咨询 求助 投诉 举报 建议 表扬 */
export const ticketKind = z.enum(['consultation', 'help', 'complaint', 'report', 'suggestion', 'praise']);
