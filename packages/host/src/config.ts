import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Text } from '@hotline/contracts';
import { SHIPPED_JURISDICTIONS } from '@hotline/jurisdiction-files';
import { engineSettings } from './settings/engine-settings';
import {
  count,
  FOLDER,
  folder,
  named,
  path,
  setting,
  text,
  url,
  WORD,
  word,
  yesOrNo,
  type SettingMeta,
} from './settings/kinds-of-settings';

/** Folder of the front end that is delivered with the program. */
const SHIPPED_CONSOLE = resolve(__dirname, '../../../services/console/dist');

const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];
function isNetwork(given: string): boolean {
  const [, address = '', bits] = /^([^/%]+)(?:\/([1-9]\d*))?$/.exec(given) ?? [];
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  return NAMED_NETWORKS.includes(given) || (longest !== undefined && Number(bits ?? longest) <= longest);
}

const addressSettings = {
  port: setting(
    'HOTLINE_PORT',
    text('HTTP接口的TCP端口；0表示任一空闲端口', 'TCP port of the HTTP API; 0 takes any free port'),
    text('0至65535的端口号', 'a port number, 0 to 65535'),
    z.coerce.number().int().min(0).max(65_535).default(12_345),
  ),
  host: setting(
    'HOTLINE_HOST',
    text('监听地址', 'address to listen on'),
    text('本机地址，例如127.0.0.1或0.0.0.0', 'an address of this machine, e.g. 127.0.0.1 or 0.0.0.0'),
    z.string().min(1).default('127.0.0.1'),
  ),
  trustedProxies: setting(
    'HOTLINE_TRUSTED_PROXIES',
    text(
      '可信的前置代理：采信其X-Forwarded-For、-Host和-Proto；不得包含来访者所在网络；未设置：一律不采信',
      'proxies in front of the product whose headers X-Forwarded-For, -Host and -Proto are trusted. Never name a network from which clients connect; absent: no proxy is trusted',
    ),
    text(
      '以逗号分隔的地址或网段，或loopback、linklocal、uniquelocal，例如10.0.0.5,10.244.0.0/16',
      'addresses or networks separated by commas, or loopback, linklocal, uniquelocal, e.g. 10.0.0.5,10.244.0.0/16',
    ),
    z
      .string()
      .transform((proxies) => proxies.split(',').map((proxy) => proxy.trim()))
      .pipe(z.array(z.string().refine(isNetwork)))
      .default([]),
  ),
};

