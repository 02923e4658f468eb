import { filled } from '../../actions/action';
import type { CommandBody } from '../../api/paths';

/** What an operator has typed during a call. */
export interface CallDraft {
  readonly phone: string;
  readonly name: string;
  readonly anonymity: string;
  readonly contactWindow: string;
  /** `company` or empty: a person. */
  readonly callerKind: string;
  readonly creditCode: string;
  readonly circumstances: readonly string[];
  /** BCP 47; empty: standard Chinese. */
  readonly language: string;
  readonly kind: string;
  readonly narrative: string;
  readonly demand: string;
  readonly address: string;
  readonly region: string;
  readonly title: string;
  readonly accusedName: string;
  readonly accusedCreditCode: string;
  readonly accusedAddress: string;
  readonly tags: readonly string[];
  /** Answers to questions that decide the lead, by the name of the fact. */
  readonly facts: Readonly<Record<string, string>>;
}

export const emptyCall: CallDraft = {
  phone: '',
  name: '',
  anonymity: 'named',
  contactWindow: '',
  callerKind: '',
  creditCode: '',
  circumstances: [],
  language: '',
  kind: '',
  narrative: '',
  demand: '',
  address: '',
  region: '',
  title: '',
  accusedName: '',
  accusedCreditCode: '',
  accusedAddress: '',
  tags: [],
  facts: {},
};

const text = (value: string): string | undefined => value.trim() || undefined;
const some = (values: readonly string[]): readonly string[] | undefined => (values.length > 0 ? values : undefined);

/** Whom the call is about; undefined when the operator has noted nothing. */
function accusedOf(call: CallDraft): object | undefined {
  const accused = filled({
    name: text(call.accusedName),
    creditCode: text(call.accusedCreditCode),
    address: text(call.accusedAddress),
  });
  return Object.keys(accused).length > 0 ? accused : undefined;
}

/** The draft as the body of a registration. */
export function registrationOf(call: CallDraft): CommandBody<'/api/v1/tickets'> {
  return filled({
    channel: 'phone',
    narrative: call.narrative.trim(),
    demand: text(call.demand),
    kind: text(call.kind),
    title: text(call.title),
    accused: accusedOf(call),
    tags: some(call.tags),
    facts: Object.keys(call.facts).length > 0 ? call.facts : undefined,
    location: filled({ address: text(call.address), region: text(call.region) }),
    caller: filled({
      phone: text(call.phone),
      name: text(call.name),
      anonymity: call.anonymity,
      contactWindow: text(call.contactWindow),
      kind: text(call.callerKind),
      creditCode: call.callerKind === 'company' ? text(call.creditCode) : undefined,
      circumstances: some(call.circumstances),
      language: text(call.language),
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
