import { stringify } from 'yaml';
import { compile, type Pack, type PackPower, type RoutingDecision } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';
import { type PackChange, diff, type ProofFinding, prove } from '@hotline/jurisdiction-proof';
import { packOf, type JurisdictionText } from './read/folder-text';

/** 指定管辖: the recorded decision of a body that designates the lead of a matter. */
export interface Designation {
  readonly matter: string;
  readonly lead: string;
  /** Region of the designation; absent: everywhere, with the local squad or town of each region if the lead is one. */
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** First and last day of the designation. */
  readonly from: string;
  readonly until?: string;
  /** Number of the decision (文号), and its reason. */
  readonly number: string;
  readonly reason?: string;
}

/** A designation as a power of the pack, with its effects. */
export interface Precedent {
  readonly id: string;
  /** The file in the folder of the jurisdiction that will contain it, and the whole text of the file. */
  readonly file: string;
  readonly yaml: string;
  readonly before: RoutingDecision;
  readonly after: RoutingDecision;
  /** All decisions that change. */
  readonly changes: readonly PackChange[];
  /** Gaps and overlaps of the matter that remain. */
  readonly left: readonly ProofFinding[];
  /** Whether the matter is listed as contested although no overlap remains. */
  readonly undisputed: boolean;
}

const FILE = 'precedents.yaml';

/**
 * Turns a designation into a power with the ground `designation`, which has priority over every other ground, and
 * proves the jurisdiction with it. The power keeps the terms of the unit's earlier power over the matter; without
 * one, it has the duty that leads.
 * @throws PackError when the jurisdiction does not load with it, e.g. because it contradicts an earlier designation
 */
export function precedent(text: JurisdictionText, designation: Designation): Precedent {
  const pack = packOf(text);
  const id = freeId(pack, designation);
  const yaml = `${earlier(text)}${stringify([entryOf(pack, designation, id)], { lineWidth: 0, aliasDuplicateObjects: false })}`;
  const changed = packOf([...text.slice(0, -1), withFile(text.at(-1), yaml)]);
  const { matter, region, facts, from } = designation;
  const asked = { matter, facts, on: from, ...(region === undefined ? {} : { region }) };
  const left = prove(changed).findings.filter(
    (f) => (f.kind === 'gap' || f.kind === 'overlap') && f.matters.includes(matter),
  );
  const contested = pack.routing.contested.some((c) => c.matters.includes(matter));
  return {
    id,
    file: FILE,
    yaml,
    before: compile(pack).decide(asked),
    after: compile(changed).decide(asked),
    changes: diff(pack, changed).changes,
    left,
    undisputed: contested && !left.some((f) => f.kind === 'overlap'),
  };
}

const written = (text: JurisdictionText): string | undefined => text.at(-1)?.files[FILE];
const earlier = (text: JurisdictionText): string =>
  (written(text) ?? '# Designations that became rules: npm run pack -- precedent\npowers:\n').replace(/\n*$/, '\n');

function withFile(folder: JurisdictionText[number] | undefined, yaml: string): JurisdictionText[number] {
  if (!folder) throw new Error('a jurisdiction has at least one folder');
  return { ...folder, files: { ...folder.files, [FILE]: yaml } };
}

function freeId(pack: Pack, { matter, from }: Designation): string {
  const wanted = `designated-${matter}-${from.replaceAll('-', '')}`;
  const taken = new Set(pack.powers.map((p) => p.id));
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}

function entryOf(
  pack: Pack,
  { matter, lead, region, facts, from, until, number, reason }: Designation,
  id: string,
): object {
  const claim = claimOf(pack, matter, lead);
  const duty = claim?.duty ?? pack.routing.leading[pack.matters.find((m) => m.code === matter)?.nature ?? '']?.[0];
  const when = Object.fromEntries(
    Object.entries(facts).filter(([fact]) => compile(pack).matters.get(matter)?.facts.includes(fact)),
  );
  return {
    id,
    holder: region === undefined && claim ? claim.holder : lead,
    duty,
    matters: [matter],
    ...(region === undefined ? {} : { where: [region] }),
    ...(Object.keys(when).length > 0 ? { when } : {}),
    ground: 'designation',
    ...termsOf(pack, claim),
    from,
    ...(until === undefined ? {} : { until }),
    basis: { kind: 'document', text: `指定管辖 ${number}${reason === undefined ? '' : `：${reason}`}` },
  };
}

/** The power by which the unit may lead on the matter, by its id or as a local unit; undefined if there is none. */
function claimOf(pack: Pack, matter: string, lead: string): PackPower | undefined {
  const field = pack.matters.find((m) => m.code === matter)?.field ?? '';
  const unit = pack.units.find((u) => u.id === lead);
  const leading = new Set(Object.values(pack.routing.leading).flat());
  const holds = (p: PackPower): boolean =>
    typeof p.holder === 'string'
      ? p.holder === lead
      : p.holder.local === unit?.kind && (p.holder.of ?? unit.parent) === unit.parent && unit.territory !== undefined;
  return pack.powers.find(
    (p) =>
      leading.has(p.duty) &&
      (p.matters.includes(matter) || p.fields.includes(field)) &&
      !p.exceptMatters.includes(matter) &&
      holds(p),
  );
}

/** The terms that the claim states itself, without those of its arrangement. */
function termsOf(pack: Pack, claim: PackPower | undefined): object {
  if (!claim) return {};
  const under = pack.arrangements.find((a) => a.id === claim.under);
  const own = termNames.filter(
    (name) =>
      name !== 'from' &&
      name !== 'until' &&
      claim[name] !== undefined &&
      JSON.stringify(claim[name]) !== JSON.stringify(under?.[name]),
  );
  const value = (name: (typeof own)[number]): unknown =>
    name === 'within' && claim.within ? `${claim.within.amount} ${claim.within.unit}` : claim[name];
  return {
    ...(claim.under === undefined ? {} : { under: claim.under }),
    ...Object.fromEntries(
      own.filter((name) => name !== 'mode' || claim.mode !== 'own').map((name) => [name, value(name)]),
    ),
  };
}
