import { isDenied, type Span } from '@hotline/text';
import { clauseAround } from './clauses';

/**
 * Words before a danger word, anywhere in its clause, that say the danger is feared, asked about, practised, reported
 * or past.
 */
const NOT_NOW_BEFORE =
  /((?<!害)怕(?![他她人吵])|担心|万一|真要?|哪天|早晚|迟早|容易|可能|恐|以免|防止|预防|避免|如果|要是|一旦|假如|曾|上次|上个?月|上周|去年|前年|前几天|前天|那天|上回|那回|上礼拜|前一阵|前些天|前段|年前|有一[次回]|好几[次回起]|经常|老是|总是|天天|昨天|昨晚|昨儿|前儿|以前|之前|存在|引发|引起|(?<![这那一])会|消除|安全|新闻|预演|演习|演练|彩排|拍戏|拍电影|听说|据说|网上[说看]|视频里|电视[上里])[^,，。.!！?？;；\s]*$/;
/**
 * Words directly before a danger word that say the danger was a mistake, nearly happened, or happened several times.
 * Further away, such words are about something else: 打了三回电话了着火了.
 */
const JUST_BEFORE = /((以为|还当|差点|险些)[^,，。.!！?？;；\s]{0,4}|[几两二三四五六七八九十多][次回起])$/;
/**
 * Words after a danger word that say it is only a risk, a drill, a comparison or a question, or that the danger has
 * ended.
 */
const NOT_NOW_AFTER =
  /^([^,，。.!！?？;；\s]{0,3}(隐患|风险|危险|可能|预案|演练|演习|宣传|知识|过$|过[,，。了])|[^,，。.!！?？;；\s]{0,2}(扑灭|浇灭)|一样($|[,，。.!！?？;；的\s])|有(什么|啥|嘛)(区别|两样))/;
/** A question about what might happen: 着火怎么办. With 了 (着火了怎么办), the danger is present. */
const ASKED_AFTER = /^[^,，。.!！?？;；\s]{0,3}(?<!了)怎么办/;
const NOW = /(正在|现在|马上|快|救命|还在|刚刚|冒烟|[^为过除]了)/;

/**
 * `now`: it happens during the call. `likely`: the text does not say when. `feared`: a risk, a memory or a question.
 * `denied`: the text says that there is no danger.
 */
export type Presence = 'now' | 'likely' | 'feared' | 'denied';

/** Whether the danger that a word names is present. */
export function presenceOf(normalised: string, word: Span): Presence {
  if (isDenied(normalised, word.from)) return 'denied';
  const { before, after } = clauseAround(normalised, word);
  const said = normalised.slice(word.from, word.to);
  if (NOT_NOW_BEFORE.test(before) || JUST_BEFORE.test(before) || NOT_NOW_AFTER.test(after)) return 'feared';
  if (!said.endsWith('了') && ASKED_AFTER.test(after)) return 'feared';
  return NOW.test(before + said + after.slice(0, 6)) ? 'now' : 'likely';
}
