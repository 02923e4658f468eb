import { assess, type Lapse } from '@hotline/scoring';
import { compile, type Jurisdiction, type Pack, type RoutingDecision, type Text } from '@hotline/jurisdiction';
import type { ScenarioFile } from '@hotline/jurisdiction/language';
import { prove } from './prove/prove';
import { UnmetWriter } from './unmet-text';

/** An expectation of a scenario file that the pack does not meet. */
export interface Unmet {
  /** The ticket, count or score that was compared, with the codes of the scenario file. */
  readonly what: string;
  /** Sentence of the document from which the expectation follows. */
  readonly says?: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** The difference in words, with the names of the pack. */
  readonly text: Text;
}

/**
 * Compares a pack with a scenario file: tickets, counts, scores and findings. Returns the differences; empty if there
 * are none.
 */
export function unmet(pack: Pack, file: ScenarioFile): Unmet[] {
  const compared: Compared = { pack, jurisdiction: compile(pack), on: file.on, writer: new UnmetWriter(pack) };
  return [
    ...file.scenarios.flatMap((s) => missed(compared, s)),
    ...file.counts.flatMap((c) => miscounted(compared, c)),
    ...file.scores.flatMap((s) => misscored(compared, s)),
    ...misproved(compared, file),
  ];
}

/** The pack that is compared. `on`: day of all tickets and records that state none. */
interface Compared {
  readonly pack: Pack;
  readonly jurisdiction: Jurisdiction;
  readonly on: string;
  readonly writer: UnmetWriter;
}

type Scenario = ScenarioFile['scenarios'][number];

function missed({ jurisdiction, on, writer }: Compared, { ticket, expect, says }: Scenario): Unmet[] {
  const unknown: Unmet[] = jurisdiction.matters.has(ticket.matter)
    ? []
    : [
        {
          what: `no matter ${ticket.matter}`,
          expected: 'a matter of the pack',
          actual: ticket.matter,
          text: writer.unknownMatter(ticket.matter),
        },
      ];
  const { at, region, ...rest } = ticket;
  const decision = jurisdiction.decide({
    ...rest,
    on: ticket.on ?? on,
    ...(region === undefined ? {} : { region }),
    ...(at === undefined ? {} : { at }),
  });
  const actual = facets(decision, jurisdiction);
  const wrong = Object.entries(expect).filter(
    ([key, value]) => JSON.stringify(sorted(actual[key])) !== JSON.stringify(sorted(value)),
  );
  return [
    ...unknown,
    ...wrong.map(([key, value]) => ({
      what: `${JSON.stringify(ticket)} ${key}`,
      says,
      expected: value,
      actual: actual[key] ?? actual.kind,
      text: writer.decision({ ...ticket, on: ticket.on ?? on }, key, value, actual[key], decision.kind),
    })),
  ];
}

/** Sorts lists and keys, so that the comparison ignores their order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...(value as string[])].sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** A decision as a flat object with the keys of `expect` in scenario files. */
function facets(decision: RoutingDecision, jurisdiction: Jurisdiction): Record<string, unknown> {
  switch (decision.kind) {
    case 'lead': {
      const { lead, assistants, transfers = [] } = decision;
      const { managedBy, staffedBy } = jurisdiction.units.get(lead.unit) ?? {};
      const causes = [...new Set(transfers.map((t) => t.cause))].sort();
      return {
        kind: 'lead',
        ...lead,
        lead: lead.unit,
        assistants: assistants.map((a) => a.unit),
        appraisers: assistants.filter((a) => a.duty === 'appraise').map((a) => a.unit),
        transfers: Object.fromEntries(
          causes.map((cause) => [cause, transfers.filter((t) => t.cause === cause).map((t) => t.to)]),
        ),
        lacks: lead.lacks ?? [],
        managedBy,
        staffedBy,
        rule: decision.rule.id,
        runnerUp: decision.runnerUp?.unit,
      };
    }
    case 'gap':
      return { kind: 'gap', gap: decision.fallback };
    case 'dispute':
      return {
        kind: 'dispute',
        dispute: decision.candidates.map((c) => c.unit),
        body: decision.body,
        steps: decision.steps?.map((s) => s.by ?? 'parties'),
      };
    case 'ask':
      return { kind: 'ask', ask: decision.fact };
  }
}

type Count = ScenarioFile['counts'][number];

function miscounted({ jurisdiction, pack, on, writer }: Compared, count: Count): Unmet[] {
  const actual = counted(jurisdiction, pack, count, on);
  return actual === count.is
    ? []
    : [
        {
          what: `count ${JSON.stringify({ ...count, says: undefined })}`,
          says: count.says,
          expected: count.is,
          actual,
          text: writer.count(count.is, actual),
        },
      ];
}

