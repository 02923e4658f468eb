import { readConfig } from '@hotline/host';
import { PackError, readJurisdiction } from '@hotline/jurisdiction-files';
import { archiveOf } from '@hotline/jurisdiction-files/sheets';
import { HotlineClient } from '../hotline-client';
import { both, faults, folderOf, read, type Command, type Report } from './command';

const usage =
  'publish NAME|FOLDER [--from DATE|INSTANT] [--note TEXT] [--accept-errors] [--token TOKEN]     checks it and puts it in force on the running hotline';
const VERSIONS = '/api/v1/jurisdiction/versions';

interface Checked {
  readonly version: string;
  readonly errors: number;
  readonly notes: number;
  readonly findings: readonly {
    readonly error: boolean;
    readonly kind: string;
    readonly text: { readonly zh: string; readonly en: string };
  }[];
  readonly scenarios?: {
    readonly unmet: readonly { readonly what: string; readonly expected: unknown; readonly actual: unknown }[];
  };
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

async function run(args: readonly string[]): Promise<Report> {
  const options = {
    from: { type: 'string' },
    note: { type: 'string' },
    'accept-errors': { type: 'boolean' },
    token: { type: 'string' },
  } as const;
  const { values, words } = read(args, 1, usage, options);
  const archive = await archived(folderOf(words[0] as string));
  if (archive instanceof PackError) return faulty(archive);
  const client = await HotlineClient.connect(readConfig(), { token: values.token, jurisdiction: archive.name });
  const checked = (await client.upload(VERSIONS, 'application/zip', archive.bytes)) as Checked;
  const path = `${VERSIONS}/${encodeURIComponent(checked.version)}`;
  const compared = (await client.call('GET', `${path}/diff`)) as Compared;
  const told = [...errorsOf(checked), ...differences(checked, compared)];
  if (checked.errors > 0 && values['accept-errors'] !== true) {
    const kept = both({
      zh: `未发布：检查有${checked.errors}个错误；草案已保存为 ${checked.version}。修改后重试，或加 --accept-errors`,
      en: `not published: the check found ${checked.errors} errors; the draft is kept as ${checked.version}. Mend it and try again, or add --accept-errors`,
    });
    return { lines: [...told, ...kept], data: { checked, compared }, failed: true };
  }
  const order = {
    acceptErrors: values['accept-errors'] === true,
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.note === undefined ? {} : { note: values.note }),
  };
  const done = (await client.call('POST', `${path}/publish`, order)) as Published;
  return {
    lines: [
      ...told,
      ...both({
        zh: `已发布 ${done.version}，自 ${done.from} 起生效；现行 ${done.inForce}`,
        en: `published ${done.version}, in force from ${done.from}; now in force: ${done.inForce}`,
      }),
    ],
    data: { checked, compared, published: done },
  };
}

/** The place with its frames, as it is sent; or what is wrong with its files. */
async function archived(folder: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | PackError> {
  try {
    const { pack, text } = await readJurisdiction(folder);
    const { name } = pack.jurisdiction;
    return { name, bytes: archiveOf(text.map((part, i) => (i === text.length - 1 ? { ...part, dir: name } : part))) };
  } catch (error) {
    if (error instanceof PackError) return error;
    throw error;
  }
}

function faulty(error: PackError): Report {
  const { problems } = error;
  return {
    lines: [
      ...faults(error),
      ...both({
        zh: `未发布：文件有${problems.length}处错误`,
        en: `not published: ${problems.length} faults in the files`,
      }),
    ],
    data: { problems },
    failed: true,
  };
}

const errorsOf = ({ findings, scenarios }: Checked): string[] => [
  ...findings.filter(({ error }) => error).flatMap(({ kind, text }) => [`[${kind}] ${text.zh}`, `  ${text.en}`]),
  ...(scenarios?.unmet ?? []).map(
    ({ what, expected, actual }) => `[scenario] ${what}: ${JSON.stringify(expected)} → ${JSON.stringify(actual)}`,
  ),
];

const differences = ({ version, notes }: Checked, { against, leads, terms }: Compared): string[] =>
  both({
    zh: `${version} 与 ${against} 相比：主办变化${leads}组，条款变化${terms}组；${notes}个提示`,
    en: `${version} against ${against}: ${leads} groups of cells change their lead, ${terms} their terms only; ${notes} notes`,
  });

export const publish: Command = { usage, run };
