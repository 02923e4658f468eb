import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

/** Folder of the jurisdictions that are delivered with the program. */
const SHIPPED_JURISDICTIONS = resolve(__dirname, '../../../deploy/jurisdictions');

/** One setting: the variable that holds it, what it is, what a good value looks like. */
const setting = <T extends z.ZodType>(variable: string, what: string, expected: string, schema: T): T =>
  schema.meta({ variable, description: what, expected }) as T;

const count = (variable: string, what: string, fallback: number) =>
  setting(variable, what, 'a whole number above 0', z.coerce.number().int().positive().default(fallback));
const url = (variable: string, what: string) =>
  setting(variable, what, 'a URL that begins with http:// or https://', z.url({ protocol: /^https?$/ }).optional());
const word = (variable: string, what: string) => setting(variable, what, 'a word', z.string().min(1).optional());
const folder = (variable: string, what: string, fallback: string) =>
  setting(
    variable,
    what,
    'a folder',
    z
      .string()
      .min(1)
      .default(fallback)
      .transform((path) => resolve(path)),
  );

const like = (variable: string, what: string, expected: string, pattern: RegExp) =>
  setting(variable, what, expected, z.string().regex(pattern).optional());
const named = (variable: string, what: string, fallback: string) =>
  setting(
    variable,
    what,
    'letters, digits, dots, hyphens and underscores',
    z
      .string()
      .regex(/^[\w.-]+$/)
      .default(fallback),
  );

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/%]+)(?:\/([1-9]\d*))?$/.exec(text) ?? [];
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return NAMED_NETWORKS.includes(text) || (longest !== undefined && Number(bits ?? longest) <= longest);
}

/** Every setting, once: unit in its description, default and variable beside it. */
export const configSchema = z.object({
  profile: word('HOTLINE_PROFILE', 'which engines hold log and documents'),
  kafkaBrokers: setting(
    'KAFKA_BROKERS',
    'brokers that hold the log, where the profile wants Kafka',
    'addresses with ports, separated by commas, e.g. 127.0.0.1:9092',
    z
      .string()
      .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/)
      .transform((brokers) => brokers.split(','))
      .optional(),
  ),
  kafkaTopic: named('KAFKA_TOPIC', 'topic of all ticket events; its groups are called after it', 'hotline.tickets'),
  kafkaPartitions: setting(
    'KAFKA_PARTITIONS',
    'partitions that a new topic gets and an old one must have; absent: 12, or what it has',
    'a whole number above 0',
    z.coerce.number().int().positive().optional(),
  ),
  kafkaSessionMs: count(
    'KAFKA_SESSION_MS',
    'milliseconds without a sign of life after which the partitions of a process go to others',
    10_000,
  ),
  mongoUrl: like(
    'MONGO_URL',
    'database that holds the documents, where the profile wants MongoDB',
    'a URL that begins with mongodb:// or mongodb+srv://',
    /^mongodb(\+srv)?:\/\/\S+$/,
  ),
  mongoDatabase: named('MONGO_DATABASE', 'name of the database', 'hotline'),
  redisUrl: like(
    'REDIS_URL',
    'Redis of wake-ups and counters, where the profile wants it',
    'a URL that begins with redis:// or rediss://',
    /^rediss?:\/\/\S+$/,
  ),
  redisPrefix: named('REDIS_PREFIX', 'what every key in Redis begins with', 'hotline'),
  port: setting(
    'HOTLINE_PORT',
    'TCP port of the HTTP API; 0 takes any free one',
    'a port number, 0 to 65535',
    z.coerce.number().int().min(0).max(65_535).default(12_345),
  ),
  host: setting(
    'HOTLINE_HOST',
    'address to listen on',
    'an address of this machine, e.g. 127.0.0.1 or 0.0.0.0',
    z.string().min(1).default('127.0.0.1'),
  ),
  trustedProxies: setting(
    'HOTLINE_TRUSTED_PROXIES',
    'whose X-Forwarded-For, -Host and -Proto are believed; callers must not be among them; absent: nobody’s',
    'addresses or networks separated by commas, or loopback, linklocal, uniquelocal, e.g. 10.0.0.5,10.244.0.0/16',
    z
      .string()
      .transform((proxies) => proxies.split(',').map((proxy) => proxy.trim()))
      .pipe(z.array(z.string().refine(isNetwork)))
      .default([]),
  ),
  data: folder('HOTLINE_DATA', 'folder of the stored data', 'data'),
  models: setting(
    'HOTLINE_MODELS',
    'folder of learned models, the same for all processes; absent: models in HOTLINE_DATA',
    'a folder',
    z
      .string()
      .min(1)
      .transform((path) => resolve(path))
      .optional(),
  ),
  jurisdictions: folder(
    'HOTLINE_JURISDICTIONS',
    'folder that holds the places, one folder each',
    SHIPPED_JURISDICTIONS,
  ),
  jurisdiction: setting(
    'HOTLINE_JURISDICTION',
    'places this process serves, separated by commas; the first is home',
    'names of folders in HOTLINE_JURISDICTIONS',
    z
      .string()
      .min(1)
      .default('shanghe')
      .transform((names) =>
        names
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean),
      ),
  ),
  log: setting(
    'HOTLINE_LOG',
    'least level that is logged',
    'one of trace debug info warn error silent',
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  jwksUrl: url('HOTLINE_JWKS_URL', 'keys of the OIDC provider; absent: the built-in development issuer signs tokens'),
  issuer: word('HOTLINE_ISSUER', '`iss` that tokens must carry'),
  audience: setting('HOTLINE_AUDIENCE', '`aud` that tokens must carry', 'a word', z.string().min(1).default('hotline')),
  devTokens: setting(
    'HOTLINE_DEV_TOKENS',
    'whether the development issuer may also be used on an address that others reach',
    'yes or no',
    z
      .enum(['yes', 'no'])
      .default('no')
      .transform((answer) => answer === 'yes'),
  ),
  messageUrl: url(
    'HOTLINE_MESSAGE_URL',
    'where messages to callers are posted; absent: they are kept in the store only',
  ),
  bodyLimit: count('HOTLINE_BODY_LIMIT', 'largest request body, bytes', 256 * 1024),
  uploadLimit: count('HOTLINE_UPLOAD_LIMIT', 'largest file with a draft of a place, bytes', 20 * 1024 * 1024),
  writesPerMinute: count('HOTLINE_WRITES_PER_MINUTE', 'writing requests of one actor in a minute', 30_000),
  publicPerMinute: count('HOTLINE_PUBLIC_PER_MINUTE', 'requests without a token from one address in a minute', 600),
  drainSeconds: count('HOTLINE_DRAIN_SECONDS', 'seconds that open requests get to finish when the process stops', 10),
});
export type Config = z.infer<typeof configSchema>;

