import { inBoth } from '@hotline/jurisdiction-files';
import { BadSheets, fromXlsx, cellAddress, type SheetFlaw, toXlsx } from '@hotline/jurisdiction-files/sheets';
import { both, folderOf, near, read, type Command, type Report } from './command';

const toUsage = 'to-xlsx NAME|FOLDER FILE                        the power list as a workbook, a sheet for each list';
const fromUsage =
  'from-xlsx FILE FOLDER                           a workbook as a pack folder beside its frame; a CSV file as its powers';

async function write(args: readonly string[]): Promise<Report> {
  const { words } = read(args, 2, toUsage, {});
  const [name, file] = words as [string, string];
  const { rows } = await toXlsx(folderOf(name), file);
  return { lines: [`${near(file)}：${rows}行 · ${rows} rows`], data: { file, rows } };
}

async function readBack(args: readonly string[]): Promise<Report> {
  const { words } = read(args, 2, fromUsage, {});
  const [file, folder] = words as [string, string];
  try {
    const { version, files } = await fromXlsx(file, folder);
    return {
      lines: [`${near(folder)}：版本${version}，${files.length}个文件 · version ${version}, ${files.length} files`],
      data: { version, files },
    };
  } catch (error) {
    if (!(error instanceof BadSheets)) throw error;
    const many = error.flaws.length;
    return {
      lines: [
        ...error.flaws.flatMap((flaw) => told(near(file), flaw)),
        ...both({ zh: `${many}处错误，未写入`, en: `${many} fault${many === 1 ? '' : 's'}; nothing was written` }),
      ],
      data: { flaws: error.flaws },
      failed: true,
    };
  }
}

function told(file: string, flaw: SheetFlaw): string[] {
  const [zh, en] = inBoth(flaw.what, flaw.hint);
  return [`${file} ${cellAddress(flaw)} ${zh}`, `  ${en}`];
}

export const toWorkbook: Command = { usage: toUsage, run: write };
export const fromWorkbook: Command = { usage: fromUsage, run: readBack };
