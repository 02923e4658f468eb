import { roleLabels, ticketStateLabels } from './labels';
import {
  rolesOfUnits,
  type Actor,
  type FileKind,
  type FileType,
  type Role,
  type Text,
  type TicketState,
} from './words';

/** The refusal of a request about a ticket that does not exist in the jurisdiction of the caller. */
export const ticketNotFound = {
  refused: 'not-found',
  detail: { zh: '未找到该工单', en: 'The ticket was not found' },
  hint: {
    zh: '请核对工单号或查询码；刚登记的工单请稍后再查',
    en: 'Check the ticket number or the query code; a ticket that was just registered may take a moment to appear',
  },
} as const;

/**
 * The refusal when a request (callback result, reopening, withdrawal) names a person who is not a caller of the ticket.
 */
export const notACaller = {
  refused: 'invalid-input',
  detail: { zh: '该诉求人未关联本工单', en: 'That caller does not belong to this ticket' },
  hint: { zh: '请选择本工单或并入本工单的诉求人', en: 'Choose a caller of this ticket or of one merged into it' },
} as const;

/** The refusal of a request whose Idempotency-Key was used for a request with other content. */
export const keyReused = {
  refused: 'key-reused',
  detail: {
    zh: '这次提交此前已处理，但当时的内容不同',
    en: 'A submission with the same number was already handled, with other content',
  },
  hint: {
    zh: '首次提交的结果有效；如需提交新内容，请刷新页面后重新填写',
    en: 'The first submission counts; to submit something new, load the page again and fill it in once more',
  },
} as const;

/** Why a telephone number cannot be used, and what to do, by the kind of fault. */
export const phoneFaults = {
  short: {
    zh: '联系电话是特服短号，回访时无法接通诉求人；请填写手机或带区号的固定电话，没有则留空',
    en: 'The phone number is a service number at which the caller cannot be called back; give a mobile number or a fixed line with its area code, or leave it out',
  },
  'area-code': {
    zh: '联系电话缺少区号，请补上区号',
    en: 'The phone number lacks its area code; add it',
  },
  several: {
    zh: '联系电话只能填写一个号码，其他号码请写入诉求内容',
    en: 'Give one phone number only; write others into the narrative',
  },
  'not-a-number': {
    zh: '联系电话不是可拨打的号码，请与诉求人核对位数和区号；分机号写在“转”后',
    en: 'The phone number cannot be dialled; check its digits and area code with the caller, and write an extension after “ext.”',
  },
} as const satisfies Record<string, Text>;

/** The kind of each type of file. */
export const kindOfFile: Readonly<Record<FileType, FileKind>> = {
  jpeg: 'photo',
  png: 'photo',
  webp: 'photo',
  mp4: 'video',
  mov: 'video',
  webm: 'video',
  mp3: 'recording',
  wav: 'recording',
  m4a: 'recording',
  aac: 'recording',
  amr: 'recording',
  ogg: 'recording',
  pdf: 'document',
  docx: 'document',
  xlsx: 'document',
};

/** Whether a person acts for one unit, so that they see and do only what that unit may. */
export const actsForUnit = ({ role }: Pick<Actor, 'role'>): boolean => rolesOfUnits.includes(role as Role);

/** `甲、乙或丙` · `A, B or C`. An empty list gives empty texts. */
export const anyOf = (labels: readonly Text[]): Text => ({
  zh: joined(
    labels.map(({ zh }) => zh),
    '、',
    '或',
  ),
  en: joined(
    labels.map(({ en }) => en),
    ', ',
    ' or ',
  ),
});

/** `话务员、派单员或管理员` · `an operator, a dispatcher or an administrator`. */
export const anyRole = (roles: readonly Actor['role'][]): Text =>
  anyOf(roles.map((role) => ({ zh: roleLabels[role].zh, en: withArticle(roleLabels[role].en) })));

/** `“待签收”“处置中”` · `“To acknowledge” or “In hand”`: states as staff see them. */
export const anyState = (states: readonly TicketState[]): Text => ({
  zh: states.map((state) => quoted(ticketStateLabels[state].zh)).join(''),
  en: anyOf(states.map((state) => ({ zh: '', en: quoted(ticketStateLabels[state].en) }))).en,
});

/**
 * `11月30日14:00` · `30 November, 14:00` in the IANA time zone `zone`; `at` and `now` are milliseconds since 1970.
 * The year is named when it is not the year of `now`. Throws RangeError when the zone is unknown.
 */
export function localTime(at: number, zone: string, now = at): Text {
  const { year, month, day, hour, minute } = partsOf(at, zone);
  const named = year !== partsOf(now, zone).year;
  const [time, date] = [`${hour}:${minute}`, `${Number(month)}月${Number(day)}日`];
  return {
    zh: `${named ? `${year}年` : ''}${date}${time}`,
    en: `${Number(day)} ${MONTHS[Number(month) - 1]}${named ? ` ${year}` : ''}, ${time}`,
  };
}

/** `2026-12-31` as `2026年12月31日` · `31 December 2026`. */
export function dayText(day: string): Text {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return { zh: `${year}年${month}月${date}日`, en: `${date} ${MONTHS[month - 1]} ${year}` };
}

/** The refusal of a promise to the callers whose day is over. `today`: the local day, YYYY-MM-DD. */
export const promisedDayIsOver = (today: string) => {
  const { zh, en } = dayText(today);
  return {
    refused: 'invalid-input',
    detail: { zh: '承诺的日期已过', en: 'The promised day is over' },
    hint: { zh: `请选择${zh}或以后的日期`, en: `Choose ${en} or a later day` },
  } as const;
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function partsOf(at: number, zone: string): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const digits = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return Object.fromEntries(digits.formatToParts(at).map(({ type, value }) => [type, value])) as ReturnType<
    typeof partsOf
  >;
}

const quoted = (label: string): string => `“${label}”`;
const withArticle = (noun: string): string => (/^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`);

function joined(words: readonly string[], comma: string, last: string): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(comma)}${last}${words.at(-1)}`;
}
