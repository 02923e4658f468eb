import type { Jurisdiction, RoutingDecision, RoutingFacts } from '@hotline/jurisdiction';
import type { EvaluationText } from './evaluation-set';
import type { ProductAnswer } from './answers';

type Decider = Pick<Jurisdiction, 'decide' | 'guides'>;
/** Whether the answer to a text is right; undefined when the measure does not apply to the text. */
export type MeasureRule = (text: EvaluationText, heard: ProductAnswer, jurisdiction: Decider) => boolean | undefined;

const accepted = ({ matter, also }: EvaluationText): string[] => (matter === undefined ? [] : [matter, ...also]);
const answeredRightly = (text: EvaluationText, heard: ProductAnswer): boolean =>
  heard.next === 'answered' && heard.guide === text.guide;
const calledFor = (kind: string, { guide }: EvaluationText): boolean => guide?.startsWith(`${kind}.`) ?? false;
/** Whether two guides name the same number to call, as those for a lift and for a fire name 119. */
const callsTheSame = ({ guides }: Decider, told: string | undefined, right: string | undefined): boolean =>
  told !== undefined && right !== undefined && guides.get(told)?.contact === guides.get(right)?.contact;
const judgedIf = (speaks: boolean, right: () => boolean): boolean | undefined => (speaks ? right() : undefined);
/** A text that was correctly answered from a guide has no matter to measure. */
const needsMatter = (text: EvaluationText, heard: ProductAnswer): boolean =>
  text.matter !== undefined && !answeredRightly(text, heard);

/** The day of the routing decisions; the powers of the demo pack are the same on all days. */
const ON = '2026-01-05';

/**
 * The unit that gets the ticket by a decision (the lead, the coordination body or the fallback), or the fact asked for.
 */
export function holderOf(decision: RoutingDecision): string {
  if (decision.kind === 'lead') return decision.lead.unit;
  if (decision.kind === 'dispute') return decision.body;
  return decision.kind === 'gap' ? decision.fallback : `asks for ${decision.fact}`;
}

type LocatedFacts = Pick<RoutingFacts, 'facts'> & { readonly region?: string | undefined };
export function holder(jurisdiction: Decider, matter: string, { region, facts }: LocatedFacts): string {
  return holderOf(jurisdiction.decide({ matter, facts, on: ON, ...(region ? { region } : {}) }));
}

const operatorKnows = (
  { region, facts, operator }: EvaluationText,
  found: ProductAnswer['facts'] = facts,
): LocatedFacts => ({
  region: operator.region ?? region,
  facts: { ...found, ...operator.facts },
});
/** The result of routing, see `holderOf`, for each matter that counts as right. */
export const holdersIn = (text: EvaluationText, jurisdiction: Decider, known: LocatedFacts): string[] =>
  accepted(text).map((matter) => holder(jurisdiction, matter, known));

const leads = (
  text: EvaluationText,
  heard: ProductAnswer,
  jurisdiction: Decider,
  found: LocatedFacts,
  right: LocatedFacts,
): boolean => {
  const [matter] = heard.matters;
  return matter !== undefined && holdersIn(text, jurisdiction, right).includes(holder(jurisdiction, matter, found));
};

/** All measures by their name in the report. */
export const measures = {
  'top-1 matter': (text, heard) =>
    judgedIf(needsMatter(text, heard), () => accepted(text).includes(heard.matters[0] ?? '')),
  'top-3 matter': (text, heard) =>
    judgedIf(needsMatter(text, heard), () => heard.matters.some((matter) => accepted(text).includes(matter))),
  'right lead, region given by the operator': (text, heard, jurisdiction) =>
    judgedIf(needsMatter(text, heard), () =>
      leads(text, heard, jurisdiction, operatorKnows(text, heard.facts), operatorKnows(text)),
    ),
  'right lead or question from the text alone': (text, heard, jurisdiction) =>
    judgedIf(needsMatter(text, heard), () =>
      leads(text, heard, jurisdiction, heard, { region: text.region, facts: text.facts }),
    ),
  kind: (text, heard) => text.kind.includes(heard.kind),
  'region that the text names': (text, heard) =>
    judgedIf(text.region !== undefined && heard.next !== 'answered', () => heard.region === text.region),
  'no region invented': (text, heard) =>
    judgedIf(text.region === undefined && heard.next !== 'answered', () => heard.region === undefined),
  'goes on without a person': (_, heard) => heard.next !== 'person',
  'right of those that go on without a person': (text, heard) =>
    judgedIf(heard.next !== 'person', () =>
      heard.next === 'answered' ? answeredRightly(text, heard) : accepted(text).includes(heard.matters[0] ?? ''),
    ),
  'no matter: held for a person': (text, heard) =>
    judgedIf(text.matter === undefined && text.guide === undefined, () => heard.next === 'person'),
  'statutory route proposed': (text, heard) =>
    judgedIf(calledFor('route', text), () => heard.next === 'person' && heard.guide === text.guide),
  'known answer given': (text, heard) => judgedIf(calledFor('answer', text), () => answeredRightly(text, heard)),
  'emergency service told': (text, heard, jurisdiction) =>
    judgedIf(calledFor('emergency', text), () => callsTheSame(jurisdiction, heard.told, text.guide)),
  'no false alarm': (text, heard) => judgedIf(!calledFor('emergency', text), () => heard.told === undefined),
} as const satisfies Record<string, MeasureRule>;
export type MeasureName = keyof typeof measures;