const dataSettings = {
  data: folder(
    'HOTLINE_DATA',
    text('数据文件夹；每个文件夹只供一个进程使用', 'folder of the stored data; each process needs a folder of its own'),
    'data',
  ),
  models: setting(
    'HOTLINE_MODELS',
    text(
      '学习模型的文件夹，所有进程共用；未设置：数据文件夹中的models',
      'folder of learned models, shared by all processes; absent: the folder `models` in HOTLINE_DATA',
    ),
    FOLDER,
    path.optional(),
  ),
  files: setting(
    'HOTLINE_FILES',
    text(
      '照片、文书和录音的文件夹，所有进程共用，须备份；未设置：数据文件夹中的files',
      'folder of photos, documents and recordings, the same for all processes, to be backed up; absent: files in HOTLINE_DATA',
    ),
    FOLDER,
    path.optional(),
  ),
  console: folder(
    'HOTLINE_CONSOLE',
    text('操作台页面（构建结果）所在的文件夹', 'folder of the built console, served at /'),
    SHIPPED_CONSOLE,
  ),
  cache: setting(
    'HOTLINE_CACHE',
    text(
      '缓存文件夹，可随时删除，多个进程可共用；未设置：数据文件夹中的cache',
      'folder of cached results. It can be deleted at any time, and several processes can share it; absent: the folder `cache` in HOTLINE_DATA',
    ),
    FOLDER,
    path.optional(),
  ),
  jurisdictions: folder(
    'HOTLINE_JURISDICTIONS',
    text('辖区配置所在的文件夹，每个辖区一个子文件夹', 'folder that contains one folder for each jurisdiction'),
    SHIPPED_JURISDICTIONS,
  ),
  jurisdiction: setting(
    'HOTLINE_JURISDICTION',
    text(
      '本进程服务的辖区，以逗号分隔；第一个为默认辖区',
      'jurisdictions that this process serves, separated by commas; the first one is the default',
    ),
    text('辖区文件夹中的名称', 'names of folders in HOTLINE_JURISDICTIONS'),
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
};

const accessSettings = {
  jwksUrl: url(
    'HOTLINE_JWKS_URL',
    text(
      '统一身份认证（OIDC）的公钥地址；未设置：由内置开发签发器签发令牌',
      'address of the public keys of the OIDC provider; absent: the built-in development issuer signs tokens',
    ),
  ),
  issuer: word('HOTLINE_ISSUER', text('令牌必须包含的签发者（iss）', 'issuer (`iss`) that tokens must carry')),
  audience: setting(
    'HOTLINE_AUDIENCE',
    text('令牌必须包含的受众（aud）', 'audience (`aud`) that tokens must carry'),
    WORD,
    z.string().min(1).default('hotline'),
  ),
  clientId: named(
    'HOTLINE_CLIENT_ID',
    text('操作台在统一身份认证中的客户端标识', 'client id of the console at the OIDC provider'),
    'hotline-console',
  ),
  address: url(
    'HOTLINE_ADDRESS',
    text(
      '浏览器访问本系统的地址，例如https://hotline.example；未设置：只能在本机登录',
      'address at which browsers open the product, e.g. https://hotline.example; absent: people can sign in on this machine only',
    ),
  ),
  demo: yesOrNo(
    'HOTLINE_DEMO',
    text(
      '是否演示：本机地址上使用随附辖区时，可一键登录演示人员，空数据文件夹自动生成演示工单',
      'whether to run as a demonstration: people of the jurisdiction sign in with one click, and an empty data folder is filled with tickets. It needs a loopback address and a jurisdiction that is delivered with the product',
    ),
    'yes',
  ),
  signInAttempts: count(
    'HOTLINE_SIGN_IN_ATTEMPTS',
    text('口令连续输错多少次后锁定账号', 'number of wrong passwords in a row after which an account is locked'),
    5,
    'attempts',
  ),
  signInLockMinutes: count(
    'HOTLINE_SIGN_IN_LOCK_MINUTES',
    text('账号锁定时间', 'time for which an account is locked'),
    15,
    'min',
  ),
  devTokens: yesOrNo(
    'HOTLINE_DEV_TOKENS',
    text(
      '对外地址上是否也可使用开发令牌',
      'whether the development issuer also gives out tokens on an address that other machines can reach',
    ),
    'no',
  ),
  unlistedPeople: yesOrNo(
    'HOTLINE_UNLISTED_PEOPLE',
    text(
      '是否接受人员名录之外的账号；仅供试用和压力测试，正式运行须为no',
      'whether tokens of people who are not in the list of people are accepted; only for trials and load tests',
    ),
    'no',
  ),
};

const serviceSettings = {
  messageUrl: url(
    'HOTLINE_MESSAGE_URL',
    text(
      '发送诉求人短信的网关地址；未设置：短信只保存在工单中',
      'address of the gateway that sends messages to callers; absent: messages are only stored in the ticket',
    ),
  ),
  log: setting(
    'HOTLINE_LOG',
    text('日志级别', 'lowest level that is logged'),
    text('trace、debug、info、warn、error、silent之一', 'one of trace debug info warn error silent'),
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
  bodyLimit: count('HOTLINE_BODY_LIMIT', text('请求体上限', 'largest request body'), 256 * 1024, 'bytes'),
  uploadLimit: count(
    'HOTLINE_UPLOAD_LIMIT',
    text('辖区草案文件上限', 'largest file that can be uploaded as a draft of a jurisdiction'),
    20 * 1024 * 1024,
    'bytes',
  ),
  writesPerMinute: count(
    'HOTLINE_WRITES_PER_MINUTE',
    text('每人每分钟的写入请求上限', 'largest number of writing requests of one person in a minute'),
    30_000,
    'requests/min',
  ),
  publicPerMinute: count(
    'HOTLINE_PUBLIC_PER_MINUTE',
    text('每个地址每分钟的免登录请求上限', 'largest number of requests without a token from one address in a minute'),
    600,
    'requests/min',
  ),
  publicWritesPerMinute: count(
    'HOTLINE_PUBLIC_WRITES_PER_MINUTE',
    text('每个地址每分钟的免登录写入请求上限', 'writing requests without a token from one address in a minute'),
    120,
    'requests/min',
  ),
  drainSeconds: count(
    'HOTLINE_DRAIN_SECONDS',
    text('停机时等待未完成请求的时间', 'time that open requests get to finish when the process stops'),
    10,
    's',
  ),
  sweepSeconds: count(
    'HOTLINE_SWEEP_SECONDS',
    text(
      '两次清查之间的时间：清查补做因引擎停止或数据丢失而漏下的工作',
      'time between two sweeps; a sweep does the work that was missed while an engine was stopped or had lost data',
    ),
    30,
    's',
  ),
};

/** All settings; `describeConfig` turns them into docs/settings.md. */
export const configSchema = z.object({
  ...addressSettings,
  ...dataSettings,
  ...accessSettings,
  ...serviceSettings,
  ...engineSettings,
});
export type Config = z.infer<typeof configSchema>;

interface InvalidSetting {
  readonly variable: string;
  readonly value: string;
  readonly expected: Text;
}

/**
 * Settings that cannot be used. The message names each variable, its value and the expected value, in both languages.
 */
export class ConfigError extends Error {
  constructor(readonly invalid: readonly InvalidSetting[]) {
    super(
      invalid
        .map(
          ({ variable, value, expected: { zh, en } }) =>
            `${variable}=${JSON.stringify(value)} cannot be used: expected ${en} · 无法使用：应为${zh}`,
        )
        .join('\n'),
    );
    this.name = 'ConfigError';
  }
}

type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

const settings = Object.entries(configSchema.shape).map(([key, schema]) => ({
  key,
  ...(schema.meta() as unknown as SettingMeta),
}));

/**
 * Reads the settings; an empty variable counts as absent. Throws `ConfigError` with all settings that cannot be used.
 */
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
    const expected = text(
      '令牌的签发者（已设置HOTLINE_JWKS_URL）',
      'the issuer of the tokens, because HOTLINE_JWKS_URL is set',
    );
    throw new ConfigError([{ variable: 'HOTLINE_ISSUER', value: '', expected }]);
  }
  return read.data;
}

/** One row of docs/settings.md. */
export interface SettingDescription extends SettingMeta {
  /** Absent: the setting has no default. */
  readonly fallback: unknown;
}

/** All settings with variable, default, unit and meaning, in the order of the schema. */
export function describeConfig(): SettingDescription[] {
  const defaults = configSchema.parse({}) as Record<string, unknown>;
  return settings.map(({ key, ...meta }) => ({ ...meta, fallback: defaults[key] }));
}

/** The environment for a child process: that of this process, with the given variables set. */
export const environmentWith = (more: EnvironmentVariables): NodeJS.ProcessEnv => ({ ...process.env, ...more });
