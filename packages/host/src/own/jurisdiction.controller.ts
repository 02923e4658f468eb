import { Controller, Inject } from '@nestjs/common';
import { localDates } from '@hotline/calendar';
import type { InputOf, ResponseOf } from '@hotline/contracts';
import { PackError, type Jurisdiction } from '@hotline/jurisdiction';
import { Refusal } from '@hotline/runtime';
import { Call, Endpoint, Input, type CallInfo } from '../http/endpoint';
import { checkFacts, checkMatter, checkRegion } from '../http/place';
import type { Reloaded } from '../places';
import { WORLD } from '../service';
import type { OwnWorld } from '../world';
import { explainJurisdiction, readJurisdiction, reloadJurisdiction } from './operations';

type View = ResponseOf<typeof readJurisdiction>;

/** What clients need of a place for their forms; how it decides stays inside. */
function viewOf(place: Jurisdiction): View {
  return {
    name: place.name,
    title: place.title,
    version: place.version,
    timeZone: place.calendar.timeZone,
    regions: [...place.regions.values()].map(({ code, name, level, parent }) => ({ code, name, level, parent })),
    units: [...place.units.values()].map(({ id, name, kind, parent, territory }) => ({ id, name, kind, parent, ...(territory ? { territory: [...territory] } : {}) })),
    fields: [...place.fields].map(([code, name]) => ({ code, name })),
    matters: [...place.matters.values()].map(({ code, name, field }) => ({ code, name, field })),
    facts: [...place.facts.values()].map(({ name, question, values }) => ({ name, question, values: values.map((one) => ({ value: one.value, name: one.name })) })),
    guides: [...place.guides.values()].map(({ code, kind, title, text, contact }) => ({ code, kind, title, text, contact })),
  };
}

@Controller()
export class JurisdictionController {
  private readonly views = new WeakMap<Jurisdiction, View>();

  constructor(@Inject(WORLD) private readonly world: OwnWorld) {}

  @Endpoint(readJurisdiction)
  read(@Call() call: CallInfo): View {
    const place = this.world.jurisdiction(call.jurisdiction);
    const view = this.views.get(place) ?? viewOf(place);
    this.views.set(place, view);
    return view;
  }

  @Endpoint(reloadJurisdiction)
  async reload(): Promise<ResponseOf<typeof reloadJurisdiction>> {
    try {
      return { places: (await this.world.reloadPlaces()).map(answerOf) };
    } catch (error) {
      throw error instanceof PackError ? faulty(error) : error;
    }
  }

  @Endpoint(explainJurisdiction)
  explain(@Input() { query }: InputOf<typeof explainJurisdiction>, @Call() call: CallInfo): unknown {
    const place = this.world.jurisdiction(call.jurisdiction);
    const facts = Object.fromEntries((query.facts ?? '').split(',').filter(Boolean).map((one) => one.split(':') as [string, string]));
    checkMatter(place, query.matter, 'query.matter');
    const region = checkRegion(place, query.region, 'query.region');
    checkFacts(place, facts, 'query.facts');
    const on = query.on ?? localDates(place.calendar.timeZone).dateOf(query.at === undefined ? this.world.clock.now() : Date.parse(query.at));
    const decision = place.decide({ matter: query.matter, facts, on, ...(region === undefined ? {} : { region }), ...(query.at === undefined ? {} : { at: query.at }) });
    return { jurisdiction: place.name, version: place.version, on, decision };
  }
}

function answerOf({ name, before, after, findings }: Reloaded) {
  const counts = Object.values(findings);
  return { name, before, after, changed: before !== after, findings: counts.reduce((sum, count) => sum + count, 0), findingsByKind: findings };
}

function faulty({ problems }: PackError): Refusal {
  const many = problems.length;
  return new Refusal(
    {
      refused: 'invalid-input',
      detail: { zh: `辖区配置有${many}处错误，未加载，继续使用原版本`, en: `The packs have ${many} fault${many === 1 ? '' : 's'}; what held before still holds` },
      mend: { zh: '请按 errors 中列出的文件与行修改后重试', en: 'Mend the files and lines that errors lists, and try again' },
    },
    problems.map(({ file, line, column, message, hint }) => ({ path: `${file}:${line}:${column}`, message: `${message} — ${hint}` })),
  );
}
