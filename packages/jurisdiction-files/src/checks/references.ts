import { seats } from '@hotline/jurisdiction/analysis';
import type { Pack, PackArrangement, PackPower, PackTransfer, Text } from '@hotline/jurisdiction';
import { didYouMean } from '../read/hint';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';
import type { Path } from '../read/yaml-file';

type Kind =
  | 'region'
  | 'unit'
  | 'field'
  | 'matter'
  | 'fact'
  | 'nature'
  | 'arrangement'
  | 'catalogue'
  | 'reference matter'
  | 'figure'
  | 'post'
  | 'approval level'
  | 'peer group';

const kindNames: Readonly<Record<Kind, string>> = {
  region: '区域',
  unit: '单位',
  field: '领域',
  matter: '事项',
  fact: '要素',
  nature: '事项性质',
  arrangement: '安排',
  catalogue: '目录',
  'reference matter': '参考事项',
  figure: '数据',
  post: '岗位',
  'approval level': '审批层级',
  'peer group': '可比组',
};

/** A reference to an entry, which must be declared in the pack or its frame. */
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
    'reference matter': new Set(pack.references.flatMap(({ code, matters }) => [code, ...matters.map((m) => m.code)])),
    figure: new Set(pack.figures.map((f) => f.id)),
    post: new Set(pack.posts.map((p) => p.id)),
    'approval level': new Set(pack.approvalLevels.map((l) => l.id)),
    'peer group': new Set((pack.evaluation.peerGroups ?? []).map((g) => g.id)),
  };
  return [...inEntries(pack, origins), ...inRouting(pack, origins), ...inEvaluation(pack, origins)]
    .filter((r) => r.name !== undefined && !declared[r.kind].has(r.name))
    .map((r) =>
      r.problem(
        say(`没有${kindNames[r.kind]}“${r.name}”`, `no ${r.kind} "${r.name}"`),
        didYouMean(r.name as string, declared[r.kind]),
      ),
    );
}

function inEntries(pack: Pack, origins: SourceMap): Reference[] {
  const finder = referenceFinder(origins);
  return [
    ...inCatalogue(pack, finder),
    ...inDuties(pack, finder),
    ...inFigures(pack, finder),
    ...inPeople(pack, finder),
  ];
}

/** Collects the references in an entry. A problem with one is reported at its path in the entry. */
interface ReferenceFinder {
  readonly one: (entry: object, kind: Kind, name: string | undefined, path: Path) => Reference;
  readonly each: (entry: object, kind: Kind, key: string, names?: readonly string[]) => Reference[];
  readonly reach: (entry: Reach) => Reference[];
  /** References to the units that an entry names as holder or in another role. */
  readonly units: (entry: PackPower | PackArrangement | PackTransfer) => Reference[];
}

function referenceFinder(origins: SourceMap): ReferenceFinder {
  const one: ReferenceFinder['one'] = (entry, kind, name, path) => ({
    kind,
    name,
    problem: (message, hint) => origins.at(entry, path, message, hint),
  });
  const each: ReferenceFinder['each'] = (entry, kind, key, names = []) =>
    names.map((name, i) => one(entry, kind, name, [key, i]));
  return {
    one,
    each,
    reach: (entry) => [
      ...each(entry, 'field', 'fields', entry.fields),
      ...each(entry, 'matter', 'matters', entry.matters),
      ...each(entry, 'matter', 'exceptMatters', entry.exceptMatters),
      ...each(entry, 'region', 'where', entry.where),
      ...each(entry, 'region', 'exceptWhere', entry.exceptWhere),
    ],
    units: (entry) => named(entry).map(([path, unit]) => one(entry, 'unit', unit, path)),
  };
}

