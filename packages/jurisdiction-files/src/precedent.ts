import { stringify } from 'yaml';
import { compile, type Pack, type PackPower, type RoutingDecision } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';
import { type PackChange, diff, type ProofFinding, prove } from '@hotline/jurisdiction-proof';
import { packOf, type JurisdictionText } from './read/folder-text';

/** 指定管辖: what a body decided once, as it is recorded. */
export interface Designation {
  readonly matter: string;
  readonly lead: string;
  /** Where it holds; absent: everywhere, for each place its own squad or town if the lead is one. */
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** First and last day on which it holds. */
  readonly from: string;
  readonly until?: string;
  /** Number of the decision, and its reason. */
  readonly number: string;
  readonly reason?: string;
}

/** A designation as a rule of the pack, proposed and tried out. */
export interface Precedent {
  readonly id: string;
  /** The file that holds it, in the folder of the place, and all that the file would say. */
  readonly file: string;
  readonly yaml: string;
  readonly before: RoutingDecision;
  readonly after: RoutingDecision;
  /** Every cell of the decision that changes. */
  readonly changes: readonly PackChange[];
  /** Gaps and overlaps of the matter that are left. */
  readonly left: readonly ProofFinding[];
  /** The matter is called contested, and nothing of it is any more. */
  readonly undisputed: boolean;
}

const FILE = 'precedents.yaml';

/**
 * Turns a designation into a power on the ground of a designation, which goes before every other, and proves the
 * place with it. The power has the terms on which the unit claimed the matter before; without a claim, the duty
 * that leads.
 * @throws PackError when the place does not load with it, e.g. because it contradicts an earlier designation
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
  if (!folder) throw new Error('a place has at least one folder');
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

/** The power on which the unit claimed the matter, if it did: by name, or as the squad of its place. */
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

/** As the claim has them; what its arrangement says need not be said again. */
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
