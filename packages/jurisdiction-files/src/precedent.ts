import { parse, stringify } from 'yaml';
import { compile, type Pack, type PackPower, type RoutingDecision } from '@hotline/jurisdiction';
import { termNames } from '@hotline/jurisdiction/language';
import { type PackChange, diff, type ProofFinding, prove } from '@hotline/jurisdiction-proof';
import { packOf, type FolderText, type JurisdictionText } from './read/folder-text';

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

/** A designation as a power of the pack. */
export interface AddedPrecedent {
  readonly id: string;
  /** The file in the folder of the jurisdiction that will contain it, and the whole text of the file. */
  readonly file: string;
  readonly yaml: string;
  /** The texts with it, and what they say. */
  readonly text: JurisdictionText;
  readonly pack: Pack;
}

/** A designation as a power of the pack, with its effects. */
export interface Precedent extends Omit<AddedPrecedent, 'text' | 'pack'> {
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
 * Turns a designation into a power with the ground `designation`, which has priority over every other ground. The power
 * keeps the terms of the unit's earlier power over the matter; without one, it has the duty that leads. A designation
 * that the pack already contains, by its number and reason, changes nothing.
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

/** Whether a power of the pack is the same designation, by its unit, its reach, its number and its reason. */
const isSame = (power: PackPower, entry: DesignatedPower): boolean =>
  power.ground === entry.ground &&
  JSON.stringify([power.holder, power.matters, power.where, power.basis.text]) ===
    JSON.stringify([entry.holder, entry.matters, entry.where, entry.basis.text]);

/**
 * The text of a folder with the precedents of an earlier one that it lacks, so that a folder read again does not lose
 * what people approved since.
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
