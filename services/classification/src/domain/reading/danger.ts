import type { GuideCode, Urgency } from '@hotline/jurisdiction';
import { type PhraseMatch, isDenied } from '@hotline/text';

/** Largest number of characters of a clause that are read on each side of a danger word. */
const CLAUSE = 40;
const CLAUSE_BREAK = /[,，。.!！?？;；、\s]/;
/** Words anywhere before a danger word in its clause: the danger is feared, asked about, or past. */
const NOT_NOW_BEFORE =
  /((?<!害)怕(?![他她人吵])|担心|万一|真要?|哪天|早晚|迟早|容易|可能|恐|以免|防止|预防|避免|如果|要是|一旦|假如|曾|上次|上个?月|上周|去年|前年|前几天|前天|那天|上回|那回|上礼拜|前一阵|前些天|前段|年前|有一[次回]|好几[次回起]|经常|老是|总是|天天|昨天|昨晚|昨儿|前儿|以前|之前|存在|引发|引起|(?<![这那一])会|消除|安全|新闻|预演|演习|演练)[^,，。.!！?？;；\s]*$/;
/**
 * Words directly before a danger word: it was mistaken, nearly happened, or happened several times. Further away such
 * words belong to something else: 打了三回电话了着火了.
 */
const JUST_BEFORE = /((以为|还当|差点|险些)[^,，。.!！?？;；\s]{0,4}|[几两二三四五六七八九十多][次回起])$/;
/** Words after a danger word: a risk, a rule, a comparison, a question, or the end of the danger. */
const NOT_NOW_AFTER =
  /^([^,，。.!！?？;；\s]{0,3}(隐患|风险|危险|怎么办|可能|预案|演练|宣传|知识|过$|过[,，。了])|[^,，。.!！?？;；\s]{0,2}(扑灭|浇灭)|一样($|[,，。.!！?？;；的\s])|有(什么|啥|嘛)(区别|两样))/;
const NOW = /(正在|现在|马上|快|救命|还在|刚刚|冒烟|[^为过除]了)/;

/** `now`: happening during the call; `likely`: named without a sign of time; `feared`: a risk, a memory, a question. */
export type Presence = 'now' | 'likely' | 'feared' | 'denied';

/** Whether the danger that a word names is present. */
export function presenceOf(normalised: string, { offset, length }: PhraseMatch<unknown>): Presence {
  if (isDenied(normalised, offset)) return 'denied';
  const clause = clauseAround(normalised, offset, length);
  if (NOT_NOW_BEFORE.test(clause.before) || JUST_BEFORE.test(clause.before) || NOT_NOW_AFTER.test(clause.after))
    return 'feared';
  return NOW.test(clause.before + normalised.slice(offset, offset + length) + clause.after.slice(0, 6))
    ? 'now'
    : 'likely';
}

function clauseAround(normalised: string, offset: number, length: number): { before: string; after: string } {
  let from = offset;
  while (from > offset - CLAUSE && from > 0 && !CLAUSE_BREAK.test(normalised.charAt(from - 1))) from -= 1;
  let to = offset + length;
  while (to < offset + length + CLAUSE && to < normalised.length && !CLAUSE_BREAK.test(normalised.charAt(to))) to += 1;
  return {
    before: normalised.slice(from, offset),
    after: normalised.slice(offset + length, Math.min(normalised.length, to + 1)),
  };
}

const RANK: Readonly<Record<Urgency, number>> = { normal: 0, urgent: 1, critical: 2 };

/** The matter's own urgency, raised by words; a critical word that is only feared makes the ticket urgent. */
export function urgencyOf(
  text: string,
  normalised: string,
  found: readonly PhraseMatch<Exclude<Urgency, 'normal'>>[],
  own: Urgency,
): { readonly urgency: Urgency; readonly urgencyReasons: readonly string[] } {
  let urgency = own;
  const reasons = new Map<string, Urgency>();
  for (const hit of found) {
    const presence = presenceOf(normalised, hit);
    if (presence === 'denied') continue;
    const said: Urgency = hit.values.includes('critical') ? 'critical' : 'urgent';
    const raised = presence === 'feared' ? lowered(said) : said;
    if (RANK[raised] > RANK[own]) reasons.set(text.slice(hit.offset, hit.offset + hit.length), raised);
    if (RANK[raised] > RANK[urgency]) urgency = raised;
  }
  return { urgency, urgencyReasons: [...reasons.keys()] };
}

function lowered(urgency: Urgency): Urgency {
  return urgency === 'critical' ? 'urgent' : 'normal';
}

/** The dangers that a text names. */
export interface Dangers {
  /** Emergency guides with a word that names a present danger. */
  readonly present: ReadonlyMap<GuideCode, 'now' | 'likely'>;
  /** Whether any clause is about a feared or past danger, or the text names dangers and none is present. */
  readonly soundsFeared: boolean;
}

/**
 * Longest text (characters) in which a danger word alone counts as a present danger. Emergency callers are brief; in a
 * longer text the word is only "likely".
 */
const LONGEST_CALL = 200;

export function dangersIn(normalised: string, found: readonly PhraseMatch<GuideCode>[]): Dangers {
  const present = new Map<GuideCode, 'now' | 'likely'>();
  for (const hit of found) {
    const heard = presenceOf(normalised, hit);
    if (heard !== 'now' && heard !== 'likely') continue;
    const presence = normalised.length > LONGEST_CALL ? 'likely' : heard;
    for (const code of hit.values) if (present.get(code) !== 'now') present.set(code, presence);
  }
  const isFeared = (clause: string): boolean => NOT_NOW_BEFORE.test(clause) || NOT_NOW_AFTER.test(clause);
  return {
    present,
    soundsFeared: (found.length > 0 && present.size === 0) || normalised.split(CLAUSE_BREAK).some(isFeared),
  };
}
