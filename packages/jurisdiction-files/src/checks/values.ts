import type { Pack } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

/**
 * Checks that values of facts exist, last days are not before first days, powers have matters, one step of a dispute
 * decides it, guides have words or examples, and no two reference matters have the same code.
 */
export function checkValues(pack: Pack, origins: SourceMap): PackProblem[] {
  return [
    ...factValues(pack, origins),
    ...[...pack.powers, ...pack.transfers].flatMap((entry) => reaches(entry, origins)),
    ...[...pack.powers, ...pack.transfers, ...pack.catalogues].flatMap((entry) => forward(entry, entry, [], origins)),
    ...pack.qualifications.flatMap((q) => q.heldBy.flatMap((h, i) => forward(q, h, ['heldBy', i], origins))),
    ...disputes(pack, origins),
    ...recognisable(pack, origins),
    ...repeatedReferences(pack, origins),
  ];
}

/** Checks that each value of a fact in a power, a region or a time table is a value of that fact. */
function factValues(pack: Pack, origins: SourceMap): PackProblem[] {
  const valuesOf = new Map(pack.facts.map((f) => [f.name, f.values.map((v) => v.value)]));
  const check = (entry: object, path: Path, fact: string, value: string): PackProblem[] => {
    const values = valuesOf.get(fact);
    // A fact that is not declared is reported with the references.
    if (!values || values.includes(value)) return [];
    const problem = say(`要素“${fact}”没有“${value}”这个值`, `"${fact}" has no value "${value}"`);
    return [origins.at(entry, path, problem, didYouMean(value, values))];
  };
  return [
    ...pack.powers.flatMap((p) =>
      Object.entries(p.when).flatMap(([fact, given]) => given.flatMap((v) => check(p, ['when', fact], fact, v))),
    ),
    ...pack.facts.flatMap((f) => (f.ifUnknown === undefined ? [] : check(f, ['ifUnknown'], f.name, f.ifUnknown))),
    ...pack.facts.flatMap((f) =>
      (f.byTime ?? []).flatMap((row, i) => check(f, ['byTime', i, 'value'], f.name, row.value)),
    ),
    ...pack.regions.flatMap((r) =>
      Object.entries(r.facts).flatMap(([fact, value]) => check(r, ['facts', fact], fact, value)),
    ),
  ];
}

/** Checks that one step of the dispute procedure makes the binding decision. */
function disputes({ routing }: Pack, origins: SourceMap): PackProblem[] {
  if (!routing.disputes || routing.disputes.some((step) => step.designates)) return [];
  return [
    origins.in(
      'routing',
      ['disputes'],
      say('争议处理没有一步作出决定', 'no step of a dispute makes the binding decision'),
      say('在作出决定的那一步写上 designates: true', 'write `designates: true` at the step whose decision is binding'),
    ),
  ];
}

/**
 * Checks that each guide has words or examples: without them it is never proposed. A matter without them loads, because
 * a person can choose it.
 */
function recognisable(pack: Pack, origins: SourceMap): PackProblem[] {
  return pack.guides
    .filter((m) => m.words.length + m.examples.length === 0)
    .map((m) =>
      origins.at(
        m,
        [],
        say(`“${m.code}”没有可供识别的词语或例句`, `no words or examples indicate "${m.code}"`),
        say('请填写诉求人会说的 words 或 examples', 'add `words` or `examples` as callers say them'),
      ),
    );
}

/** Checks that codes of reference matters are unique in all fields, and differ from the codes of the fields. */
function repeatedReferences(pack: Pack, origins: SourceMap): PackProblem[] {
  const seen = new Set(pack.references.map(({ code }) => code));
  const isRepeated = (code: string): boolean => seen.size === seen.add(code).size;
  return pack.references.flatMap((field) =>
    field.matters.flatMap(({ code }, i) =>
      isRepeated(code)
        ? [
            origins.at(
              field,
              ['matters', i, 'code'],
              say(`参考事项“${code}”重复`, `the reference matter "${code}" occurs twice`),
              say('请更改其中一个的代码', 'change one of the codes'),
            ),
          ]
        : [],
    ),
  );
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
          say(`“${entry.id}”没有涉及任何事项`, `"${entry.id}" has no matters`),
          say('请填写 fields 或 matters', 'name `fields` or `matters`'),
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
