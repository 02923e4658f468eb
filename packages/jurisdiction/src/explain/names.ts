import type { Text } from '../jurisdiction';
import type { Pack } from '../pack/pack';

/**
 * Names from one or more packs. The first pack that contains an entry supplies its name. Unknown ids are returned
 * unchanged.
 */
export interface Names {
  unit(id: string): Text;
  matter(code: string): Text;
  region(code: string): Text;
  /** The question to the caller that a fact answers. */
  fact(name: string): Text;
  value(fact: string, value: string): Text;
  /** Up to three names, and the number of the rest. */
  some(names: readonly Text[]): Text;
  /** Conditions (fact → values) in brackets; an empty text if there are none. */
  conditions(conditions: Readonly<Record<string, readonly string[]>>): Text;
}

const SHOWN = 3;

export function namesOf(...packs: readonly Pack[]): Names {
  const known = new Map<string, Text>();
  const add = (key: string, name: Text): void => void (known.has(key) || known.set(key, name));
  for (const pack of packs) {
    pack.units.forEach((u) => add(`u ${u.id}`, u.name));
    pack.matters.forEach((m) => add(`m ${m.code}`, m.name));
    pack.regions.forEach((r) => add(`r ${r.code}`, r.name));
    pack.facts.forEach((f) => add(`q ${f.name}`, f.question));
    pack.facts.forEach((f) => f.values.forEach((v) => add(`f ${f.name} ${v.value}`, v.name)));
  }
  const named = (key: string, plain: string): Text => known.get(key) ?? { zh: plain, en: plain };
  const value = (fact: string, one: string): Text => named(`f ${fact} ${one}`, one);
  return {
    unit: (id) => named(`u ${id}`, id),
    matter: (code) => named(`m ${code}`, code),
    region: (code) => named(`r ${code}`, code),
    fact: (name) => named(`q ${name}`, name),
    value,
    some,
    conditions: (conditions) => {
      const facts = Object.entries(conditions).map(([fact, values]) =>
        joined(
          values.map((v) => value(fact, v)),
          '或',
          ' or ',
        ),
      );
      return facts.length === 0
        ? { zh: '', en: '' }
        : { zh: `（${facts.map((f) => f.zh).join('；')}）`, en: ` (${facts.map((f) => f.en).join('; ')})` };
    },
  };
}

function some(names: readonly Text[]): Text {
  const shown = joined(names.slice(0, SHOWN), '、', ', ');
  const more = names.length - SHOWN;
  return more > 0 ? { zh: `${shown.zh}等${names.length}个`, en: `${shown.en} and ${more} more` } : shown;
}

export function joined(texts: readonly Text[], zh: string, en: string): Text {
  return { zh: texts.map((t) => t.zh).join(zh), en: texts.map((t) => t.en).join(en) };
}
