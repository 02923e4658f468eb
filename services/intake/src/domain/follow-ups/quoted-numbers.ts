/** A ticket number, or its end, as a caller quotes it. */
export interface QuotedNumber {
  /** Digits only. */
  readonly digits: string;
  /** Whether the caller gives only the last digits. */
  readonly isEnd: boolean;
}

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const DIGIT = `[0-9${Object.keys(CHINESE_DIGITS).join('')}]`;

/** Numbers of other things: orders, meters, vehicles, badges, telephones. */
const OF_SOMETHING_ELSE =
  /(?:证书?|执业|资格|订单|快递|运单|物流|电表|水表|气表|表号|工号|车牌|车号|手机|电话|号码|身份证|房产|不动产|银行卡|卡号|案号|合同|学号|发票|保单|门牌|座位|航班|车次)[^,。;]{0,6}$/;
/** A date and a number of that day: 20261130-000012, 2026-11-27第88件, 2026年11月20日的0339号. */
const DATED =
  /(?<![0-9a-z])(20[0-9]{2})[-年.]?([01]?[0-9])[-月.]?([0-3]?[0-9])(?:日|号)?(?:那天)?的?[-—_第,]{0,2}(?:后面是|编号|末尾|尾号|是)*([0-9]{2,8})(?![0-9]|[时点:])/g;
const LABEL = '(?:工单号?|单子|(?<![订运递发保])单号|编号|受理[号码]|受理单|诉求号|回执号?|条子|那条|那张|那个号)';
const END = '(?:尾号|尾数|末尾|结尾|[末后][三四五六]位|最后[三四五六]位)';
const LABELLED = new RegExp(
  `${LABEL}[^0-9。;]{0,8}?([a-z]{0,4}-?(?:${DIGIT}|[-a-z〔〕\\[\\]号第]){2,24})|${END}(?:是|为|数)?(${DIGIT}{3,8})`,
  'g',
);
/** A number of the form that other hotlines use: letters, a date or a year, a number. */
const LETTERED =
  /(?:关于|请将|查到?|我的|那个|工单[^,]{0,6},?|^)([a-z]{2,3}-?[0-9]{2,12}(?:-[0-9]{2,6})?)(?![0-9a-z])/g;
const LEAST_DIGITS = 3;

const digitsOf = (text: string): string =>
  [...text]
    .map((char) => CHINESE_DIGITS[char] ?? char)
    .join('')
    .replace(/[^0-9]/g, '');

/** Finds the ticket numbers that a caller quotes. `normalised`: see `normalise` of the text package. */
export function quotedNumbers(normalised: string): readonly QuotedNumber[] {
  const text = normalised.replace(/(?<=[0-9])[ \u00a0]+(?=[0-9])/g, '').replaceAll('，', ',');
  const found = [
    ...[...text.matchAll(DATED)].map((hit) => ({ at: hit.index, digits: dated(hit), isEnd: false })),
    ...[...text.matchAll(LABELLED)].map((hit) => ({
      at: hit.index,
      digits: digitsOf(hit[1] ?? hit[2] ?? ''),
      isEnd: hit[2] !== undefined || digitsOf(hit[1] ?? '').length <= 6,
    })),
    ...[...text.matchAll(LETTERED)].map((hit) => ({ at: hit.index, digits: digitsOf(hit[1] ?? ''), isEnd: false })),
  ].filter(({ at, digits }) => digits.length >= LEAST_DIGITS && !OF_SOMETHING_ELSE.test(text.slice(0, at)));
  return [...new Map(found.map(({ digits, isEnd }) => [digits, { digits, isEnd }])).values()];
}

const dated = ([, year = '', month = '', day = '', number = '']: RegExpExecArray): string =>
  `${year}${month.padStart(2, '0')}${day.padStart(2, '0')}${number}`;

const DATE_LENGTH = 8;

/**
 * Whether a quoted number is this ticket number, such as 20260105-000001. The leading zeros of the number within the
 * day may be left out.
 */
export function quotes({ digits, isEnd }: QuotedNumber, ticketNo: string): boolean {
  const own = digitsOf(ticketNo);
  if (isEnd) return own.endsWith(digits);
  return (
    own === digits ||
    (digits.slice(0, DATE_LENGTH) === own.slice(0, DATE_LENGTH) &&
      digits.length > DATE_LENGTH &&
      Number(digits.slice(DATE_LENGTH)) === Number(own.slice(DATE_LENGTH)))
  );
}
