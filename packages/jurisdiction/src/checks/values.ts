import type { Pack, PackPower } from '../pack';
import { didYouMean } from '../read/hint';
import type { Origins } from '../read/origins';
import type { Problem } from '../read/problem';

/** Values of facts exist; dates run forward; powers cover something; texts to recognise are there. */
export function values(pack: Pack, origins: Origins): Problem[] {
  const facts = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const unknown = (fact: string, value: string): boolean => facts.has(fact) && !facts.get(fact)?.includes(value);
  const noValue = (entry: object, key: string, fact: string, value: string): Problem =>
    origins.at(entry, [key, fact], `"${fact}" has no value "${value}"`, didYouMean(value, facts.get(fact) ?? []));
  return [
    ...pack.powers.flatMap((p) => [
      ...Object.entries(p.when).flatMap(([fact, given]) => given.filter((v) => unknown(fact, v)).map((v) => noValue(p, 'when', fact, v))),
      ...powerItself(p, origins),
    ]),
    ...pack.facts.flatMap((f) => (f.byTime ?? []).map((row, i) => ({ f, row, i })).filter(({ f, row }) => unknown(f.name, row.value)).map(({ f, row, i }) => origins.at(f, ['byTime', i, 'value'], `"${f.name}" has no value "${row.value}"`, didYouMean(row.value, facts.get(f.name) ?? [])))),
    ...pack.regions.flatMap((r) => Object.entries(r.facts).filter(([fact, v]) => unknown(fact, v)).map(([fact, v]) => noValue(r, 'facts', fact, v))),
    ...[...pack.matters, ...pack.guides]
      .filter((m) => m.words.length + m.examples.length === 0 && !('placeholder' in m))
      .map((m) => origins.at(m, [], `nothing tells that a text is about "${m.code}"`, 'add `words` or `examples` as callers say them')),
  ];
}

function powerItself(power: PackPower, origins: Origins): Problem[] {
  const problems: Problem[] = [];
  if (power.from !== undefined && power.until !== undefined && power.until < power.from) {
    problems.push(origins.at(power, ['until'], `"${power.id}" ends on ${power.until}, before it begins on ${power.from}`, 'swap the dates or mend one of them'));
  }
  if (power.fields.length + power.matters.length === 0) {
    problems.push(origins.at(power, [], `"${power.id}" is over no matter`, 'name `fields` or `matters`'));
  }
  return problems;
}
