import { parse, stringify } from 'yaml';
import { compile, type Pack, type PackPower, type RoutingDecision } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';
import { type PackChange, diff, type ProofFinding, prove } from '@hotline/jurisdiction-proof';
import { packOf, type FolderText, type JurisdictionText } from './read/folder-text';

/** 指定管辖: a decision by which a higher body designates the unit that leads on a matter. */
export interface Designation {
  readonly matter: string;
  readonly lead: string;
  /**
   * Region of the designation. Absent: it applies everywhere; if `lead` is a local squad or town, each region then gets
   * its own local one.
   */
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** First and last day of the designation. */
  readonly from: string;
  readonly until?: string;
  /** Document number of the decision (文号). `reason`: its reason. */
  readonly number: string;
  readonly reason?: string;
}

/** A designation that was added to a pack as a power. */
export interface AddedPrecedent {
  readonly id: string;
  /** File name, in the folder of the jurisdiction, that contains the power. `yaml`: the whole text of this file. */
  readonly file: string;
  readonly yaml: string;
  /** The texts of the jurisdiction with the designation. `pack`: the pack made from them. */
  readonly text: JurisdictionText;
  readonly pack: Pack;
}

/** A designation that was added to a pack as a power, with its effects. */
export interface Precedent extends Omit<AddedPrecedent, 'text' | 'pack'> {
  readonly before: RoutingDecision;
  readonly after: RoutingDecision;
  /** All decisions that the designation changes. */
  readonly changes: readonly PackChange[];
  /** Gaps and overlaps of the matter that remain after it. */
  readonly left: readonly ProofFinding[];
  /** True: no overlap remains, so the matter need no longer be listed as contested. */
  readonly undisputed: boolean;
}

const FILE = 'precedents.yaml';

/**
 * Turns a designation into a power with the ground `designation`, which outranks every other ground. The power keeps
 * the terms of the unit's earlier power over the matter. Without an earlier power it gets the duty that leads on the
 * matter. Nothing changes if the pack already has a designation of the same unit, region, number and reason.
 * @throws PackError when the jurisdiction does not load with it, e.g. because it contradicts an earlier designation
 */
export function addPrecedent(text: JurisdictionText, designation: Designation): AddedPrecedent {
  const pack = packOf(text);
  const id = freeId(pack, designation);
  const entry = entryOf(pack, designation, id);
  const there = pack.powers.find((power) => isSame(power, entry));
  if (there) return { id: there.id, file: FILE, yaml: earlier(text), text, pack };
  const yaml = `${earlier(text)}${stringify([entry], { lineWidth: 0, aliasDuplicateObjects: false })}`;
  const changed = [...text.slice(0, -1), withFile(text.at(-1), yaml)];
  return { id, file: FILE, yaml, text: changed, pack: packOf(changed) };
}

/** Adds a designation as `addPrecedent` does, and proves the jurisdiction with it. @throws PackError */
export function precedent(text: JurisdictionText, designation: Designation): Precedent {
  const pack = packOf(text);
  const { id, yaml, pack: changed } = addPrecedent(text, designation);
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
  const files = Object.entries({ ...folder.files, [FILE]: yaml }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...folder, files: Object.fromEntries(files) };
}

/** Whether a power of the pack is the same designation: same unit, matter, region, number and reason. */
const isSame = (power: PackPower, entry: DesignatedPower): boolean =>
  power.ground === entry.ground &&
  JSON.stringify([power.holder, power.matters, power.where, power.basis.text]) ===
    JSON.stringify([entry.holder, entry.matters, entry.where, entry.basis.text]);

/**
 * Adds to a folder the precedents that only its earlier version `before` has. So reading a folder again from the disk
 * does not lose designations that people approved in the meantime.
 */
export function keepPrecedents(folder: FolderText, before: FolderText): FolderText {
  const own = precedentsIn(folder);
  const said = new Set(own.map(withoutId));
  const taken = new Set(own.map(({ id }) => id));
  const missing = precedentsIn(before)
    .filter((entry) => !said.has(withoutId(entry)))
    .map((entry) => ({ ...entry, id: firstFree(entry.id, taken) }));
  if (missing.length === 0) return folder;
  const yaml = stringify(missing, { lineWidth: 0, aliasDuplicateObjects: false });
  return withFile(folder, `${earlier([folder])}${yaml}`);
}

interface WrittenPower {
  readonly id: string;
}

const withoutId = ({ id: _id, ...entry }: WrittenPower): string => JSON.stringify(entry);

const precedentsIn = ({ files }: FolderText): readonly WrittenPower[] => {
  const content: unknown = parse(files[FILE] ?? '');
  const powers = (content as { readonly powers?: unknown } | null)?.powers;
  return Array.isArray(powers) ? (powers as WrittenPower[]) : [];
};

const freeId = (pack: Pack, { matter, from }: Designation): string =>
  firstFree(`designated-${matter}-${from.replaceAll('-', '')}`, new Set(pack.powers.map((power) => power.id)));

function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(id)) return id;
  }
}

type DesignatedPower = Pick<PackPower, 'id' | 'holder' | 'matters' | 'basis' | 'from' | 'until'> & {
  readonly duty: PackPower['duty'] | undefined;
  readonly ground: 'designation';
  readonly where?: readonly string[];
};

function entryOf(
  pack: Pack,
  { matter, lead, region, facts, from, until, number, reason }: Designation,
  id: string,
): DesignatedPower {
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

/**
 * The power by which the unit may lead on the matter, named by its id or as a local unit. Undefined if there is none.
 */
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

/** The terms of a power for its YAML entry: those that it states itself, and `under` for the others. */
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
