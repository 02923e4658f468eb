import { compile } from '../compile';
import { regionTree } from '../claims/region-tree';
import type { DecidedUnit, Jurisdiction, RoutingDecision, RoutingFacts, Text } from '../jurisdiction';
import { actor, editionOf, handedOver, helper, listed, peopleOf, stepOf } from './sentences';
import type { Pack } from '../pack/pack';
import { sourceOf } from '../source-lines';
import { joined, namesOf, type Names } from './names';
import { basisNames, dutyNames, modeNames, termValue, termWords } from './words';

/** Why a ticket goes where it goes, in sentences; the first says where. */
export interface Explanation {
  readonly decision: RoutingDecision;
  readonly sentences: readonly Text[];
  /** The power that leads, and where it is written. */
  readonly power?: { readonly id: string; readonly file?: string; readonly line?: number };
}

interface Telling {
  readonly pack: Pack;
  readonly place: Jurisdiction;
  readonly names: Names;
  readonly asked: RoutingFacts;
}

export function explain(pack: Pack, asked: RoutingFacts, place: Jurisdiction = compile(pack)): Explanation {
  const decision = place.decide(asked);
  const telling = { pack, place, names: namesOf(pack), asked };
  const sentences = [opening(telling), ...told(decision, telling)];
  if (decision.kind !== 'lead') return { decision, sentences };
  const { power } = decision.lead;
  return { decision, sentences, power: { id: power, ...sourceOf(pack.powers.find((p) => p.id === power)) } };
}

function opening({ names, asked }: Telling): Text {
  const facts = names.conditions(
    Object.fromEntries(Object.entries(asked.facts).map(([fact, value]) => [fact, [value]])),
  );
  const [what, where] = [
    names.matter(asked.matter),
    asked.region === undefined ? { zh: '地点不明', en: 'place not known' } : names.region(asked.region),
  ];
  return {
    zh: `“${what.zh}”，${where.zh}${facts.zh}，${asked.on}`,
    en: `"${what.en}", ${where.en}${facts.en}, ${asked.on}`,
  };
}

function told(decision: RoutingDecision, telling: Telling): Text[] {
  switch (decision.kind) {
    case 'lead':
      return ledBy(decision, telling);
    case 'gap': {
      const unit = telling.names.unit(decision.fallback);
      return [
        {
          zh: `无主：${decision.why.zh}；由${unit.zh}兜底`,
          en: `Nobody leads: ${decision.why.en}; ${unit.en} falls back`,
        },
        source(decision.basis),
      ];
    }
    case 'dispute': {
      const [who, body] = [
        joined(
          decision.candidates.map((c) => actor(c, telling.names)),
          '、',
          ', ',
        ),
        telling.names.unit(decision.body),
      ];
      const steps = (decision.steps ?? []).map((step, i) => stepOf(step, i + 1, telling.names));
      return [
        {
          zh: `争议：${who.zh}都有权主办，由${body.zh}协调指定`,
          en: `Dispute: ${who.en} may all lead; ${body.en} designates`,
        },
        ...steps,
        { zh: `原因：${decision.why.zh}`, en: `Why: ${decision.why.en}` },
        source(decision.basis),
      ];
    }
    case 'ask':
      return [
        {
          zh: `先问：${decision.question.zh}（${decision.why.zh}）`,
          en: `First ask: ${decision.question.en} (${decision.why.en})`,
        },
        ...ways(decision.fact, telling),
      ];
  }
}

function ledBy(
  { lead, rule, assistants, runnerUp, transfers = [] }: Extract<RoutingDecision, { kind: 'lead' }>,
  { pack, names, asked }: Telling,
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
      en: `Lead: ${who.en}; its duty is to ${duty.en}, held as ${mode.en}`,
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
    runnerUp ? nearest(runnerUp, names) : { zh: '没有别的单位可能主办', en: 'No other unit comes near to leading' },
  ];
}

function nearest(unit: DecidedUnit & { readonly wouldNeed: Text }, names: Names): Text {
  const who = actor(unit, names);
  return {
    zh: `次选：${who.zh}；要由它主办，须是：${unit.wouldNeed.zh}`,
    en: `Runner-up: ${who.en}; for it to lead it would take: ${unit.wouldNeed.en}`,
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

/** What would follow from each answer to the one question; answers with the same end stand together. */
function ways(fact: string, { pack, place, names, asked }: Telling): Text[] {
  const tree = regionTree(pack);
  const answers =
    fact === 'region'
      ? tree
          .leaves(asked.region !== undefined && tree.regions.has(asked.region) ? asked.region : tree.root)
          .map((code) => ({ name: names.region(code), next: { ...asked, region: code } }))
      : (place.facts.get(fact)?.values ?? []).map(({ value, name }) => ({
          name,
          next: { ...asked, facts: { ...asked.facts, [fact]: value } },
        }));
  const byEnd = new Map<string, { end: Text; names: Text[] }>();
  for (const { name, next } of answers) {
    const end = ending(place.decide(next), names);
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
        zh: `无人有权，${names.unit(decision.fallback).zh}兜底`,
        en: `nobody, ${names.unit(decision.fallback).en} falls back`,
      };
    case 'dispute':
      return listed(
        '争议',
        'dispute',
        decision.candidates.map((c) => actor(c, names)),
      );
    case 'ask':
      return { zh: `再问：${decision.question.zh}`, en: `ask further: ${decision.question.en}` };
  }
}

function source({ kind, text }: DecidedUnit['basis']): Text {
  const name = basisNames[kind] ?? same(kind);
  return { zh: `依据（${name.zh}）：${text}`, en: `Basis (${name.en}): ${text}` };
}

const same = (word: string): Text => ({ zh: word, en: word });
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
