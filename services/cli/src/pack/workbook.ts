import { inBoth } from '@hotline/jurisdiction-files';
import { BadSheets, fromXlsx, cellAddress, toXlsx, type SheetFlaw } from '@hotline/jurisdiction-files/sheets';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { findFrames, folderOf, near } from './packs';

async function toWorkbook([name, file]: readonly [string, string]): Promise<CommandReport> {
  const { rows } = await toXlsx(folderOf(name), file, findFrames());
  return {
    lines: both({ zh: `已写入 ${near(file)}，共${rows}行`, en: `wrote ${rows} rows to ${near(file)}` }),
    data: { file, rows },
  };
}

async function fromWorkbook([file, folder]: readonly [string, string]): Promise<CommandReport> {
  try {
    const { version, files } = await fromXlsx(file, folder, findFrames());
    return {
      lines: both({
        zh: `已写入 ${near(folder)}，共${files.length}个文件，版本${version}`,
        en: `wrote ${files.length} files to ${near(folder)}, version ${version}`,
      }),
      data: { version, files },
    };
  } catch (error) {
    if (!(error instanceof BadSheets)) throw error;
    const many = error.flaws.length;
    return {
      lines: [
        ...error.flaws.flatMap((flaw) => linesOf(near(file), flaw)),
        ...both({
          zh: `${many}处错误，未写入任何文件`,
          en: `${many} fault${many === 1 ? '' : 's'}; nothing was written`,
        }),
      ],
      data: { flaws: error.flaws },
      failed: true,
    };
  }
}

/**
 * The lines that report a flaw: with its cell if it is in the workbook, with its line if it is in a YAML file (of the
 * frame or of the folder).
 */
function linesOf(file: string, flaw: SheetFlaw): string[] {
  const [zh, en] = inBoth(flaw.what, flaw.hint);
  const position = /\.ya?ml$/.test(flaw.sheet) ? `${flaw.sheet}:${flaw.row}` : `${file} ${cellAddress(flaw)}`;
  return [`${position} ${zh}`, `  ${en}`];
}

export const toWorkbookCommand = (terminal: Terminal): Command =>
  answering(
    new Command('to-xlsx')
      .description(help('把权责清单写成工作簿', 'write a pack as a workbook, a sheet for each list'))
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .argument('<file>', help('工作簿文件', 'workbook to write (.xlsx)')),
    terminal,
    toWorkbook,
  );

export const fromWorkbookCommand = (terminal: Terminal): Command =>
  answering(
    new Command('from-xlsx')
      .description(
        help(
          '把工作簿写成辖区包文件夹；CSV 只替换权责',
          'write a workbook as a pack folder; a CSV file replaces the powers only',
        ),
      )
      .argument('<file>', help('工作簿或 CSV', 'workbook (.xlsx) or CSV'))
      .argument('<folder>', help('辖区包文件夹', 'folder of the pack')),
    terminal,
    fromWorkbook,
  );
