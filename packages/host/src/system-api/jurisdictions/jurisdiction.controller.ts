import { Controller, Inject } from '@nestjs/common';
import { localDates } from '@hotline/calendar';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Call, Endpoint, Input, type CallInfo } from '../../http/endpoint';
import { checkFacts, checkMatter, checkRegion } from '../../http/input/check-codes';
import type { ReloadResult } from '../../jurisdictions/publishing';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { refusalOf } from './pack-errors';
import { explainJurisdiction, readJurisdiction, reloadJurisdiction } from '../operations';

type View = ResponseOf<typeof readJurisdiction>;

/** The parts of a jurisdiction that clients need for forms; its rules are left out. */
function viewOf(place: Jurisdiction): View {
  return {
    name: place.name,
    title: place.title,
    version: place.version,
    timeZone: place.calendar.timeZone,
    regions: [...place.regions.values()].map(({ code, name, level, parent }) => ({ code, name, level, parent })),
    units: [...place.units.values()].map(({ id, name, kind, parent, territory }) => ({
      id,
      name,
      kind,
      parent,
      ...(territory ? { territory: [...territory] } : {}),
    })),
    fields: [...place.fields].map(([code, name]) => ({ code, name })),
    matters: [...place.matters.values()].map(({ code, name, field }) => ({ code, name, field })),
    facts: [...place.facts.values()].map(({ name, question, values }) => ({
      name,
      question,
      values: values.map((one) => ({ value: one.value, name: one.name })),
    })),
    guides: [...place.guides.values()].map(({ code, kind, title, text, contact }) => ({
      code,
      kind,
      title,
      text,
      contact,
    })),
  };
}

@Controller()
export class JurisdictionController {
  private readonly views = new WeakMap<Jurisdiction, View>();

  constructor(@Inject(WORLD) private readonly world: HostWorld) {}

  @Endpoint(readJurisdiction)
  read(@Call() call: CallInfo): View {
    const place = this.world.jurisdiction(call.jurisdiction);
    const view = this.views.get(place) ?? viewOf(place);
    this.views.set(place, view);
    return view;
  }

  @Endpoint(reloadJurisdiction)
  async reload(@Call() { actor: { id, role } }: CallInfo): Promise<ResponseOf<typeof reloadJurisdiction>> {
    try {
      return { jurisdictions: ((await this.world.publishing?.reload({ id, role })) ?? []).map(answerOf) };
    } catch (error) {
      throw refusalOf(error, {
        zh: '请按 errors 中列出的文件与行修改后重试',
        en: 'Correct the files and lines that errors lists, and try again',
      });
    }
  }

  @Endpoint(explainJurisdiction)
  async explain(@Input() { query }: InputOf<typeof explainJurisdiction>, @Call() call: CallInfo): Promise<unknown> {
    const place = this.world.jurisdiction(call.jurisdiction);
    const facts = Object.fromEntries(
      (query.facts ?? '')
        .split(',')
        .filter(Boolean)
        .map((one) => one.split(':') as [string, string]),
    );
    const region = query.version === undefined ? checked(place, query.matter, query.region, facts) : query.region;
    const on =
      query.on ??
      localDates(place.calendar.timeZone).dateOf(
        query.at === undefined ? this.world.clock.now() : Date.parse(query.at),
      );
    const asked = {
      matter: query.matter,
      facts,
      on,
      ...(region === undefined ? {} : { region }),
      ...(query.at === undefined ? {} : { at: query.at }),
    };
    const { version, decision, sentences } = await this.world.jurisdictions.explain(place.name, asked, query.version);
    return { jurisdiction: place.name, version, on, decision, sentences };
  }
}

/** Checks codes against the version in force. Answers the code of the region. */
function checked(
  place: Jurisdiction,
  matter: string,
  region: string | undefined,
  facts: Record<string, string>,
): string | undefined {
  checkMatter(place, matter, 'query.matter');
  checkFacts(place, facts, 'query.facts');
  return checkRegion(place, region, 'query.region');
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
