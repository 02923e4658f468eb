import { calendarOf, localDates, whereYearKnown } from '@hotline/calendar';
import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { dispatches } from './collection';
import { commandsOf } from './commands';
import type { Place } from './domain/place';
import { COMMANDS, RoutingController } from './http/routing.controller';
import { reactions } from './reactions';

/** What routing asks of a jurisdiction: its powers and its calendar. */
export function placeOf(jurisdiction: Jurisdiction): Place {
  const calendar = calendarOf(jurisdiction.calendar);
  const { dateOf } = localDates(jurisdiction.calendar.timeZone);
  return {
    jurisdiction,
    dateOf,
    returnBy: (from) => whereYearKnown(() => calendar.addWorking(from, jurisdiction.routing.returnWindow).dueAt),
  };
}

export const routing = defineService((world) => {
  const places = new WeakMap<Jurisdiction, Place>();
  const find = (name: string): Place => {
    const jurisdiction = world.jurisdiction(name);
    const place = places.get(jurisdiction) ?? placeOf(jurisdiction);
    places.set(jurisdiction, place);
    return place;
  };
  return {
    definition: { collection: dispatches, reactions: reactions(find) },
    controllers: [RoutingController],
    providers: [{ provide: COMMANDS, useValue: commandsOf(find) }],
  };
});
