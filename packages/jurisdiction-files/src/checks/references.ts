import { seats } from '@hotline/jurisdiction/analysis';
import type { Pack, PackArrangement, PackPower, PackTransfer, Text } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

type Kind = 'region' | 'unit' | 'field' | 'matter' | 'fact' | 'nature' | 'arrangement' | 'catalogue' | 'figure';

const kindNames: Readonly<Record<Kind, string>> = {
  region: '区域',
  unit: '单位',
  field: '领域',
  matter: '事项',
  fact: '要素',
  nature: '事项性质',
  arrangement: '安排',
  catalogue: '目录',
  figure: '数据',
};

/** A reference to an entry that must be declared in the pack or its frame. */
interface Reference {
  readonly kind: Kind;
  readonly name: string | undefined;
  readonly problem: (message: Text, hint: Text) => PackProblem;
}

/** Checks that every referenced entry is declared. */
export function checkReferences(pack: Pack, origins: SourceMap): PackProblem[] {
  const declared: Record<Kind, Set<string>> = {
    region: new Set(pack.regions.map((r) => r.code)),
    unit: new Set(pack.units.map((u) => u.id)),
    field: new Set(pack.fields.map((f) => f.code)),
    matter: new Set(pack.matters.map((m) => m.code)),
    fact: new Set(pack.facts.map((f) => f.name)),
    nature: new Set(Object.keys(pack.routing.leading)),
    arrangement: new Set(pack.arrangements.map((a) => a.id)),
    catalogue: new Set(pack.catalogues.map((c) => c.id)),
    figure: new Set(pack.figures.map((f) => f.id)),
  };
  return [...inEntries(pack, origins), ...inRouting(pack, origins)]
    .filter((r) => r.name !== undefined && !declared[r.kind].has(r.name))
    .map((r) =>
      r.problem(
        say(`没有${kindNames[r.kind]}“${r.name}”`, `no ${r.kind} "${r.name}"`),
        didYouMean(r.name as string, declared[r.kind]),
      ),
    );
}

function inEntries(pack: Pack, origins: SourceMap): Reference[] {
  const refer =
    (entry: object) =>
    (kind: Kind, name: string | undefined, path: Path): Reference => ({
      kind,
      name,
      problem: (message, hint) => origins.at(entry, path, message, hint),
    });
  const each = (entry: object, kind: Kind, key: string, names: readonly string[] = []): Reference[] =>
    names.map((name, i) => refer(entry)(kind, name, [key, i]));
  const reach = (entry: Reach): Reference[] => [
    ...each(entry, 'field', 'fields', entry.fields),
    ...each(entry, 'matter', 'matters', entry.matters),
    ...each(entry, 'matter', 'exceptMatters', entry.exceptMatters),
    ...each(entry, 'region', 'where', entry.where),
    ...each(entry, 'region', 'exceptWhere', entry.exceptWhere),
  ];
  return [
    ...pack.regions.flatMap((r) => [
      refer(r)('region', r.parent, ['parent']),
      refer(r)('region', r.borders, ['borders']),
      ...Object.keys(r.facts).map((f) => refer(r)('fact', f, ['facts', f])),
    ]),
    ...pack.units.flatMap((u) => [
      refer(u)('unit', u.parent, ['parent']),
      ...each(u, 'region', 'territory', u.territory),
      ...each(u, 'unit', 'managedBy', u.managedBy),
      ...each(u, 'unit', 'staffedBy', u.staffedBy),
    ]),
    ...pack.matters.flatMap((m) => [
      refer(m)('field', m.field, ['field']),
      refer(m)('nature', m.nature, ['nature']),
      refer(m)('catalogue', m.catalogue, ['catalogue']),
    ]),
    ...pack.qualifications.flatMap((q) => [
      ...reach(q),
      ...q.heldBy.flatMap((h, i) => h.units.map((u, j) => refer(q)('unit', u, ['heldBy', i, 'units', j]))),
    ]),
    ...pack.transfers.flatMap((t) => [...named(t).map(([path, unit]) => refer(t)('unit', unit, path)), ...reach(t)]),
    ...pack.bundles.flatMap((b) => each(b, 'matter', 'matters', b.matters)),
    ...pack.arrangements.flatMap((a) => named(a).map(([path, unit]) => refer(a)('unit', unit, path))),
    ...pack.assessments.flatMap((a) => [
      ...each(a, 'unit', 'units', a.units),
      refer(a)('unit', a.evaluator, ['evaluator']),
    ]),
    ...pack.figures.flatMap((f) => [
      ...each(f, 'figure', 'sum', f.sum),
      refer(f)('figure', f.share?.of, ['share', 'of']),
      refer(f)('figure', f.share?.in, ['share', 'in']),
    ]),
    ...pack.ends.flatMap((e) => each(e, 'unit', 'heldBy', e.heldBy)),
    ...pack.sla.map((row) => refer(row)('matter', row.matter, ['matter'])),
    ...pack.powers.flatMap((p) => [
      ...named(p).map(([path, unit]) => refer(p)('unit', unit, path)),
      refer(p)('arrangement', p.under, ['under']),
      ...reach(p),
      ...Object.keys(p.when).map((fact) => refer(p)('fact', fact, ['when', fact])),
    ]),
  ];
}

interface Reach {
  readonly fields: readonly string[];
  readonly matters: readonly string[];
  readonly exceptMatters?: readonly string[];
  readonly where?: readonly string[] | undefined;
  readonly exceptWhere?: readonly string[];
}

/** The units that an entry names, with their paths. */
function named(entry: PackPower | PackArrangement | PackTransfer): [Path, string | undefined][] {
  return seats(entry).map(([path, seat]) => (typeof seat === 'string' ? [path, seat] : [[...path, 'of'], seat.of]));
}

function inRouting(pack: Pack, origins: SourceMap): Reference[] {
  const seat = (key: 'hotline' | 'coordination' | 'fallback'): Reference => ({
    kind: 'unit',
    name: pack.routing[key].unit,
    problem: (message, hint) => origins.in('routing', [key, 'unit'], message, hint),
  });
  const contested = pack.routing.contested.flatMap((c, i) =>
    c.matters.map((name, j): Reference => ({
      kind: 'matter',
      name,
      problem: (message, hint) => origins.in('routing', ['contested', i, 'matters', j], message, hint),
    })),
  );
  const serves: Reference = {
    kind: 'region',
    name: pack.jurisdiction.serves,
    problem: (message, hint) => origins.in('jurisdiction', ['serves'], message, hint),
  };
  const steps = (pack.routing.disputes ?? []).map((s, i): Reference => ({
    kind: 'unit',
    name: s.by,
    problem: (message, hint) => origins.in('routing', ['disputes', i, 'by'], message, hint),
  }));
  return [...steps, seat('hotline'), seat('coordination'), seat('fallback'), serves, ...contested];
}
