import { Controller, Inject } from '@nestjs/common';
import { localDates } from '@hotline/calendar';
import * as api from '@hotline/contracts';
import { Call, checkFacts, checkRegion, Endpoint, Input, WORLD, type CallInfo, type World } from '@hotline/host/http';
import { answersTo, type Jurisdiction } from '@hotline/jurisdiction';
import { proposalFor } from '../domain/after-reading';
import { decideNext } from '../domain/decide-next';
import { leadConfidence } from '../domain/same-lead';
import { textOf, type TextReaders } from '../gather/ticket-text';

export const TEXT_READERS = Symbol('text readers');

type Answer = api.ResponseOf<typeof api.proposeForCall>;
type Body = api.BodyOf<typeof api.proposeForCall>;
type Proposal = Answer['proposal'];

/** Proposes a classification for the text that an operator types, before a ticket is registered. */
@Controller()
export class ProposalController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    @Inject(TEXT_READERS) private readonly readers: TextReaders,
  ) {}

  @Endpoint(api.proposeForCall)
  async propose(@Input() { body }: api.InputOf<typeof api.proposeForCall>, @Call() call: CallInfo): Promise<Answer> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    checkFacts(jurisdiction, body.facts, 'body.facts');
    const region = checkRegion(jurisdiction, body.region, 'body.region');
    const now = this.world.clock.now();
    const text = textOf({ narrative: body.narrative, demand: body.demand, location: locationOf(body) });
    const reader = await this.readers.readerOf(jurisdiction);
    const { on: model } = await this.readers.activeModels(jurisdiction);
    const found = { ...reader.read(text, model), mentions: reader.mentions(text, now) };
    const location = { ...locationOf(body), ...(region === undefined ? {} : { region }) };
    const proposal = proposalFor({ location, facts: body.facts }, found);
    const on = localDates(jurisdiction.calendar.timeZone).dateOf(now);
    const next = decideNext(found, jurisdiction.classification, () => leadConfidence(proposal, jurisdiction, on));
    return {
      text,
      proposal,
      next: next.next,
      why: next.why.text,
      ...guideOf(proposal, jurisdiction),
      ...(await this.ownerOf(proposal, jurisdiction, on)),
      missing: missingIn(body, proposal),
    };
  }

  /** Reads a text as it would be read after a registration, and names the emergency service that it calls for. */
  @Endpoint(api.checkForDanger)
  async danger(
    @Input() { body }: api.InputOf<typeof api.checkForDanger>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.checkForDanger>> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const reader = await this.readers.readerOf(jurisdiction);
    const { on: model } = await this.readers.activeModels(jurisdiction);
    const { guide } = guideOf(reader.read(textOf({ narrative: body.text, location: {} }), model), jurisdiction);
    if (guide?.kind !== 'emergency') return {};
    const { title, text, contact } = guide;
    return { danger: { title, text, ...(contact === undefined ? {} : { contact }) } };
  }

  private async ownerOf(
    { matter, region, facts }: Proposal,
    { name, units, facts: known }: Jurisdiction,
    on: string,
  ): Promise<Pick<Answer, 'owner' | 'question' | 'sentences'>> {
    if (!matter) return { sentences: [] };
    const asked = { matter: matter.code, facts, on, ...(region === undefined ? {} : { region }) };
    const { decision, sentences } = await this.world.jurisdictions.explain(name, asked);
    const named = (unit: string) => ({ unit, name: units.get(unit)?.name ?? { zh: '', en: '' } });
    const told = { sentences: [...sentences] };
    if (decision.kind === 'lead')
      return {
        ...told,
        owner: { ...named(decision.lead.unit), assistants: decision.assistants.map(({ unit }) => named(unit)) },
      };
    if (decision.kind === 'ask') {
      const fact = known.get(decision.fact);
      const values = (fact ? answersTo(fact) : []).map((one) => ({ value: one.value, name: one.name }));
      return { ...told, question: { fact: decision.fact, question: decision.question, values } };
    }
    return told;
  }
}

const locationOf = ({ address }: Body) => (address === undefined ? {} : { address });

function guideOf({ guide }: Pick<Proposal, 'guide'>, { guides }: Jurisdiction): Pick<Answer, 'guide'> {
  const found = guide && guides.get(guide.code);
  if (!guide || !found) return {};
  const { code, title, text, contact } = found;
  return { guide: { code, kind: guide.kind, title, text, ...(contact === undefined ? {} : { contact }) } };
}

function missingIn({ address, demand, callerKnown }: Body, { region, mentions = [] }: Proposal): Answer['missing'] {
  const names = (kind: 'time' | 'location'): boolean => mentions.some((one) => one.kind === kind);
  const told: Readonly<Record<api.Element, boolean>> = {
    who: callerKnown,
    when: names('time'),
    where: address !== undefined || region !== undefined || names('location'),
    what: true,
    want: demand !== undefined && demand !== '',
  };
  return (Object.keys(told) as api.Element[]).filter((element) => !told[element]);
}
