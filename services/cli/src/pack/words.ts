import { answersTo, type Pack } from '@hotline/jurisdiction';
import { badCommandLine, refused } from '../exit-codes';
import type { Bilingual } from '../answering';
import { today } from './packs';

/** An entry of a pack that can be named by code, name or alias. */
export interface NamedEntry {
  readonly code: string;
  readonly name: { readonly zh: string };
  readonly aliases?: readonly string[];
}

const KINDS = {
  matter: { zh: '事项', en: 'matter' },
  region: { zh: '区域', en: 'region' },
  unit: { zh: '单位', en: 'unit' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/**
 * The code of an entry, given by code, name or alias.
 * @throws CommandError that lists similar entries when there is none
 */
export function codeOf(kind: keyof typeof KINDS, word: string, entries: readonly NamedEntry[]): string {
  const found =
    entries.find((e) => e.code === word) ?? entries.find((e) => e.name.zh === word || e.aliases?.includes(word));
  if (found) return found.code;
  const similar = entries.filter((e) => e.code.includes(word) || e.name.zh.includes(word)).slice(0, 5);
  const offered = similar.map((e) => `${e.name.zh}（${e.code}）`).join('、');
  const { zh, en } = KINDS[kind];
  throw refused(
    `没有${zh}“${word}”${offered ? `；相近的有：${offered}` : ''}`,
    `there is no ${en} "${word}"${offered ? `; similar: ${offered}` : ''}`,
  );
}

export const unitsOf = ({ units }: Pack): NamedEntry[] => units.map(({ id, name }) => ({ code: id, name }));

/** `NAME=VALUE` as a fact and one of its values, by code or by name. @throws CommandError */
export function factOf(word: string, { facts }: Pack): [string, string] {
  const [name = '', value = ''] = word.split('=', 2);
  const fact = facts.find((f) => f.name === name);
  if (!fact) {
    const names = facts.map((f) => f.name).join(', ');
    throw refused(
      `没有要素“${name}”；可用的有：${names || '无'}`,
      `there is no fact "${name}"; use ${names || 'none'}`,
    );
  }
  const known = answersTo(fact).find((v) => v.value === value || v.name.zh === value);
  if (known) return [name, known.value];
  const values = fact.values.map((v) => v.value).join(', ');
  throw refused(
    `要素“${name}”不能是“${value}”；可选：${values}`,
    `the fact ${name} cannot be "${value}"; use one of ${values}`,
  );
}

/** A day as `YYYY-MM-DD`; today when none is given. @throws CommandError */
export function dayOf(word: string | undefined): string {
  if (word === undefined) return today();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word) || Number.isNaN(Date.parse(word)))
    throw badCommandLine(
      `“${word}”不是日期，请写成 2026-03-01 的形式`,
      `"${word}" is not a date; write it as 2026-03-01`,
    );
  return word;
}

/** Parser of an option that may be given several times. */
export const collect = (word: string, before: readonly string[] = []): string[] => [...before, word];
