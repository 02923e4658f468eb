import type { DecidedUnit, RoutingDecision } from '../jurisdiction';
import { sameTerms, withoutTerms } from '../claims/terms';
import { owner, type Verdict } from './verdict';

/**
 * One way in which the unknown facts may turn out, with the verdict in that case. `answers`: the region, and a value
 * for each unknown fact.
 */
export interface PossibleCase {
  readonly answers: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
}

/** The unknown fact whose answer leaves the fewest possible owners on average. In a tie, the first in `unknown`. */
export function bestQuestion(unknown: readonly string[], cases: readonly PossibleCase[]): string | undefined {
  const scored = unknown.map((name) => {
    const byAnswer = new Map<string, Set<string>>();
    for (const { answers, verdict } of cases) {
      const answer = answers[name] ?? '';
      byAnswer.set(answer, (byAnswer.get(answer) ?? new Set()).add(owner(verdict)));
    }
    const left = [...byAnswer.values()].reduce((sum, owners) => sum + owners.size, 0) / byAnswer.size;
    return { name, left };
  });
  return scored.sort((a, b) => a.left - b.left)[0]?.name;
}

function plain({ lacks: _lacks, ...lead }: DecidedUnit): DecidedUnit {
  return lead;
}

/** Qualifications that the lead lacks in every possible case. */
function lackedBy(leads: readonly DecidedUnit[]): { lacks?: readonly string[] } {
  const [first, ...rest] = leads.map((lead) => lead.lacks ?? []);
  const lacks = first?.filter((id) => rest.every((other) => other.includes(id))) ?? [];
  return lacks.length > 0 ? { lacks } : {};
}

/**
 * What all possible cases have in common. Conditions, assistants, terms and transfers that depend on unknown facts are
 * left out.
 */
export function commonDecision(cases: readonly PossibleCase[]): RoutingDecision | undefined {
  const [first, ...rest] = cases.map((c) => c.verdict);
  if (first?.kind !== 'lead' || rest.length === 0) return first;
  const leads = rest.filter((v) => v.kind === 'lead');
  const inAll = (unit: DecidedUnit): boolean =>
    leads.every((v) => v.assistants.some((a) => a.unit === unit.unit && a.power === unit.power));
  const said = new Set(first.lead.conditions.map((c) => c.zh));
  for (const { lead } of leads) for (const zh of said) if (!lead.conditions.some((c) => c.zh === zh)) said.delete(zh);
  const { runnerUp: second, transfers, ...decision } = first;
  const everywhere =
    transfers?.filter((t) =>
      leads.every((v) => v.transfers?.some((other) => other.id === t.id && other.to === t.to)),
    ) ?? [];
  const sameSecond =
    second && leads.every((v) => v.runnerUp?.power === second.power && v.runnerUp.unit === second.unit);
  return {
    ...decision,
    lead: {
      ...withoutTerms(plain(first.lead)),
      ...sameTerms([first.lead, ...leads.map((v) => v.lead)]),
      conditions: first.lead.conditions.filter((c) => said.has(c.zh)),
      ...lackedBy([first.lead, ...leads.map((v) => v.lead)]),
    },
    assistants: first.assistants.filter(inAll).map(withoutTerms),
    ...(sameSecond ? { runnerUp: second } : {}),
    ...(everywhere.length > 0 ? { transfers: everywhere } : {}),
  };
}
