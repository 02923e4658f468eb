import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction/loader';
import type { Engine } from '@hotline/runtime';
import type { Config } from './config';
import type { World } from './service';

/** Reads the places of this process; the first is home. Throws `PackError`. */
export const loadPlaces = (config: Pick<Config, 'jurisdiction' | 'jurisdictions'>): Promise<Jurisdiction[]> =>
  Promise.all(config.jurisdiction.map((name) => loadPack(join(config.jurisdictions, name))));

/** A place that this process does not serve. */
export class NotServed extends Error {
  constructor(name: string, served: Iterable<string>) {
    super(`jurisdiction ${name} is not served here; served: ${[...served].join(', ')}`);
    this.name = 'NotServed';
  }
}

export function makeWorld(places: readonly Jurisdiction[], engine: Engine, messageUrl: string | undefined): World {
  const byName = new Map(places.map((place) => [place.name, place]));
  const home = places[0];
  if (!home) throw new NotServed('(none)', []);
  return {
    home,
    clock: engine.clock,
    counters: engine.counters,
    broadcast: engine.broadcast,
    ...(messageUrl ? { messageUrl } : {}),
    jurisdiction(name) {
      const place = byName.get(name);
      if (!place) throw new NotServed(name, byName.keys());
      return place;
    },
  };
}