/** References from regions, units, matters, bundles, time limits, escalation steps, outcomes and approval levels. */
function inCatalogue(pack: Pack, { one, each }: ReferenceFinder): Reference[] {
  return [
    ...pack.regions.flatMap((r) => [
      one(r, 'region', r.parent, ['parent']),
      one(r, 'region', r.borders, ['borders']),
      ...Object.keys(r.facts).map((f) => one(r, 'fact', f, ['facts', f])),
    ]),
    ...pack.units.flatMap((u) => [
      one(u, 'unit', u.parent, ['parent']),
      ...each(u, 'region', 'territory', u.territory),
      ...each(u, 'unit', 'managedBy', u.managedBy),
      ...each(u, 'unit', 'staffedBy', u.staffedBy),
    ]),
    ...pack.matters.flatMap((m) => [
      one(m, 'field', m.field, ['field']),
      one(m, 'nature', m.nature, ['nature']),
      one(m, 'catalogue', m.catalogue, ['catalogue']),
      ...each(m, 'reference matter', 'like', m.like),
    ]),
    ...pack.bundles.flatMap((b) => each(b, 'matter', 'matters', b.matters)),
    ...pack.sla.map((row) => one(row, 'matter', row.matter, ['matter'])),
    ...pack.statutes.flatMap((law) => each(law, 'matter', 'matters', law.matters)),
    ...pack.escalation.flatMap((step) => each(step, 'post', 'posts', step.posts)),
    ...pack.outcomes.map((row) => one(row, 'approval level', row.signedBy, ['signedBy'])),
    ...pack.approvalLevels.flatMap((level) => each(level, 'post', 'posts', level.posts)),
  ];
}

/** References from powers, qualifications, transfers, arrangements and ends. */
function inDuties(pack: Pack, { one, each, reach, units }: ReferenceFinder): Reference[] {
  return [
    ...pack.qualifications.flatMap((q) => [
      ...reach(q),
      ...q.heldBy.flatMap((h, i) => h.units.map((u, j) => one(q, 'unit', u, ['heldBy', i, 'units', j]))),
    ]),
    ...pack.transfers.flatMap((t) => [...units(t), ...reach(t)]),
    ...pack.arrangements.flatMap(units),
    ...pack.ends.flatMap((e) => each(e, 'unit', 'heldBy', e.heldBy)),
    ...pack.powers.flatMap((p) => [
      ...units(p),
      one(p, 'arrangement', p.under, ['under']),
      ...reach(p),
      ...Object.keys(p.when).map((fact) => one(p, 'fact', fact, ['when', fact])),
    ]),
  ];
}

/** References from assessments and stated figures. */
function inFigures(pack: Pack, { one, each }: ReferenceFinder): Reference[] {
  return [
    ...pack.assessments.flatMap((a) => [
      ...each(a, 'unit', 'units', a.units),
      one(a, 'unit', a.evaluator, ['evaluator']),
      one(a, 'field', a.faults, ['faults']),
      one(a, 'field', a.sanctions, ['sanctions']),
    ]),
    ...pack.figures.flatMap((f) => [
      ...each(f, 'figure', 'sum', f.sum),
      one(f, 'figure', f.share?.of, ['share', 'of']),
      one(f, 'figure', f.share?.in, ['share', 'in']),
    ]),
  ];
}

/** References from posts and listed people. */
function inPeople(pack: Pack, { one }: ReferenceFinder): Reference[] {
  return [
    ...pack.posts.map((p) => one(p, 'post', p.above, ['above'])),
    ...pack.people.flatMap((p) =>
      p.posts.flatMap(({ unit, post }, i) => [
        one(p, 'unit', unit, ['posts', i, 'unit']),
        one(p, 'post', post, ['posts', i, 'post']),
      ]),
    ),
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

/** References from peer groups and schemes. */
function inEvaluation({ evaluation }: Pack, origins: SourceMap): Reference[] {
  const at = (kind: Kind, name: string, path: Path): Reference => ({
    kind,
    name,
    problem: (message, hint) => origins.in('evaluation', path, message, hint),
  });
  const units = (evaluation.peerGroups ?? []).flatMap((group, i) =>
    (group.units ?? []).map((name, j) => at('unit', name, ['peerGroups', i, 'units', j])),
  );
  const groups = (evaluation.schemes ?? []).flatMap((scheme, i) =>
    (scheme.peerGroups ?? []).map((name, j) => at('peer group', name, ['schemes', i, 'peerGroups', j])),
  );
  return [...units, ...groups];
}