interface InvalidSetting {
  readonly variable: string;
  readonly value: string;
  readonly expected: string;
}

/** Settings that cannot be used. Names the variable, its value and what was expected. */
export class ConfigError extends Error {
  constructor(readonly wrong: readonly InvalidSetting[]) {
    super(
      wrong
        .map(
          ({ variable, value, expected }) =>
            `${variable}=${JSON.stringify(value)} cannot be used: expected ${expected}`,
        )
        .join('\n'),
    );
    this.name = 'ConfigError';
  }
}

type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const settings = Object.entries(configSchema.shape).map(([key, schema]) => ({
  key,
  ...(schema.meta() as { variable: string; description: string; expected: string }),
}));

/** Reads the settings; an empty variable counts as absent. Throws `ConfigError`. */
export function readConfig(environment: EnvironmentVariables = process.env): Config {
  const given = Object.fromEntries(settings.map(({ key, variable }) => [key, environment[variable] || undefined]));
  const read = configSchema.safeParse(given);
  if (!read.success) {
    const keys = [...new Set(read.error.issues.map((issue) => issue.path[0]))];
    throw new ConfigError(
      settings
        .filter(({ key }) => keys.includes(key))
        .map(({ key, variable, expected }) => ({ variable, value: given[key] ?? '', expected })),
    );
  }
  if (read.data.jwksUrl && !read.data.issuer) {
    throw new ConfigError([
      { variable: 'HOTLINE_ISSUER', value: '', expected: 'the issuer of the tokens, because HOTLINE_JWKS_URL is set' },
    ]);
  }
  return read.data;
}

/** For the manual: variable, what it is, what is expected, default. */
export function describeConfig(): { variable: string; what: string; expected: string; fallback: unknown }[] {
  const defaults = configSchema.parse({}) as Record<string, unknown>;
  return settings.map(({ key, variable, description, expected }) => ({
    variable,
    what: description,
    expected,
    fallback: defaults[key],
  }));
}

/** The environment of a process that this one starts. */
export const environmentWith = (more: EnvironmentVariables): NodeJS.ProcessEnv => ({ ...process.env, ...more });
