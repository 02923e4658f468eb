import { Controller, Inject } from '@nestjs/common';
import { localDates } from '@hotline/calendar';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import { answersTo, type Handling, type Jurisdiction } from '@hotline/jurisdiction';
import { Call, Endpoint, Input } from '../../http/endpoint';
import type { CallInfo } from '../../http/request-context';
import { checkFacts, checkMatter, checkRegion } from '../../http/input/check-codes';
import type { ReloadResult } from '../../jurisdictions/publishing';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { refusalOf } from './pack-errors';
import { explainJurisdiction, readJurisdiction, readWorkingTime, reloadJurisdiction } from '../operations';
import { workingTimeFrom } from './working-time';

type View = ResponseOf<typeof readJurisdiction>;

const refusalReasonsOf = ({ refusalReasons }: Jurisdiction['feedback']): View['refusalReasons'] =>
  [...refusalReasons].map(([code, { approvedBy, appeal, ...told }]) => ({
    code,
    ...told,
    approvers: [...approvedBy],
    ...(appeal ? { appealDays: appeal.withinDays } : {}),
  }));

const codedReasons = (reasons: Handling['returnReasons']): View['returnReasons'] =>
  [...reasons].map(([code, { name, needsUnit }]) => ({ code, name, needsUnit }));

type Forms = Pick<
  View,
  | 'files'
  | 'returnReasons'
  | 'refusalReasons'
  | 'disputeReasons'
  | 'extensionReasons'
  | 'pauseReasons'
  | 'suspensionReasons'
  | 'visitOutcomes'
  | 'readingReasons'
  | 'outcomes'
>;

/** Choices in the forms that people fill in. */
const formsOf = ({ handling, timing, feedback, readingReasons }: Jurisdiction): Forms => ({
  readingReasons: [...readingReasons].map(([code, { name, roles, secondPerson }]) => ({
    code,
    name,
    roles: [...roles],
    approvers: [...(secondPerson?.from ?? [])],
  })),
  returnReasons: codedReasons(handling.returnReasons),
  disputeReasons: codedReasons(handling.disputeReasons),
  refusalReasons: refusalReasonsOf(feedback),
  visitOutcomes: [...handling.visitOutcomes].map(([code, name]) => ({ code, name })),
  extensionReasons: [...timing.extensionReasons].map(([code, name]) => ({ code, name })),
  pauseReasons: [...timing.pauseReasons].map(([code, { name }]) => ({ code, name })),
  suspensionReasons: timing.suspensions ? [...timing.suspensionReasons].map(([code, name]) => ({ code, name })) : [],
  files: {
    perTicket: handling.files.perTicket,
    accepted: [...handling.files.accepted].map(([type, bytes]) => ({ type, bytes })),
  },
  outcomes: [...handling.outcomes].map(([outcome, { truths, evidence }]) => ({
    outcome,
    truths: [...truths],
    evidence,
  })),
});

/** The parts of a jurisdiction that clients need for forms; its rules are left out. */
function viewOf(jurisdiction: Jurisdiction): View {
  return {
    name: jurisdiction.name,
    title: jurisdiction.title,
    version: jurisdiction.version,
    timeZone: jurisdiction.calendar.timeZone,
    regions: [...jurisdiction.regions.values()].map(({ code, name, level, parent }) => ({ code, name, level, parent })),
    units: [...jurisdiction.units.values()].map(({ id, name, kind, parent, territory }) => ({
      id,
      name,
      kind,
      parent,
      ...(territory ? { territory: [...territory] } : {}),
    })),
    fields: [...jurisdiction.fields].map(([code, name]) => ({ code, name })),
    matters: [...jurisdiction.matters.values()].map(({ code, name, field }) => ({ code, name, field })),
    facts: [...jurisdiction.facts.values()].map((fact) => ({
      name: fact.name,
      question: fact.question,
      values: answersTo(fact).map((one) => ({ value: one.value, name: one.name })),
    })),
    guides: [...jurisdiction.guides.values()].map(({ code, kind, title, text, contact }) => ({
      code,
      kind,
      title,
      text,
      contact,
    })),
    ...formsOf(jurisdiction),
  };
}

@Controller()
export class JurisdictionController {
  private readonly views = new WeakMap<Jurisdiction, View>();

  constructor(@Inject(WORLD) private readonly world: HostWorld) {}

  @Endpoint(readJurisdiction)
  read(@Call() call: CallInfo): View {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const view = this.views.get(jurisdiction) ?? viewOf(jurisdiction);
    this.views.set(jurisdiction, view);
    return view;
  }

  @Endpoint(readWorkingTime)
  workingTime(
    @Input() { query: { days } }: InputOf<typeof readWorkingTime>,
    @Call() call: CallInfo,
  ): ResponseOf<typeof readWorkingTime> {
    const { calendar } = this.world.jurisdiction(call.jurisdiction);
    return workingTimeFrom(calendar, this.world.clock.now(), days);
  }

  @Endpoint(reloadJurisdiction)
  async reload(@Call() { actor: { id, role } }: CallInfo): Promise<ResponseOf<typeof reloadJurisdiction>> {
    try {
      return { jurisdictions: ((await this.world.publishing?.reload({ id, role })) ?? []).map(answerOf) };
    } catch (error) {
      throw refusalOf(error, {
        zh: '请按所列文件与行修改后重试',
        en: 'Correct the listed errors in their files, and try again',
      });
    }
  }

  @Endpoint(explainJurisdiction)
  async explain(@Input() { query }: InputOf<typeof explainJurisdiction>, @Call() call: CallInfo): Promise<unknown> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const facts = Object.fromEntries(
      (query.facts ?? '')
        .split(',')
        .filter(Boolean)
        .map((one) => one.split(':') as [string, string]),
    );
    const region =
      query.version === undefined ? checked(jurisdiction, query.matter, query.region, facts) : query.region;
    const on =
      query.on ??
      localDates(jurisdiction.calendar.timeZone).dateOf(
        query.at === undefined ? this.world.clock.now() : Date.parse(query.at),
      );
    const asked = {
      matter: query.matter,
      facts,
      on,
      ...(region === undefined ? {} : { region }),
      ...(query.at === undefined ? {} : { at: query.at }),
    };
    const { version, decision, sentences } = await this.world.jurisdictions.explain(
      jurisdiction.name,
      asked,
      query.version,
    );
    return { jurisdiction: jurisdiction.name, version, on, decision, sentences };
  }
}

/** Checks codes against the version in force. Returns the code of the region. */
function checked(
  jurisdiction: Jurisdiction,
  matter: string,
  region: string | undefined,
  facts: Record<string, string>,
): string | undefined {
  checkMatter(jurisdiction, matter, 'query.matter');
  checkFacts(jurisdiction, facts, 'query.facts');
  return checkRegion(jurisdiction, region, 'query.region');
}

function answerOf({ name, before, after, findings }: ReloadResult) {
  const counts = Object.values(findings);
  return {
    name,
    before,
    after,
    changed: before !== after,
    findings: counts.reduce((sum, count) => sum + count, 0),
    findingsByKind: findings,
  };
}
