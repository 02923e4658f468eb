import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { toHalfWidth } from './normal-form/half-width';

/** The country and area code to assume for numbers that are written without them. */
export interface NumberingArea {
  /** ISO 3166-1 code, for example CN. */
  readonly country: string;
  /** Area code of fixed lines, with or without the leading 0; absent where the jurisdiction has several. */
  readonly areaCode?: string | undefined;
}

/** A telephone number in its standard spelling. */
export interface Telephone {
  /** E.164, for example +8653184880001. */
  readonly number: string;
  /** Digits to dial after the number is answered. */
  readonly extension?: string;
}

/**
 * Why a text is not a number at which somebody can be called back. `short`: a service number such as 12345, 110 or
 * 95588. `area-code`: a fixed line without its area code, where the jurisdiction has several area codes. `several`:
 * more than one number.
 */
export type TelephoneFault = 'not-a-number' | 'short' | 'area-code' | 'several';

/** Longest text, in characters, that may be a number; E.164 allows 15 digits. */
const LONGEST_TEXT = 40;
/** Longest service number, in digits, such as 962288. */
const LONGEST_SERVICE_NUMBER = 6;
/** A fixed line without area code begins with 2 to 9. */
const LOCAL = /^[2-9]/;
const DASHES = /[‐-―−－]/g;
const EXTENSION = /^(.+?)[\s,;:]*(?:转接?|轉接?|分机号?|分機號?|内线|內線|ext(?:ension|n)?\.?=?|x|#)[\s:.]*(\d{1,8})$/;
/** An extension as a third group after a complete number: 0531-84880001-802. */
const TRAILING_GROUP = /^(.*\d)-(\d{1,6})$/;

/**
 * Reads a telephone number in any usual spelling: full-width digits, brackets, spaces and hyphens, with or without
 * country and area code, `tel:` links, extensions after 转, 分机, ext., x, # or a hyphen.
 *
 * Numbers in the country of `area` must exist in its numbering plan, so that a wrong digit is noticed while the caller
 * is on the line. Of numbers abroad only the length is checked. Throws when the country has no telephone numbers.
 */
export function readTelephone(text: string, area: NumberingArea): Telephone | TelephoneFault {
  if (text.length > LONGEST_TEXT) return 'not-a-number';
  const written = toHalfWidth(text)
    .replace(DASHES, '-')
    .replace(/^\s*(?:tel|电话|手机)\s*:?/, '')
    .trim();
  const [, before, extension] = EXTENSION.exec(written) ?? [];
  const whole = numberOf(before ?? written, area);
  if (typeof whole !== 'string') return telephone(whole, extension);
  const [, start, group] = (before === undefined && TRAILING_GROUP.exec(written)) || [];
  const part = start === undefined ? whole : numberOf(start, area);
  return typeof part === 'string' ? whole : telephone(part, group);
}

/** Whether a number (E.164) may receive text messages; false for a fixed line. */
export function takesTextMessages(number: string): boolean {
  const type = parsePhoneNumberFromString(number)?.getType();
  return type === undefined || type === 'MOBILE' || type === 'FIXED_LINE_OR_MOBILE';
}

const telephone = ({ number }: PhoneNumber, extension: string | undefined): Telephone => ({
  number,
  ...(extension ? { extension } : {}),
});

function numberOf(written: string, { country, areaCode }: NumberingArea): PhoneNumber | TelephoneFault {
  if (!/^\+?[\d\s()-]+$/.test(written)) return holdsSeveral(written) ? 'several' : 'not-a-number';
  const digits = written.replace(/\D/g, '');
  if (digits.length <= LONGEST_SERVICE_NUMBER) return digits.length < 3 ? 'not-a-number' : 'short';
  const code = country as CountryCode;
  const parsed = parsePhoneNumberFromString(written, code);
  if (parsed && (parsed.country === country ? parsed.isValid() : parsed.isPossible())) return parsed;
  if (LOCAL.test(written) && (digits.length === 7 || digits.length === 8)) return localNumber(digits, code, areaCode);
  return holdsSeveral(written) ? 'several' : 'not-a-number';
}

function localNumber(digits: string, country: CountryCode, areaCode?: string): PhoneNumber | TelephoneFault {
  if (areaCode === undefined) return 'area-code';
  const local = parsePhoneNumberFromString(`+${getCountryCallingCode(country)}${areaCode.replace(/^0/, '')}${digits}`);
  return local?.isValid() ? local : 'not-a-number';
}

const holdsSeveral = (written: string): boolean =>
  written.split(/[/,;、和或及\s]+/).filter((part) => part.replace(/\D/g, '').length > LONGEST_SERVICE_NUMBER).length >
  1;
