import { createHash } from 'node:crypto';
import { decider } from './decide/decide';
import { certificatesFor } from './claims/certificates';
import { factsByMatter } from './claims/powers-by-matter';
import { regionTree } from './claims/region-tree';
import { escalationStep } from './escalation';
import { evaluationOf } from './evaluation/evaluation';
import { feedbackOf } from './feedback';
import { handlingOf, readingReasonsOf } from './handling';
import type { Jurisdiction, ListedPerson, Matter, Post, Unit } from './jurisdiction';
import { codesOf, referenceMatters } from './claims/reference-matters';
import type { Pack, PackGuide, PackMatter, PackPerson, PackPost, PackUnit } from './pack/pack';
import { slaPolicies, statuteOf } from './sla';
import { thresholdOf, thresholdsOfMatters } from './thresholds';
import { timingOf } from './timing';

/**
 * Compiles a pack that has passed the checks of the loader; `compile` does not check it again. `version`: the version
 * of the pack if the calling code already knows it; otherwise it is computed.
 */
export function compile(pack: Pack, version = versionOf(pack)): Jurisdiction {
  const tree = regionTree(pack);
  const facts = factsByMatter(pack);
  return {
    name: pack.jurisdiction.name,
    title: pack.jurisdiction.title,
    version,
    regions: tree.regions,
    units: new Map(pack.units.map((u) => [u.id, unit(u)])),
    posts: new Map(pack.posts.map((p) => [p.id, post(p)])),
    people: pack.people.map(listedPerson),
    fields: new Map(pack.fields.map((f) => [f.code, f.name])),
    matters: new Map(pack.matters.map((m) => [m.code, matter(pack, m, facts.get(m.code) ?? [])])),
    ...(pack.references.length > 0 ? { references: referenceMatters(pack) } : {}),
    facts: new Map(pack.facts.map((f) => [f.name, { name: f.name, question: f.question, values: f.values }])),
    guides: new Map(pack.guides.map((g) => [g.code, guide(g)])),
    calendar: pack.calendar,
    hotline: pack.routing.hotline.unit,
    coordination: pack.routing.coordination.unit,
    classification: {
      urgentWords: pack.classification.urgentWords,
      threshold: thresholdOf(pack),
      thresholds: thresholdsOfMatters(pack),
    },
    alarms: { concepts: {}, harmless: [], ordinary: [], ...pack.alarms },
    routing: { returnWindow: pack.routing.returnWindow },
    intake: pack.intake,
    handling: handlingOf(pack),
    readingReasons: readingReasonsOf(pack),
    feedback: feedbackOf(pack),
    timing: timingOf(pack),
    evaluation: evaluationOf(pack),
    serves: pack.jurisdiction.serves,
    decide: decider(pack, tree),
    certificatesFor: certificatesFor(pack, tree),
    escalation: pack.escalation.map(escalationStep),
    slaPolicy: slaPolicies(pack),
    statutes: new Map(pack.statutes.map((one) => [one.id, statuteOf(one)])),
  };
}

/** The version that the pack states, plus a hash of its content. */
export const versionOf = (pack: Pack): string => `${pack.jurisdiction.version}+${hash(pack)}`;

/** Twelve hexadecimal digits of the SHA-256 hash. The order of keys in the files has no influence. */
function hash(pack: Pack): string {
  return createHash('sha256').update(JSON.stringify(pack, sortedKeys)).digest('hex').slice(0, 12);
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function unit(u: PackUnit): Unit {
  return {
    id: u.id,
    name: u.name,
    kind: u.kind,
    ...(u.parent === undefined ? {} : { parent: u.parent }),
    ...(u.territory === undefined ? {} : { territory: u.territory }),
    ...(u.managedBy === undefined ? {} : { managedBy: u.managedBy }),
    ...(u.staffedBy === undefined ? {} : { staffedBy: u.staffedBy }),
    ...(u.standing === undefined ? {} : { standing: u.standing }),
  };
}

const post = ({ id, name, above }: PackPost): Post => ({ id, name, ...(above === undefined ? {} : { above }) });

const listedPerson = ({ id, name, roles, posts, certificates }: PackPerson): ListedPerson => ({
  id,
  name,
  roles,
  posts: posts.map((one) => ({ unit: one.unit, ...(one.post === undefined ? {} : { post: one.post }) })),
  ...(certificates ? { certificates } : {}),
});

function matter(pack: Pack, m: PackMatter, facts: readonly string[]): Matter {
  const { code, name, field, words, examples, urgency } = m;
  return {
    code,
    name,
    field,
    words,
    examples,
    facts,
    urgency,
    ...(m.like ? { like: codesOf(pack, m) } : {}),
    ...(m.usually ? { usually: m.usually } : {}),
    ...(m.placeholder ? { placeholder: true } : {}),
  };
}

function guide({ code, kind, title, text, words, examples, basis, contact }: PackGuide) {
  return { code, kind, title, text, words, examples, basis, ...(contact === undefined ? {} : { contact }) };
}
