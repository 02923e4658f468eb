import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Files } from '@hotline/runtime';
import type { SignIn } from '../auth/sign-in';
import type { Cache } from '../cache/file-cache';
import type { Config } from '../config';
import type { Logger } from '../observability/log';
import type { OpenEngine } from '../profile';
import { makeWorld, type HostWorld } from '../world';
import type { FolderOrError } from './folders';
import { Jurisdictions } from './jurisdictions';
import { Publishing, PUBLICATIONS_TOPIC } from './publishing';
import { VersionStore } from './version-store';

/** What a world needs in addition to its engine. */
export interface WorldOptions {
  readonly config: Config;
  readonly signIn: SignIn;
  /** Fixed jurisdictions, for tests; absent: those that the config names. */
  readonly jurisdictions?: readonly Jurisdiction[];
  readonly folders: ReadonlyMap<string, FolderOrError>;
  readonly cache: Cache;
  readonly files: Files;
}

/**
 * Opens the world of a process: its engine, jurisdictions and settings. The jurisdictions come from the store and the
 * folders, or are the fixed ones of the options.
 * @throws PackError when a folder cannot be read and the store has no version of its jurisdiction
 */
export async function openWorld(
  engine: OpenEngine,
  { jurisdictions: given, folders, ...options }: WorldOptions,
  log: Logger,
): Promise<HostWorld> {
  const { config, cache } = options;
  if (given) return makeWorld({ jurisdictions: Jurisdictions.given(given, engine.clock), engine, ...options });
  const store = await VersionStore.open(engine);
  const onTrouble = (what: string, error: unknown): void => log.warn({ err: error }, what);
  const folder = config.jurisdictions;
  const jurisdictions = await Jurisdictions.open({ folders, engine, cache, onTrouble }, store);
  engine.broadcast.subscribe(
    PUBLICATIONS_TOPIC,
    () =>
      void jurisdictions
        .refresh()
        .catch((error: unknown) =>
          onTrouble('versions published by another process could not be loaded; the next sweep tries again', error),
        ),
  );
  const onPublished = (
    jurisdiction: string,
    { version, from, by, origin }: { version: string; from: number; by: object; origin: string },
  ): void => log.info({ jurisdiction, version, from: new Date(from).toISOString(), by, origin }, 'published');
  return makeWorld({
    jurisdictions,
    publishing: new Publishing({
      jurisdictions,
      store,
      clock: engine.clock,
      broadcast: engine.broadcast,
      folder,
      onPublished,
    }),
    engine,
    ...options,
  });
}
