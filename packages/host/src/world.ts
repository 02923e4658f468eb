import { join } from 'node:path';
import type { Engine } from '@hotline/runtime';
import type { Config } from './config';
import type { Places } from './places/places';
import type { Publishing } from './places/publishing';
import type { World } from './service';

export { NotServed } from './places/held';

/** The world as its owner sees it: versions of its places can be published while everything runs. */
export interface OwnWorld extends World {
  readonly places: Places;
  /** Absent where places were given and not read. */
  readonly publishing?: Publishing;
}

export interface WorldParts {
  readonly places: Places;
  readonly publishing?: Publishing;
  readonly engine: Pick<Engine, 'clock' | 'counters' | 'broadcast' | 'documents'>;
  readonly config: Pick<Config, 'messageUrl' | 'models' | 'data'>;
}

export function makeWorld({ places, publishing, engine, config: { messageUrl, models, data } }: WorldParts): OwnWorld {
  const { clock, counters, broadcast } = engine;
  return {
    get home() {
      return places.home;
    },
    clock,
    counters,
    broadcast,
    places,
    documents: (spec) => engine.documents(spec),
    models: models ?? join(data, 'models'),
    ...(publishing ? { publishing } : {}),
    ...(messageUrl ? { messageUrl } : {}),
    jurisdiction: (name, at) => places.find(name, at),
  };
}
