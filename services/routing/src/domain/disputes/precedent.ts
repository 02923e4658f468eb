import type * as api from '@hotline/contracts';
import type { EventData, Text } from '@hotline/contracts';
import type { Act, CommandContext, Decided, Refused } from '@hotline/runtime';
import type { WrittenDesignation, Dispatch, PrecedentState } from '../dispatch';
import { noTicket } from '../refusals';
import type { RoutingView } from '../view';
import { endsBeforeStart, noCandidate, notADesignation, ownDesignation, unfit } from './refusals';

/** Type of the act that puts a precedent into the power list. */
export const ADOPT = 'adopt-precedent';

/** The rule that a designation becomes. Days are local dates, YYYY-MM-DD. */
export type PrecedentRule = Omit<EventData<'PrecedentApproved'>, 'reason'>;

/** Where and when the rule applies. Days are local dates, YYYY-MM-DD. */
export interface PrecedentReach {
  readonly everywhere: boolean;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/**
 * What the rule would change, and the gaps and overlaps that would remain (`open`). `refusal`: why it cannot come into
 * force.
 */
export interface PrecedentEffect {
  readonly changes: readonly Text[];
  readonly open: readonly Text[];
  readonly refusal?: Text;
}

/** The outcome of the act: the new version with the rule, or the reason why the rule no longer fits. */
export type Adoption = EventData<'PrecedentAdopted'> | { readonly why: Text };

export const ruleOf = (
  { known: { matter, region, facts }, lead, document }: WrittenDesignation,
  { everywhere, from, until }: PrecedentReach,
  today: string,
): PrecedentRule => ({
  matter,
  lead,
  ...(region === undefined || everywhere ? {} : { region }),
  facts: { ...facts },
  document,
  from: from ?? today,
  ...(until === undefined ? {} : { until }),
});

/** The designation of the ticket that ended a dispute, or the refusal if there is none. */
export function candidateOf(state: Dispatch | undefined): WrittenDesignation | Refused {
  if (!state || state.situation === 'registered') return noTicket;
  return state.designation ?? notADesignation;
}

/** Whether a designation waits for a decision: it has none yet, or its rule did not fit the power list. */
export const isCandidate = ({ state }: WrittenDesignation): boolean => state === 'candidate' || state === 'failed';

/**
 * 审批先例: somebody makes the designation of another person a rule, or declines it. `preview`: what the rule would
 * change; undefined when nothing was computed.
 */
export function decidePrecedent(
  state: Dispatch | undefined,
  { approve, reason, ...reach }: api.BodyOf<typeof api.decidePrecedent>,
  { actor, now, view }: CommandContext<RoutingView>,
  preview: PrecedentEffect | undefined,
): Decided<Dispatch> {
  const designation = candidateOf(state);
  if ('refused' in designation || !state) return designation as Refused;
  if (!isCandidate(designation)) return noCandidate(designation.state);
  if (designation.by === actor.id) return ownDesignation;
  if (!approve) return { state: after(state, 'declined'), events: [{ type: 'PrecedentDeclined', data: { reason } }] };
  const rule = ruleOf(designation, reach, view.dateOf(now));
  if (rule.until !== undefined && rule.until < rule.from) return endsBeforeStart;
  if (preview?.refusal) return unfit(preview.refusal);
  return {
    state: after(state, 'approved'),
    events: [{ type: 'PrecedentApproved', data: { ...rule, reason } }],
    acts: [{ name: `precedent-${state.hop}`, type: ADOPT, data: { rule, reason: designation.reason, by: actor.id } }],
  };
}

/** Records that the power list now contains the rule, or why it does not. */
export function adopted(state: Dispatch, _act: Act, adoption: Adoption): Decided<Dispatch> {
  return 'why' in adoption
    ? { state: after(state, 'failed'), events: [{ type: 'PrecedentFailed', data: adoption }] }
    : { state: after(state, 'adopted'), events: [{ type: 'PrecedentAdopted', data: adoption }] };
}

const after = (dispatch: Dispatch, state: PrecedentState): Dispatch =>
  dispatch.designation ? { ...dispatch, designation: { ...dispatch.designation, state } } : dispatch;
