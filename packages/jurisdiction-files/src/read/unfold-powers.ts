import type { z } from 'zod';
import type { Pack, PackPower, Text } from '@hotline/jurisdiction';
import { dayBefore } from '@hotline/jurisdiction/analysis';
import { termNames, type power } from '@hotline/jurisdiction/language';
import { didYouMean } from './hint';
import type { SourceMap } from './origins';
import { say, type PackProblem } from './problem';

export type Sourced<T> = Omit<T, 'basis'> & { readonly basis: Pack['fields'][number]['basis'] };

/**
 * The folder that contains an entry. `depth`: 0 for the outermost frame. `takesEffect`: day on which the folder's
 * reform takes effect.
 */
export interface Layer {
  readonly depth: number;
  readonly takesEffect: string | undefined;
}
export type WrittenPower = Sourced<z.infer<typeof power>> & { readonly layer: Layer };
type WrittenEnding = Pack['ends'][number] & { readonly layer: Layer };

/**
 * Writes out the terms of arrangements, the last days set by reforms, and the values of conditions. Each alternative of
 * a power becomes a separate power.
 */
export function unfoldPowers(
  written: readonly WrittenPower[],
  pack: Pick<Pack, 'arrangements' | 'facts' | 'ends'>,
  origins: SourceMap,
  problems: PackProblem[],
): PackPower[] {
  const arrangements = new Map(pack.arrangements.map((a) => [a.id, a]));
  const ids = new Set(written.map((p) => p.id));
  return written.flatMap((p): PackPower[] => {
    const dated = inItsDays(p, settledTerms(p, arrangements.get(p.under ?? '')), pack.ends as readonly WrittenEnding[]);
    if (!dated) return [];
    const make = (more: Partial<PackPower>, given: Given, path: (string | number)[]): PackPower => {
      const made = {
        ...dated,
        ...more,
        when: valuesOf(given, pack.facts, (fact, ...fault) => problems.push(origins.at(p, [...path, fact], ...fault))),
      };
      origins.same(made, p);
      return made;
    };
    if (!Array.isArray(p.when)) return [make({}, p.when, ['when'])];
    const named = p.when.map((given, i) => ({ given, id: `${p.id}.${i + 1}` }));
    const taken = named.find(({ id }) => ids.has(id));
    if (taken)
      problems.push(
        origins.at(
          p,
          ['id'],
          say(
            `已有“${taken.id}”，与“${p.id}”的一种情形重名`,
            `"${taken.id}" is the id of a power and also of an alternative of "${p.id}"`,
          ),
          say('给其中一个换个编号', 'give one of them another id'),
        ),
      );
    return named.map(({ given, id }, i) => make({ id, alternativeOf: p.id }, given, ['when', i]));
  });
}

type Undecided = Omit<PackPower, 'when'>;

/** The power with its terms and its last day; undefined if a reform removes the power. */
function inItsDays(
  { layer, when: _when, ...p }: WrittenPower,
  terms: object,
  ends: readonly WrittenEnding[],
): Undecided | undefined {
  const full = { ...p, ...terms } as Undecided;
  const last = lastDay(full, layer, ends);
  if (last === '') return undefined;
  return last === undefined ? full : { ...full, until: last, ...(last === full.until ? {} : { ended: true as const }) };
}

function settledTerms(p: WrittenPower, arrangement: Pack['arrangements'][number] | undefined): object {
  const given = termNames
    .map((name) => [name, p[name] ?? arrangement?.[name]] as const)
    .filter(([, value]) => value !== undefined);
  const terms = Object.fromEntries(given) as Partial<PackPower>;
  const from = terms.from ?? p.layer.takesEffect;
  return { ...terms, mode: terms.mode ?? 'own', ...(from === undefined ? {} : { from }) };
}

/** Last day of a power after all reforms. Undefined: no last day. '': a reform removes the power. */
function lastDay(p: Undecided, layer: Layer, ends: readonly WrittenEnding[]): string | undefined {
  const holder = typeof p.holder === 'string' ? p.holder : '';
  const ending = ends.filter(
    (e) =>
      e.layer.depth > layer.depth &&
      (e.powers.includes(p.id) || (e.heldBy.includes(holder) && (e.duties.length === 0 || e.duties.includes(p.duty)))),
  );
  const days = ending.map((e) => (e.layer.takesEffect === undefined ? '' : dayBefore(e.layer.takesEffect)));
  return [...days, ...(p.until === undefined ? [] : [p.until])].sort()[0];
}

type Given = Exclude<WrittenPower['when'], readonly unknown[]>;

/** Replaces each condition, such as `{not: …}`, with the list of values that meet it. */
function valuesOf(
  given: Given,
  facts: Pack['facts'],
  fault: (fact: string, message: Text, hint: Text) => void,
): PackPower['when'] {
  return Object.fromEntries(
    Object.entries(given).map(([fact, values]) => {
      if (Array.isArray(values)) return [fact, values];
      const known = facts.find((f) => f.name === fact)?.values.map((v) => v.value) ?? [];
      const wrong = known.length === 0 ? undefined : values.not.find((v) => !known.includes(v));
      if (wrong !== undefined)
        fault(
          fact,
          say(`要素“${fact}”没有“${wrong}”这个值`, `"${fact}" has no value "${wrong}"`),
          didYouMean(wrong, known),
        );
      return [fact, known.filter((v) => !values.not.includes(v))];
    }),
  );
}
