import type { Logger } from '../log';
import type { OpenEngine } from '../profile';
import type { StartOptions } from '../start';
import { makeWorld, type OwnWorld } from '../world';
import type { Folder } from './folders';
import { Places } from './places';
import { Publishing, TOPIC } from './publishing';
import { PlaceStore } from './store';

/** What a world is made of, besides its engine. */
export interface WorldOptions extends Pick<StartOptions, 'config' | 'places'> {
  readonly folders: ReadonlyMap<string, Folder>;
}

/** The world of a process: its places as the store and their folders have them, or as they were given. @throws PackError */
export async function openWorld(
  engine: OpenEngine,
  { config, places: given, folders }: WorldOptions,
  log: Logger,
): Promise<OwnWorld> {
  if (given) return makeWorld({ places: Places.given(given, engine.clock), engine, config });
  const store = await PlaceStore.open(engine);
  const onTrouble = (what: string, error: unknown): void => log.warn({ err: error }, what);
  const folder = config.jurisdictions;
  const places = await Places.open({ folders, engine, onTrouble }, store);
  engine.broadcast.subscribe(
    TOPIC,
    () =>
      void places
        .refresh()
        .catch((error: unknown) =>
          onTrouble('places were published elsewhere and could not be read here; they are looked at again', error),
        ),
  );
  const onPublished = (
    place: string,
    { version, from, by, origin }: { version: string; from: number; by: object; origin: string },
  ): void => log.info({ place, version, from: new Date(from).toISOString(), by, origin }, 'published');
  return makeWorld({
    places,
    publishing: new Publishing({
      places,
      store,
      clock: engine.clock,
      broadcast: engine.broadcast,
      folder,
      onPublished,
    }),
    engine,
    config,
  });
}
