import { readConfig } from '@hotline/host';
import { PackError } from '@hotline/jurisdiction-files';
import { archiveOf } from '@hotline/jurisdiction-files/sheets';
import type { Unmet } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, counted, help, type Bilingual, type CommandReport, type Terminal } from '../answering';
import { HotlineClient } from '../hotline-client';
import { localTime } from '../local-time';
import { findingLines, type ReadableFinding } from '../finding-lines';
import { faultsOf, readFilesOf } from './packs';
import { unmetLines } from './scenarios';

const VERSIONS = '/api/v1/jurisdiction/versions';

/** Result of the checks that the hotline makes of a draft. */
interface Checked {
  readonly version: string;
  readonly errors: number;
  readonly notes: number;
  readonly findings: readonly (ReadableFinding & { readonly error: boolean })[];
  readonly scenarios?: { readonly unmet: readonly Pick<Unmet, 'text' | 'says'>[] };
}

interface Compared {
  readonly against: string;
  readonly leads: number;
  readonly terms: number;
}

interface Published {
  readonly version: string;
  readonly from: string;
  readonly inForce: string;
}

interface PublishOptions {
  readonly from?: string;
  readonly note?: string;
  readonly acceptErrors?: boolean;
  readonly token?: string;
}

async function publish(
  [name]: readonly [string],
  { from, note, acceptErrors = false, token }: PublishOptions,
): Promise<CommandReport> {
  const archive = await archiveFor(name);
  if (archive instanceof PackError) return faultsReport(archive);
  const client = await HotlineClient.connect(readConfig(), { token, jurisdiction: archive.name });
  const checked = (await client.upload(VERSIONS, 'application/zip', archive.bytes)) as Checked;
  const path = `${VERSIONS}/${encodeURIComponent(checked.version)}`;
  const compared = (await client.call('GET', `${path}/diff`)) as Compared;
  const told = [...errorsOf(checked), ...differences(checked, compared)];
  if (checked.errors > 0 && !acceptErrors) {
    const kept = both({
      zh: `未发布：检查发现${checked.errors}处错误，草案已保存为版本${checked.version}。请修改后重试，或加 --accept-errors`,
      en:
        `not published: the check found ${counted(checked.errors, 'error')}; ` +
        `the draft is kept as version ${checked.version}. ` +
        'Correct it and try again, or add --accept-errors',
    });
    return { lines: [...told, ...kept], data: { checked, compared }, failed: true };
  }
  const done = (await client.call('POST', `${path}/publish`, { acceptErrors, from, note })) as Published;
  const start = await startOf(client, done.from);
  return {
    lines: [
      ...told,
      ...both({
        zh: `已发布版本${done.version}，自${start.zh}起生效；现行版本${done.inForce}`,
        en: `published version ${done.version}, in force from ${start.en}; now in force: version ${done.inForce}`,
      }),
    ],
    data: { checked, compared, published: done },
  };
}

/** When a version takes effect, on the clock of its jurisdiction. `instant` is ISO 8601. */
async function startOf(client: HotlineClient, instant: string): Promise<Bilingual> {
  const { timeZone } = (await client.call('GET', '/api/v1/jurisdiction')) as { timeZone: string };
  return localTime(Date.parse(instant), timeZone);
}

/** The pack with its frames as one archive, or the faults of its files. The pack's own folder comes last. */
async function archiveFor(pack: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | PackError> {
  try {
    const { pack: read, text } = await readFilesOf(pack);
    const { name } = read.jurisdiction;
    return { name, bytes: archiveOf(text.map((part, i) => (i === text.length - 1 ? { ...part, dir: name } : part))) };
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

function faultsReport(error: PackError): CommandReport {
  const { problems } = error;
  return {
    lines: [
      ...faultsOf(error),
      ...both({
        zh: `未发布：文件有${problems.length}处错误`,
        en: `not published: ${counted(problems.length, 'fault')} in the files`,
      }),
    ],
    data: { problems },
    failed: true,
  };
}

const errorsOf = ({ findings, scenarios }: Checked): string[] => [
  ...findings.filter(({ error }) => error).flatMap(findingLines),
  ...(scenarios?.unmet ?? []).flatMap(unmetLines),
];

const differences = ({ version, notes }: Checked, { against, leads, terms }: Compared): string[] =>
  both({
    zh: `版本${version}与版本${against}相比：主办单位变动${leads}处，办理条件变动${terms}处；${notes}条提示`,
    en:
      `version ${version} compared with ${against}: ${counted(leads, 'change')} of a lead unit, ` +
      `${counted(terms, 'change')} of terms only; ${counted(notes, 'note')}`,
  });

export const publishCommand = (terminal: Terminal): Command =>
  answering(
    new Command('publish')
      .description(help('检查后在运行中的热线上发布', 'check a pack and put it in force on the running hotline'))
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .option(
        '--from <date>',
        help('生效日期或时刻（默认立即）', 'day or instant from which it is in force (default: now)'),
      )
      .option('--note <text>', help('发布说明', 'why it is published'))
      .option('--accept-errors', help('检查有错误也发布', 'publish although the check finds errors'))
      .option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)')),
    terminal,
    publish,
  );
