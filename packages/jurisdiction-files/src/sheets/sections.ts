import { BadCell, narrow, readSetting } from './cell';
import { headerOf, listSheets, settingColumns, SETTINGS, settingSections, type SheetColumn } from './columns';
import type { SheetFlaw } from './flaws';
import { readRows, type ReadEntry, type ReadRows } from './rows';
import type { Sheet } from './workbook';
import { say } from '../read/problem';

/** A section of the pack as a sheet says it. */
export interface ReadList {
  readonly section: string;
  readonly sheet: string;
  /** One object, whose keys are the rows. */
  readonly single: boolean;
  readonly rows: readonly ReadEntry[];
  readonly flaws: readonly SheetFlaw[];
  /** Where in its row the part of an entry stands. */
  cellAt(path: string): Pick<SheetFlaw, 'column' | 'header'>;
}

const called = (sheet: Sheet, ...names: string[]): boolean => names.includes(narrow(sheet.name).toLowerCase());

export function readLists(sheets: readonly Sheet[]): ReadList[] {
  return listSheets.flatMap(({ section, title, columns }): ReadList[] => {
    const sheet = sheets.find((one) => called(one, title, section));
    if (!sheet) return [];
    const read = readRows(sheet, columns);
    return [
      {
        section,
        sheet: sheet.name,
        single: false,
        rows: read.entries,
        flaws: read.flaws,
        cellAt: (path) => cellOf(read, columns, path),
      },
    ];
  });
}

/** The column that holds the part, or the one it is a part of. */
function cellOf(read: ReadRows, columns: readonly SheetColumn[], path: string): Pick<SheetFlaw, 'column' | 'header'> {
  const holds = ({ path: own }: SheetColumn): boolean =>
    own !== '' && (path === own || path.startsWith(`${own}.`) || own.startsWith(`${path}.`));
  const column = path === '' ? undefined : columns.find(holds);
  return column ? { column: read.at(column), header: headerOf(column) } : {};
}

export function readSettings(sheets: readonly Sheet[]): { sections: ReadList[]; flaws: SheetFlaw[] } {
  const sheet = sheets.find((one) => called(one, SETTINGS, 'settings'));
  if (!sheet) return { sections: [], flaws: [] };
  const read = readRows(sheet, settingColumns);
  const flaws = [...read.flaws];
  const rows = new Map<string, ReadEntry[]>(settingSections.map((section) => [section, []]));
  const [, , valueColumn] = settingColumns as [SheetColumn, SheetColumn, SheetColumn];
  const valueCell = { column: read.at(valueColumn), header: headerOf(valueColumn) };
  for (const { row, value } of read.entries) {
    const into = rows.get(String(value.section));
    if (!into || value.key === undefined)
      flaws.push({
        sheet: sheet.name,
        row,
        what: into
          ? say('这一行没有键', 'the row has no key')
          : say(`没有“${String(value.section ?? '')}”这一部分`, `there is no section "${String(value.section ?? '')}"`),
        hint: say(
          `第一列写 ${settingSections.join('、')} 之一，第二列写它的键`,
          `the first column is one of ${settingSections.join(', ')}, the second its key`,
        ),
      });
    else
      readOne({
        sheet: sheet.name,
        row,
        key: String(value.key),
        cell: String(value.value ?? ''),
        into,
        flaws,
        valueCell,
      });
  }
  return {
    sections: [...rows].map(([section, entries]) => ({
      section,
      sheet: sheet.name,
      single: true,
      rows: entries,
      flaws: [],
      cellAt: () => valueCell,
    })),
    flaws,
  };
}

interface Setting {
  readonly sheet: string;
  readonly row: number;
  readonly key: string;
  readonly cell: string;
  readonly into: ReadEntry[];
  readonly flaws: SheetFlaw[];
  readonly valueCell: Pick<SheetFlaw, 'column' | 'header'>;
}

function readOne({ sheet, row, key, cell, into, flaws, valueCell }: Setting): void {
  if (into.some(({ value }) => key in value)) {
    flaws.push({
      sheet,
      row,
      what: say(`“${key}”重复`, `"${key}" is there twice`),
      hint: say('删去其中一行', 'take one of the rows out'),
    });
    return;
  }
  try {
    const value = readSetting(cell);
    into.push({ row, value: { [key]: key === 'version' ? String(value) : value } });
  } catch (error) {
    if (!(error instanceof BadCell)) throw error;
    flaws.push({ sheet, row, ...valueCell, what: error.what, hint: error.hint });
  }
}
