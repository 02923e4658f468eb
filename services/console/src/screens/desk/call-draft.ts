import { filled } from '../../actions/action';
import type { CommandBody } from '../../api/paths';

/** What an operator has typed during a call. */
export interface CallDraft {
  readonly phone: string;
  readonly name: string;
  readonly anonymity: string;
  readonly contactWindow: string;
  readonly kind: string;
  readonly narrative: string;
  readonly demand: string;
  readonly address: string;
  readonly region: string;
  /** Answers to questions that decide the lead, by the name of the fact. */
  readonly facts: Readonly<Record<string, string>>;
}

export const emptyCall: CallDraft = {
  phone: '',
  name: '',
  anonymity: 'named',
  contactWindow: '',
  kind: '',
  narrative: '',
  demand: '',
  address: '',
  region: '',
  facts: {},
};

const text = (value: string): string | undefined => value.trim() || undefined;

/** The draft as the body of a registration. */
export function registrationOf(call: CallDraft): CommandBody<'/api/v1/tickets'> {
  return filled({
    channel: 'phone',
    narrative: call.narrative.trim(),
    demand: text(call.demand),
    kind: text(call.kind),
    facts: Object.keys(call.facts).length > 0 ? call.facts : undefined,
    location: filled({ address: text(call.address), region: text(call.region) }),
    caller: filled({
      phone: text(call.phone),
      name: text(call.name),
      anonymity: call.anonymity,
      contactWindow: text(call.contactWindow),
    }),
  }) as never;
}

/** The draft as the body of a request for a proposal. */
export function proposalOf(call: CallDraft): CommandBody<'/api/v1/proposals'> {
  return filled({
    narrative: call.narrative.trim(),
    demand: text(call.demand),
    region: text(call.region),
    address: text(call.address),
    facts: call.facts,
    callerKnown: text(call.name) !== undefined || text(call.phone) !== undefined,
  }) as never;
}
