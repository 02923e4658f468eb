import { Controller, Inject } from '@nestjs/common';
import type { ResponseOf } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Call, Endpoint, type CallInfo } from '../http/endpoint';
import { WORLD, type World } from '../service';
import { readJurisdiction } from './operations';

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
  private readonly views = new Map<string, View>();

  constructor(@Inject(WORLD) private readonly world: World) {}

  @Endpoint(readJurisdiction)
  read(@Call() call: CallInfo): View {
    const view = this.views.get(call.jurisdiction) ?? viewOf(this.world.jurisdiction(call.jurisdiction));
    this.views.set(call.jurisdiction, view);
    return view;
  }
}
