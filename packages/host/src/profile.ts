import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openFolder } from '@hotline/adapter-folder';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { Clock, Engine, Files } from '@hotline/runtime';
import { openComposed, type BoardPlugin } from './engines/composed-engine';
import { ConfigError, type Config } from './config';

/** Options of an engine, most of them for tests. */
export interface EngineOptions {
  readonly clock?: Clock;
  /** Keeps the event log apart from the documents, so that the relay must carry events from the outboxes to it. */
  readonly logApart?: boolean;
  /** Number of documents that the embedded engine caches in parsed form for each collection. */
  readonly cachedDocuments?: number;
  /** Delay in ms before an event is delivered again, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
  /** Called for errors that the engine recovers from by itself. */
  readonly onTrouble?: (engine: string, error: unknown) => void;
}

export interface OpenEngine extends Engine {
  /**
   * Fastify plugin with a page that shows wake-ups, for engines that keep them apart from the documents. It does not
   * check who visits the page.
   */
  board?(options: { readonly path: string }): BoardPlugin;
}

/** The profile of the settings does not exist. */
export class UnknownProfile extends Error {
  constructor(name: string) {
    super(`HOTLINE_PROFILE=${name} is not a profile of this version; known: ${Object.keys(profiles).join(', ')}`);
    this.name = 'UnknownProfile';
  }
}

/** The profile whose engines several processes can share. */
const SHARED_PROFILE = 'cluster';

/**
 * Settings for processes on this machine. They use the same engines and the same signing key, and trust the edge in
 * front of them.
 */
export const sharedSettings = ({
  data,
  trustedProxies,
}: Pick<Config, 'data' | 'trustedProxies'>): Readonly<Record<string, string>> => ({
  HOTLINE_PROFILE: SHARED_PROFILE,
  HOTLINE_DATA: data,
  HOTLINE_TRUSTED_PROXIES: ['loopback', ...trustedProxies].join(','),
});

/** For each of the shared engines, whether the settings give its address. */
export const enginesIn = ({
  kafkaBrokers,
  mongoUrl,
  redisUrl,
}: Config): Readonly<Record<'kafka' | 'mongo' | 'redis', boolean>> => ({
  kafka: kafkaBrokers !== undefined,
  mongo: mongoUrl !== undefined,
  redis: redisUrl !== undefined,
});

const DEFAULT_PROFILE = 'embedded';

/**
 * Whether nothing is stored yet. In that case packs are checked first, so that errors in them stop the start before a
 * store is created.
 */
export const isUntouched = ({ profile = DEFAULT_PROFILE, data }: Pick<Config, 'profile' | 'data'>): boolean =>
  profile === DEFAULT_PROFILE && (!existsSync(data) || readdirSync(data).length === 0);

/** Opens the engines of each profile. No other code may depend on which profile is used. */
const profiles: Readonly<Record<string, (config: Config, options: EngineOptions) => OpenEngine | Promise<OpenEngine>>> =
  {
    [DEFAULT_PROFILE]: ({ data }, { clock, logApart, cachedDocuments, retryDelayMs }) =>
      openSqlite({ folder: data, ...given({ clock, logApart, cachedDocuments, retryDelayMs }) }),
    [SHARED_PROFILE]: ({ kafkaBrokers, mongoUrl, redisUrl, ...config }, { clock, retryDelayMs, onTrouble }) => {
      if (!kafkaBrokers || !mongoUrl || !redisUrl)
        throw missing({ KAFKA_BROKERS: kafkaBrokers, MONGO_URL: mongoUrl, REDIS_URL: redisUrl });
      return openComposed({ ...config, kafkaBrokers, mongoUrl, redisUrl }, given({ clock, retryDelayMs, onTrouble }));
    },
  };

/**
 * Opens the engines. Throws `UnknownProfile`, `ConfigError` when a setting of the profile is missing, or the error of
 * an engine (`FileInUse`, `EngineAway`).
 */
export async function openEngine(config: Config, options: EngineOptions): Promise<OpenEngine> {
  const name = config.profile ?? DEFAULT_PROFILE;
  const open = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!open) throw new UnknownProfile(name);
  return open(config, options);
}

/** Opens the store of photos, documents and recordings. */
export const openFiles = ({ files, data }: Pick<Config, 'files' | 'data'>, clock: Clock): Files =>
  openFolder({ folder: files ?? join(data, 'files'), clock });

function missing(needed: Readonly<Record<string, unknown>>): ConfigError {
  const absent = Object.keys(needed).filter((variable) => !needed[variable]);
  return new ConfigError(
    absent.map((variable) => ({
      variable,
      value: '',
      expected: {
        zh: `该引擎的地址（HOTLINE_PROFILE为${SHARED_PROFILE}）`,
        en: `the address of that engine, because HOTLINE_PROFILE is ${SHARED_PROFILE}`,
      },
    })),
  );
}

/** Removes undefined options. */
function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
