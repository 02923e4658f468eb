import { compile } from '../compile';
import { regionTree } from '../claims/region-tree';
import type { DecidedUnit, Jurisdiction, RoutingDecision, RoutingFacts, Text } from '../jurisdiction';
import { actor, editionOf, handedOver, helper, listed, peopleOf, stepOf } from './sentences';
import type { Pack } from '../pack/pack';
import { sourceOf } from '../source-lines';
import { joined, namesOf, type Names } from './names';
import { basisNames, dutyNames, modeNames, termValue, termWords } from './words';

/** A decision with sentences that state its reasons. The first sentence repeats matter, region, facts and day. */
export interface Explanation {
  readonly decision: RoutingDecision;
  readonly sentences: readonly Text[];
  /** Id of the power by which the unit leads, with the file and line in which it is written. */
  readonly power?: { readonly id: string; readonly file?: string; readonly line?: number };
}

interface ExplainContext {
  readonly pack: Pack;
  readonly jurisdiction: Jurisdiction;
  readonly names: Names;
  readonly asked: RoutingFacts;
}

/**
 * Explains the decision of a pack about a ticket. `jurisdiction`: the compiled pack, if the calling code already has
 * it.
 */
export function explain(pack: Pack, asked: RoutingFacts, jurisdiction: Jurisdiction = compile(pack)): Explanation {
  const decision = jurisdiction.decide(asked);
  const context = { pack, jurisdiction, names: namesOf(pack), asked };
  const sentences = [opening(context), ...told(decision, context)];
  if (decision.kind !== 'lead') return { decision, sentences };
  const { power } = decision.lead;
  return { decision, sentences, power: { id: power, ...sourceOf(pack.powers.find((p) => p.id === power)) } };
}

function opening({ names, asked }: ExplainContext): Text {
  const facts = names.conditions(
    Object.fromEntries(Object.entries(asked.facts).map(([fact, value]) => [fact, [value]])),
  );
  const [what, where] = [
    names.matter(asked.matter),
    asked.region === undefined ? { zh: '地点不明', en: 'location unknown' } : names.region(asked.region),
  ];
  return {
    zh: `“${what.zh}”，${where.zh}${facts.zh}，${asked.on}`,
    en: `"${what.en}", ${where.en}${facts.en}, ${asked.on}`,
  };
}

function told(decision: RoutingDecision, context: ExplainContext): Text[] {
  switch (decision.kind) {
    case 'lead':
      return ledBy(decision, context);
    case 'gap':
      return gapSentences(decision, context);
    case 'dispute':
      return disputeSentences(decision, context);
    case 'ask':
      return [
        {
          zh: `需先确认：${decision.question.zh}（${decision.why.zh}）`,
          en: `Ask first: ${decision.question.en} (${decision.why.en})`,
        },
        ...ways(decision.fact, context),
      ];
  }
}

type DecisionOf<Kind extends RoutingDecision['kind']> = Extract<RoutingDecision, { kind: Kind }>;

function gapSentences({ fallback, why, basis }: DecisionOf<'gap'>, { names }: ExplainContext): Text[] {
  const unit = names.unit(fallback);
  return [
    {
      zh: `职责空白：${why.zh}；由${unit.zh}兜底承办`,
      en: `Gap: ${why.en}; ${unit.en} takes the ticket as the fallback`,
    },
    source(basis),
  ];
}

function disputeSentences(
  { candidates, body: bodyId, steps = [], why, basis }: DecisionOf<'dispute'>,
  { names }: ExplainContext,
): Text[] {
  const parties = candidates.map((candidate) => actor(candidate, names));
  const [who, body] = [joined(parties, '、', ', '), names.unit(bodyId)];
  return [
    {
      zh: `争议：${who.zh}均有权主办，由${body.zh}协调指定`,
      en: `Dispute: ${who.en} may each lead; ${body.en} designates one of them`,
    },
    ...steps.map((step, i) => stepOf(step, i + 1, names)),
    { zh: `原因：${why.zh}`, en: `Reason: ${why.en}` },
    source(basis),
  ];
}

