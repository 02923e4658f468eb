import type { ClassificationProposal, EventData, NewEvent, Text } from '@hotline/contracts';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import type { Decision } from '@hotline/runtime';
import type { Classification } from './classification';
import { afterFollowUp, decideNext } from './decide-next';
import type { Proposal } from './reading/proposal';
import { leadConfidence } from './same-lead';

/** The fields of a registration that take precedence over the text, and its language. */
export type StatedAtRegistration = Pick<
  EventData<'TicketRegistered'>,
  'kind' | 'location' | 'facts' | 'language' | 'followUp' | 'answerByPerson'
>;

/** Pack and models are Chinese, so a text in another language is never classified without a person. */
const inAnotherLanguage: Text = {
  zh: '内容为外语或少数民族语言，请翻译后人工分类',
  en: 'The text is in another language; translate it and choose the matter by hand',
};

/**
 * The proposal for a ticket. The fields of the registration take precedence over the text. A present danger makes the
 * ticket critical, whatever its matter.
 */
export function proposalFor(
  registered: Pick<StatedAtRegistration, 'kind' | 'location' | 'facts'>,
  found: Proposal,
): ClassificationProposal {
  const { region, mentions, passages, ...rest } = found;
  const where = registered.location.region ?? region?.code;
  return {
    ...rest,
    alternatives: [...rest.alternatives],
    reasons: [...rest.reasons],
    urgencyReasons: [...rest.urgencyReasons],
    otherMatters: [...rest.otherMatters],
    ...(passages ? { passages: [...passages] } : {}),
    ...(mentions ? { mentions: [...mentions] } : {}),
    kind: registered.kind ?? rest.kind,
    ...(rest.guide?.kind === 'emergency' ? { urgency: 'critical' as const } : {}),
    facts: { ...rest.facts, ...registered.facts },
    ...(where ? { region: where } : {}),
  };
}

/**
 * Decides what happens to a ticket whose text was read: it is classified, is answered, or waits for a person. In each
 * case an emergency service is informed if the text reports an emergency.
 */
export function decideAfterReading(
  registered: StatedAtRegistration,
  text: string,
  found: Proposal,
  jurisdiction: Jurisdiction,
  registeredAt: string,
): Decision<Classification> {
  const proposal = proposalFor(registered, found);
  const sureOfLead = (): number => leadConfidence(proposal, jurisdiction, registeredAt.slice(0, 10));
  const { next, why, handOver } = afterFollowUp(
    decideNext({ ...found, kind: proposal.kind }, jurisdiction.classification, sureOfLead),
    registered,
  );
  const base = { jurisdiction: jurisdiction.name, registeredAt, text, proposal };
  const told = handOver ? handedOver(jurisdiction.guides.get(handOver)) : [];
  const answer = next === 'answer' && proposal.guide ? jurisdiction.guides.get(proposal.guide.code) : undefined;
  if (answer)
    return {
      state: { ...base, situation: 'answered', guide: answer.code },
      events: [...told, answered(answer, base, 'model')],
    };
  if (next === 'classified' && proposal.matter) {
    const classified = classifiedAs(proposal.matter.code, base, 'model', jurisdiction.version);
    return { state: { ...base, situation: 'classified', matter: proposal.matter.code }, events: [...told, classified] };
  }
  const reason = registered.language ? inAnotherLanguage : why.text;
  return {
    state: { ...base, situation: 'waiting', why: reason },
    events: [
      ...told,
      { type: 'ClassificationDeferred', data: { why: reason, code: why.code, proposal, registeredAt } },
    ],
  };
}

type Base = Pick<Classification, 'proposal' | 'registeredAt'>;

export const classifiedAs = (
  matter: string,
  { proposal, registeredAt }: Base,
  by: 'model' | 'person',
  catalogue: string,
): NewEvent => ({
  type: 'TicketClassified',
  data: {
    matter,
    kind: proposal.kind,
    urgency: proposal.urgency,
    ...(proposal.region ? { region: proposal.region } : {}),
    facts: proposal.facts,
    confidence: by === 'person' ? 1 : (proposal.matter?.confidence ?? 0),
    alternatives: proposal.alternatives,
    reasons: by === 'person' ? [] : proposal.reasons,
    ...(proposal.mentions ? { mentions: proposal.mentions } : {}),
    by,
    catalogue,
    registeredAt,
  },
});

/** The event of a direct answer, or of the statutory procedure that the caller is referred to. */
export function answered(guide: Guide, { proposal, registeredAt }: Base, by: 'model' | 'person'): NewEvent {
  const { kind, urgency } = proposal;
  if (guide.kind === 'answer')
    return { type: 'TicketAnswered', data: { guide: guide.code, text: guide.text, by, kind, urgency, registeredAt } };
  return {
    type: 'TicketRedirected',
    data: {
      guide: guide.code,
      text: guide.text,
      ...(guide.contact ? { contact: guide.contact } : {}),
      kind,
      urgency,
      registeredAt,
    },
  };
}

type HandOver = EventData<'EmergencyHandedOver'>;
/** The event that informs an emergency service. `said` is present if a person informs it. */
export const handedOver = (guide: Guide | undefined, said: Pick<HandOver, 'by' | 'reason'> = {}): NewEvent[] =>
  guide
    ? [
        {
          type: 'EmergencyHandedOver',
          data: { guide: guide.code, ...(guide.contact ? { contact: guide.contact } : {}), ...said },
        },
      ]
    : [];
