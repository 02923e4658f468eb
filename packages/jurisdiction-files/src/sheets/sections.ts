import { BadCell, narrow, readSetting } from './cell';
import { headerOf, listSheets, settingColumns, SETTINGS, settingSections, type SheetColumn } from './columns';
import type { SheetFlaw } from './flaws';
import { readRows, type ReadEntry, type ReadRows } from './rows';
import type { Sheet } from '../workbooks/workbook';
import { say } from '../read/problem';

/** A section of a pack that was read from a sheet. */
export interface ReadList {
  readonly section: string;
  readonly sheet: string;
  /** True: the section is one object, and each row is one of its keys. */
  readonly single: boolean;
  readonly rows: readonly ReadEntry[];
  readonly flaws: readonly SheetFlaw[];
  /** Column of the cell that contains the value at `path` of an entry. */
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

/** The column of the value at `path`, or of the value that contains it. */
function cellOf(read: ReadRows, columns: readonly SheetColumn[], path: string): Pick<SheetFlaw, 'column' | 'header'> {
  const holds = ({ path: own }: SheetColumn): boolean =>
    own !== '' && (path === own || path.startsWith(`${own}.`) || own.startsWith(`${path}.`));
  const column = path === '' ? undefined : columns.find(holds);
  return column ? { column: read.at(column), header: headerOf(column) } : {};
}

/** Reads the sheet of settings, in which each row states section, key and value. */
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
    const [key, cell] = [String(value.key), String(value.value ?? '')];
    if (!into || value.key === undefined) flaws.push(settingFlaw(sheet.name, row, value.section, into !== undefined));
    else readOne({ sheet: sheet.name, row, key, cell, into, flaws, valueCell });
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

/** The flaw of a row with an unknown section or without a key. */
function settingFlaw(sheet: string, row: number, section: unknown, isKnown: boolean): SheetFlaw {
  const name = String(section ?? '');
  return {
    sheet,
    row,
    what: isKnown
      ? say('这一行没有键', 'the row has no key')
      : say(`没有“${name}”这一部分`, `there is no section "${name}"`),
    hint: say(
      `第一列写 ${settingSections.join('、')} 之一，第二列写它的键`,
      `the first column is one of ${settingSections.join(', ')}, the second its key`,
    ),
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
      what: say(`“${key}”重复`, `"${key}" occurs twice`),
      hint: say('删去其中一行', 'remove one of the rows'),
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
