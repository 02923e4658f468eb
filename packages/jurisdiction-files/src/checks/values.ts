import type { Pack } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

/** Checks that values of facts exist, spans run forward, powers have matters, and matters have words or examples. */
export function checkValues(pack: Pack, origins: SourceMap): PackProblem[] {
  const facts = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const unknown = (fact: string, value: string): boolean => facts.has(fact) && !facts.get(fact)?.includes(value);
  const noValue = (entry: object, key: string, fact: string, value: string): PackProblem =>
    origins.at(
      entry,
      [key, fact],
      say(`要素“${fact}”没有“${value}”这个值`, `"${fact}" has no value "${value}"`),
      didYouMean(value, facts.get(fact) ?? []),
    );
  return [
    ...pack.powers.flatMap((p) => [
      ...Object.entries(p.when).flatMap(([fact, given]) =>
        given.filter((v) => unknown(fact, v)).map((v) => noValue(p, 'when', fact, v)),
      ),
      ...reaches(p, origins),
    ]),
    ...pack.transfers.flatMap((t) => reaches(t, origins)),
    ...[...pack.powers, ...pack.transfers, ...pack.catalogues].flatMap((entry) => forward(entry, entry, [], origins)),
    ...pack.qualifications.flatMap((q) => q.heldBy.flatMap((h, i) => forward(q, h, ['heldBy', i], origins))),
    ...(pack.routing.disputes && !pack.routing.disputes.some((step) => step.designates)
      ? [
          origins.in(
            'routing',
            ['disputes'],
            say('争议处理没有一步作出决定', 'no step of a dispute decides it'),
            say('在作出决定的那一步写上 designates: true', 'write `designates: true` at the step whose decision binds'),
          ),
        ]
      : []),
    ...pack.facts.flatMap((f) =>
      (f.byTime ?? [])
        .map((row, i) => ({ f, row, i }))
        .filter(({ f, row }) => unknown(f.name, row.value))
        .map(({ f, row, i }) =>
          origins.at(
            f,
            ['byTime', i, 'value'],
            say(`要素“${f.name}”没有“${row.value}”这个值`, `"${f.name}" has no value "${row.value}"`),
            didYouMean(row.value, facts.get(f.name) ?? []),
          ),
        ),
    ),
    ...pack.regions.flatMap((r) =>
      Object.entries(r.facts)
        .filter(([fact, v]) => unknown(fact, v))
        .map(([fact, v]) => noValue(r, 'facts', fact, v)),
    ),
    ...[...pack.matters, ...pack.guides]
      .filter((m) => m.words.length + m.examples.length === 0 && !('placeholder' in m))
      .map((m) =>
        origins.at(
          m,
          [],
          say(`没有词语能认出“${m.code}”`, `nothing tells that a text is about "${m.code}"`),
          say('写上来电人会说的 words 或 examples', 'add `words` or `examples` as callers say them'),
        ),
      ),
  ];
}

function reaches(
  entry: { readonly id: string; readonly fields: readonly string[]; readonly matters: readonly string[] },
  origins: SourceMap,
): PackProblem[] {
  return entry.fields.length + entry.matters.length === 0
    ? [
        origins.at(
          entry,
          [],
          say(`“${entry.id}”没有涉及任何事项`, `"${entry.id}" is over no matter`),
          say('写上 fields 或 matters', 'name `fields` or `matters`'),
        ),
      ]
    : [];
}

function forward(
  entry: { readonly id: string },
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
  path: Path,
  origins: SourceMap,
): PackProblem[] {
  if (from === undefined || until === undefined || until >= from) return [];
  return [
    origins.at(
      entry,
      [...path, 'until'],
      say(
        `“${entry.id}”截止日${until}早于起始日${from}`,
        `"${entry.id}" ends on ${until}, before it begins on ${from}`,
      ),
      say('对调两个日期，或改正其中一个', 'swap the dates or correct one of them'),
    ),
  ];
}
