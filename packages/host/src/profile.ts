import { existsSync } from 'node:fs';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { Clock, Engine } from '@hotline/runtime';
import { openComposed, type BoardPlugin } from './engines/composed-engine';
import { ConfigError, type Config } from './config';

/** What tests may change of an engine. */
export interface EngineOptions {
  readonly clock?: Clock;
  /** Keeps the log apart from the documents, so that the relay has work. */
  readonly logApart?: boolean;
  /** Documents that the embedded engine keeps parsed for each collection. */
  readonly cachedDocuments?: number;
  /** Wait before another delivery, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
  /** Told of what an engine gets over by itself. */
  readonly onTrouble?: (engine: string, error: unknown) => void;
}

export interface OpenEngine extends Engine {
  /** Shows operators the wake-ups, where they stand apart. It asks nobody who they are. */
  board?(options: { readonly path: string }): BoardPlugin;
}

/** No engines are known by this name. */
export class UnknownProfile extends Error {
  constructor(name: string) {
    super(`HOTLINE_PROFILE=${name} is not a profile of this version; known: ${Object.keys(profiles).join(', ')}`);
    this.name = 'UnknownProfile';
  }
}

/** The profile whose engines several processes can share. */
const SHARED_PROFILE = 'cluster';

/** The settings with which processes on this machine share their engines and their tokens, and believe the one among them that callers reach. */
export const sharedSettings = ({
  data,
  trustedProxies,
}: Pick<Config, 'data' | 'trustedProxies'>): Readonly<Record<string, string>> => ({
  HOTLINE_PROFILE: SHARED_PROFILE,
  HOTLINE_DATA: data,
  HOTLINE_TRUSTED_PROXIES: ['loopback', ...trustedProxies].join(','),
});

/** Which of the engines that such processes need the settings name. */
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

/** Nothing can have been stored yet: faults are told before anything is made. */
export const isUntouched = ({ profile = DEFAULT_PROFILE, data }: Pick<Config, 'profile' | 'data'>): boolean =>
  profile === DEFAULT_PROFILE && !existsSync(data);

/** The one place where a profile is chosen; nothing else may ask which one it is. */
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

/** Opens the engines. Throws `UnknownProfile`, `ConfigError` for a setting that the profile needs, or what an engine says (`FileInUse`, `EngineAway`). */
export async function openEngine(config: Config, options: EngineOptions): Promise<OpenEngine> {
  const name = config.profile ?? DEFAULT_PROFILE;
  const open = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!open) throw new UnknownProfile(name);
  return open(config, options);
}

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

/** Without what is not there. */
function given<T extends object>(options: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
