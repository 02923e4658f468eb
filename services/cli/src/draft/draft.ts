import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Pack } from '@hotline/jurisdiction';
import { likeProposer } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, counted, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine, refused } from '../exit-codes';
import { folderOf, near, readPackOf } from '../pack/packs';
import { DRAFTED, draftedFile, likeLine, type DraftedMatter } from './drafted-file';
import { readDraftedRows } from './drafted-rows';

interface DraftOptions {
  readonly write?: boolean;
}

async function draft(
  [name, list]: readonly [string, string | undefined],
  { write = false }: DraftOptions,
): Promise<CommandReport> {
  const pack = await readPackOf(name);
  if (pack.references.length === 0)
    throw refused(
      '本辖区没有参考事项：请在 jurisdiction 中写 extends: national 或 referencesFrom: national',
      'this jurisdiction has no reference matters: write `extends: national` or `referencesFrom: national` in `jurisdiction`',
    );
  if (list !== undefined) return draftFrom(list, pack, write ? join(folderOf(name), DRAFTED) : undefined);
  if (write) throw badCommandLine('--write 需要一份事项清单', '--write needs a list of matters');
  return proposalsFor(pack);
}

/** Proposals for the matters of the jurisdiction itself that do not state what they resemble. */
function proposalsFor(pack: Pack): CommandReport {
  const propose = likeProposer(pack);
  const open = pack.matters.filter(
    ({ placeholder, inherited, like }) => !placeholder && !inherited && like === undefined,
  );
  const drafted = open.map((matter) => ({ code: matter.code, name: matter.name.zh, proposals: propose(matter) }));
  const summary = both({
    zh: `${drafted.length}个事项未注明相近参考事项，请逐条核对后填入`,
    en: `${counted(drafted.length, 'matter')} without reference matters: review each line before you use it`,
  });
  return {
    lines: [...drafted.map(({ code, name, proposals }) => `${code} ${name}: ${likeLine(proposals)}`), ...summary],
    data: { drafted },
  };
}

/** Makes matters and powers from a list; `file`: where to write them, absent: they are printed. */
async function draftFrom(list: string, pack: Pack, file: string | undefined): Promise<CommandReport> {
  if (file !== undefined && existsSync(file))
    throw refused(
      `${near(file)} 已存在：请核对后改名，再起草`,
      `${near(file)} exists already: review and rename it before you draft again`,
    );
  const known = new Set(pack.matters.map(({ name }) => name.zh));
  const propose = likeProposer(pack);
  const rows = (await readDraftedRows(list, pack)).filter((row) => !known.has(row.name));
  const drafted = rows.map((row, i): DraftedMatter => ({
    ...row,
    code: `drafted.${String(i + 1).padStart(3, '0')}`,
    proposals: propose({ name: { zh: row.name }, words: [] }),
  }));
  const text = draftedFile(list, pack, drafted);
  if (file !== undefined) await writeFile(file, text);
  const without = drafted.filter(({ proposals }) => proposals.length === 0).length;
  const summary = both({
    zh: `起草了${drafted.length}个事项，其中${without}个没有相近的参考事项${file === undefined ? '' : `，已写入 ${near(file)}`}；请逐条核对参考事项`,
    en:
      `Drafted ${counted(drafted.length, 'matter')}, ${without} without a similar reference matter` +
      `${file === undefined ? '' : `, and wrote them to ${near(file)}`}; review the reference matters of each`,
  });
  return { lines: [...text.trimEnd().split('\n'), ...summary], data: { drafted } };
}

export const draftCommand = (terminal: Terminal): Command =>
  answering(
    new Command('draft')
      .description(
        help('仅凭名称为事项建议相近的参考事项', 'propose reference matters for matters from their names alone'),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .argument('[list]', help('事项清单（CSV、TSV、XLSX）', 'list of matters (CSV, TSV, XLSX)'))
      .option('--write', help('写入辖区包文件夹', 'write the drafted matters into the folder of the pack')),
    terminal,
    draft,
  );
