import type { Pack } from '../pack';
import { didYouMean } from '../read/hint';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';
import type { Path } from '../read/yaml-file';

/** Values of facts exist; dates run forward; powers cover something; texts to recognise are there. */
export function values(pack: Pack, origins: Origins): Problem[] {
  const facts = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const unknown = (fact: string, value: string): boolean => facts.has(fact) && !facts.get(fact)?.includes(value);
  const noValue = (entry: object, key: string, fact: string, value: string): Problem =>
    origins.at(entry, [key, fact], `"${fact}" has no value "${value}"`, didYouMean(value, facts.get(fact) ?? []));
  return [
    ...pack.powers.flatMap((p) => [
      ...Object.entries(p.when).flatMap(([fact, given]) => given.filter((v) => unknown(fact, v)).map((v) => noValue(p, 'when', fact, v))),
      ...reaches(p, origins),
    ]),
    ...pack.transfers.flatMap((t) => reaches(t, origins)),
    ...[...pack.powers, ...pack.transfers, ...pack.catalogues].flatMap((entry) => forward(entry, entry, [], origins)),
    ...pack.qualifications.flatMap((q) => q.heldBy.flatMap((h, i) => forward(q, h, ['heldBy', i], origins))),
    ...(pack.routing.disputes && !pack.routing.disputes.some((step) => step.designates) ? [origins.in('routing', ['disputes'], 'no step of a dispute decides it', 'write `designates: true` at the step whose decision binds')] : []),
    ...pack.facts.flatMap((f) => (f.byTime ?? []).map((row, i) => ({ f, row, i })).filter(({ f, row }) => unknown(f.name, row.value)).map(({ f, row, i }) => origins.at(f, ['byTime', i, 'value'], `"${f.name}" has no value "${row.value}"`, didYouMean(row.value, facts.get(f.name) ?? [])))),
    ...pack.regions.flatMap((r) => Object.entries(r.facts).filter(([fact, v]) => unknown(fact, v)).map(([fact, v]) => noValue(r, 'facts', fact, v))),
    ...[...pack.matters, ...pack.guides]
      .filter((m) => m.words.length + m.examples.length === 0 && !('placeholder' in m))
      .map((m) => origins.at(m, [], `nothing tells that a text is about "${m.code}"`, 'add `words` or `examples` as callers say them')),
  ];
}

function reaches(entry: { readonly id: string; readonly fields: readonly string[]; readonly matters: readonly string[] }, origins: Origins): Problem[] {
  return entry.fields.length + entry.matters.length === 0 ? [origins.at(entry, [], `"${entry.id}" is over no matter`, 'name `fields` or `matters`')] : [];
}

function forward(entry: { readonly id: string }, { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }, path: Path, origins: Origins): Problem[] {
  if (from === undefined || until === undefined || until >= from) return [];
  return [origins.at(entry, [...path, 'until'], `"${entry.id}" ends on ${until}, before it begins on ${from}`, 'swap the dates or mend one of them')];
}
