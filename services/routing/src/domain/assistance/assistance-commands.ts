import type * as api from '@hotline/contracts';
import type { NewEvent } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { withoutOfficer } from '../assignment/assign-officer';
import { hasLead, type Dispatch, type DispatchSituation, type DispatchWithLead } from '../dispatch';
import { notAttached } from '../evidence/attach-evidence';
import { unknownFiles } from '../evidence/refusals';
import { noTicket, notNow } from '../refusals';
import type { RoutingView } from '../view';
import type { AssistantPart } from './parts';
import { acknowledgedBefore, noAssistant, noPart } from './refusals';

/** Situations in which the lead has not yet resolved the ticket. */
const IN_HAND: readonly DispatchSituation[] = ['dispatched', 'acknowledged', 'return-requested'];

/** The part of an assistant (see `AssistantPart`) in a ticket that its lead has not yet resolved, or the refusal. */
function partOf(state: Dispatch | undefined, unit: string | undefined): PartOfUnit | Refused {
  if (!state || state.situation === 'registered') return noTicket;
  if (!hasLead(state) || !IN_HAND.includes(state.situation)) return notNow(state.situation, IN_HAND);
  const part = state.parts?.find((one) => one.unit === unit);
  return part ? { led: state, part } : noPart;
}

interface PartOfUnit {
  readonly led: DispatchWithLead;
  readonly part: AssistantPart;
}

/** 协办签收: an assistant acknowledges its part. */
export function acknowledgePart(
  state: Dispatch | undefined,
  { actor }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const found = partOf(state, actor.unit);
  if ('refused' in found) return found;
  const { led, part } = found;
  if (part.state !== 'open') return acknowledgedBefore;
  return { state: withPart(led, { ...part, state: 'acknowledged' }), events: [acknowledged(led, part.unit)] };
}

/** 协办反馈: an assistant reports on its part. A report without an earlier acknowledgement counts as both. */
export function reportAssistance(
  state: Dispatch | undefined,
  { done, evidence }: api.BodyOf<typeof api.reportAssistance>,
  { actor }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  const found = partOf(state, actor.unit);
  if ('refused' in found) return found;
  const { led, part } = found;
  const files = [...new Set(evidence)];
  const unknown = notAttached(led, files);
  if (unknown > 0) return unknownFiles(unknown);
  const data = { unit: part.unit, done, ...(files.length > 0 ? { evidence: files } : {}), hop: led.hop };
  return {
    state: withPart(led, { ...part, state: 'reported' }),
    events: [...(part.state === 'open' ? [acknowledged(led, part.unit)] : []), { type: 'AssistantReported', data }],
  };
}

/** 免除协办: a dispatcher releases an assistant, for example one that does not answer or was named by mistake. */
export function releaseAssistant(
  state: Dispatch | undefined,
  { unit, reason }: api.BodyOf<typeof api.releaseAssistant>,
  { view }: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (!state || state.situation === 'registered') return noTicket;
  if (!hasLead(state) || !IN_HAND.includes(state.situation)) return notNow(state.situation, IN_HAND);
  if (!state.assistants.includes(unit)) return noAssistant(state, view);
  const { parts = [], ...led } = withoutOfficer(state, unit);
  const left = parts.filter((part) => part.unit !== unit);
  return {
    state: {
      ...led,
      assistants: led.assistants.filter((one) => one !== unit),
      ...(left.length > 0 ? { parts: left } : {}),
    },
    events: [{ type: 'AssistantReleased', data: { unit, reason, hop: led.hop } }],
  };
}

const acknowledged = ({ hop }: DispatchWithLead, unit: string): NewEvent => ({
  type: 'AssistantAcknowledged',
  data: { unit, hop },
});

const withPart = (led: DispatchWithLead, part: AssistantPart): Dispatch => ({
  ...led,
  parts: (led.parts ?? []).map((one) => (one.unit === part.unit ? part : one)),
});