function counted(
  jurisdiction: Jurisdiction,
  pack: Pack,
  { units, matters, fields, regions, items, figure }: Count,
  on: string,
): number {
  if (figure) return pack.figures.find((f) => f.id === figure)?.is ?? NaN;
  if (items) return itemsOf(pack, items);
  if (units)
    return people(
      pack.units.filter(
        (u) =>
          (units.ids?.includes(u.id) ?? true) &&
          (units.class?.includes(u.class ?? '') ?? true) &&
          (units.kind ?? u.kind) === u.kind &&
          (units.parent ?? u.parent) === u.parent,
      ),
      units.people,
    );
  if (regions) return [...jurisdiction.regions.values()].filter((r) => regions.level?.includes(r.level) ?? true).length;
  const led = (by: string | undefined, region: string | undefined, day = on): Pack['matters'][number][] =>
    pack.matters.filter(
      (m) =>
        by === undefined ||
        leads(jurisdiction, { matter: m.code, facts: {}, on: day, ...(region === undefined ? {} : { region }) }, by),
    );
  if (fields) return pack.fields.filter((f) => f.code.startsWith(fields.startsWith)).length;
  return led(matters?.heldBy, matters?.region, matters?.on).filter(
    (m) => (matters?.fields?.includes(m.field) ?? true) && (matters?.catalogue ?? m.catalogue) === m.catalogue,
  ).length;
}

const people = (units: Pack['units'], heads = false): number =>
  heads ? units.reduce((sum, u) => sum + (u.people ?? 0), 0) : units.length;

function leads(jurisdiction: Jurisdiction, ticket: Parameters<Jurisdiction['decide']>[0], unit: string): boolean {
  const decision = jurisdiction.decide(ticket);
  return decision.kind === 'lead' && decision.lead.unit === unit;
}

function itemsOf(pack: Pack, { assessment, part, points }: NonNullable<Count['items']>): number {
  const items = pack.assessments
    .filter((a) => a.id === assessment)
    .flatMap((a) => a.parts.filter((p) => (part ?? p.id) === p.id).flatMap((p) => p.items));
  return points ? items.reduce((sum, i) => sum + (i.full ?? 0), 0) : items.length;
}

function misscored(
  { pack, on, writer }: Compared,
  { assessment, unit, lapses, expect, says }: ScenarioFile['scores'][number],
): Unmet[] {
  const found = pack.assessments.find((a) => a.id === assessment);
  const what = `score of ${unit} by ${assessment}`;
  if (!found)
    return [
      {
        what,
        says,
        expected: 'an assessment of the pack',
        actual: assessment,
        text: writer.unknownAssessment(assessment),
      },
    ];
  const card = assess(
    pack,
    found,
    lapses.map((l) => ({ ...l, on: l.on ?? on }) as Lapse),
  ).find((c) => c.unit === unit);
  const items = card?.parts.flatMap((p) => p.items) ?? [];
  const actual: Record<string, unknown> = {
    score: card?.score,
    taken: card?.taken,
    parts: scoresOf(card?.parts ?? [], expect.parts),
    items: scoresOf(items, expect.items),
  };
  return Object.entries(expect)
    .filter(([key, value]) => JSON.stringify(sorted(actual[key])) !== JSON.stringify(sorted(value)))
    .map(([key, value]) => ({
      what: `${what}: ${key}`,
      says,
      expected: value,
      actual: actual[key],
      text: writer.score(unit, key, value, actual[key]),
    }));
}

/** Id → score of the wanted parts or items. Without a full score: the deducted points as a negative number. */
const scoresOf = (
  of: readonly { readonly id: string; readonly score?: number; readonly taken: number }[],
  wanted: object = {},
): object => Object.fromEntries(of.filter((one) => one.id in wanted).map((one) => [one.id, one.score ?? -one.taken]));

function misproved({ pack, writer }: Compared, { proof }: ScenarioFile): Unmet[] {
  const actual: Record<string, number> = {};
  for (const { kind } of prove(pack).findings) actual[kind] = (actual[kind] ?? 0) + 1;
  const kinds = [...new Set([...Object.keys(proof), ...Object.keys(actual)])];
  return kinds
    .filter((k) => proof[k] !== actual[k])
    .map((k) => {
      const [expected, found] = [proof[k] ?? 0, actual[k] ?? 0];
      return { what: `proof: ${k}`, expected, actual: found, text: writer.findings(k, expected, found) };
    });
}