function ledBy(
  { lead, rule, assistants, runnerUp, transfers = [] }: DecisionOf<'lead'>,
  { pack, names, asked }: ExplainContext,
): Text[] {
  const [who, duty, mode] = [
    actor(lead, names),
    dutyNames[lead.duty] ?? same(lead.duty),
    modeNames[lead.mode] ?? same(lead.mode),
  ];
  const met = joined(lead.conditions, '；', '; ');
  return [
    {
      zh: `主办：${who.zh}，职责为${duty.zh}，方式为${mode.zh}`,
      en: `Lead: ${who.en}; duty: ${duty.en}; power: ${mode.en}`,
    },
    { zh: `规则：${rule.text.zh}`, en: `Rule: ${rule.text.en}` },
    ...(lead.conditions.length > 0 ? [{ zh: `符合的条件：${met.zh}`, en: `Conditions that matched: ${met.en}` }] : []),
    source(lead.basis),
    ...editionOf(pack, asked.matter),
    ...termsOf(lead, names),
    ...peopleOf(lead, pack, names),
    ...(assistants.length > 0
      ? [
          listed(
            '协助',
            'Assisting',
            assistants.map((a) => helper(a, names)),
          ),
        ]
      : []),
    ...transfers.map((t) => handedOver(t, names)),
    runnerUp ? nearest(runnerUp, names) : { zh: '无其他单位可主办', en: 'No other unit could lead' },
  ];
}

function nearest(unit: DecidedUnit & { readonly wouldNeed: Text }, names: Names): Text {
  const who = actor(unit, names);
  return {
    zh: `次优单位：${who.zh}；满足以下条件时由其主办：${unit.wouldNeed.zh}`,
    en: `Next in line: ${who.en}; it leads under these conditions: ${unit.wouldNeed.en}`,
  };
}

function termsOf(lead: DecidedUnit, names: Names): Text[] {
  const terms = lead as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(termWords).flatMap(([key, word]) => {
    if (key === 'duty' || key === 'mode' || terms[key] === undefined) return [];
    const value = termValue(key, terms[key], names.unit);
    return [{ zh: `${word.zh}：${value.zh}`, en: `${capital(word.en)}: ${value.en}` }];
  });
}

/** States the result of each answer to the question; answers with the same result share one sentence. */
function ways(fact: string, { pack, jurisdiction, names, asked }: ExplainContext): Text[] {
  const tree = regionTree(pack);
  const answers =
    fact === 'region'
      ? tree
          .leaves(asked.region !== undefined && tree.regions.has(asked.region) ? asked.region : tree.root)
          .map((code) => ({ name: names.region(code), next: { ...asked, region: code } }))
      : (jurisdiction.facts.get(fact)?.values ?? []).map(({ value, name }) => ({
          name,
          next: { ...asked, facts: { ...asked.facts, [fact]: value } },
        }));
  const byEnd = new Map<string, { end: Text; names: Text[] }>();
  for (const { name, next } of answers) {
    const end = ending(jurisdiction.decide(next), names);
    const held = byEnd.get(end.en);
    if (held) held.names.push(name);
    else byEnd.set(end.en, { end, names: [name] });
  }
  return [...byEnd.values()].map(({ end, names: all }) => {
    const which = names.some(all);
    return { zh: `若为${which.zh}：${end.zh}`, en: `If ${which.en}: ${end.en}` };
  });
}

function ending(decision: RoutingDecision, names: Names): Text {
  switch (decision.kind) {
    case 'lead':
      return actor(decision.lead, names);
    case 'gap':
      return {
        zh: `职责空白，由${names.unit(decision.fallback).zh}兜底承办`,
        en: `a gap, ${names.unit(decision.fallback).en} takes the ticket as the fallback`,
      };
    case 'dispute':
      return listed(
        '争议',
        'dispute',
        decision.candidates.map((c) => actor(c, names)),
      );
    case 'ask':
      return { zh: `需再确认：${decision.question.zh}`, en: `ask next: ${decision.question.en}` };
  }
}

function source({ kind, text }: DecidedUnit['basis']): Text {
  const name = basisNames[kind] ?? same(kind);
  return { zh: `依据（${name.zh}）：${text}`, en: `Basis (${name.en}): ${text}` };
}

const same = (word: string): Text => ({ zh: word, en: word });
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
