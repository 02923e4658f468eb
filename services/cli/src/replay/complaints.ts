import { registration, type Registration } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import { channelOf, findColumns, kindOf, knownHeaders, type Column } from './columns';

/** A past complaint, ready to be registered. */
export interface Complaint {
  readonly line: number;
  readonly registration: Registration;
  /** When it came in, epoch ms, where the file says so. */
  readonly at?: number;
}

/** Reads a whole file before anything of it is registered. Throws `BadFile` with every flaw. */
export async function readComplaints(file: string, jurisdiction: Jurisdiction): Promise<Complaint[]> {
  const [header, ...rows] = await readTable(file);
  if (!header) throw new BadFile(file, [{ line: 1, what: 'the file is empty', hint: 'give a header row and rows' }]);
  const columns = findColumns(header.cells);
  if (columns.narrative === undefined) {
    throw new BadFile(file, [
      {
        line: header.line,
        what: 'no column holds what the caller said',
        hint: `name one of the columns ${knownHeaders('narrative')}`,
      },
    ]);
  }
  const flaws: Flaw[] = [];
  const complaints = rows.flatMap((row) =>
    readRow(row, { columns, width: header.cells.length, header: header.cells, jurisdiction, flaws }),
  );
  if (flaws.length > 0) throw new BadFile(file, flaws);
  return complaints;
}

interface Reading {
  readonly columns: Partial<Record<Column, number>>;
  readonly width: number;
  readonly header: readonly string[];
  readonly jurisdiction: Jurisdiction;
  readonly flaws: Flaw[];
}

function readRow({ line, cells }: TableRow, { columns, width, header, jurisdiction, flaws }: Reading): Complaint[] {
  if (cells.length !== width) {
    flaws.push({
      line,
      what: `the row has ${cells.length} cells, the header ${width}`,
      hint: 'quote cells that hold a separator or a line break',
    });
    return [];
  }
  const cell = (column: Column): string => (columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim());
  const parsed = registration.safeParse(draft(cell, jurisdiction));
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const column = columnOf(issue.path);
      const at = column && columns[column];
      flaws.push({
        line,
        what: issue.message,
        hint: 'correct the cell',
        ...(at === undefined ? {} : { column: header[at] ?? '' }),
      });
    }
    return [];
  }
  const at = Date.parse(cell('at'));
  return [{ line, registration: parsed.data, ...(Number.isNaN(at) ? {} : { at }) }];
}

const columnOf = (path: readonly PropertyKey[]): Column | undefined => {
  const last = String(path.at(-1));
  return (['narrative', 'demand', 'phone', 'name', 'address', 'externalNo'] as const).find((column) => column === last);
};

/** A region that the jurisdiction does not know stays in the address, where it can still be read. */
function draft(cell: (column: Column) => string, jurisdiction: Jurisdiction): unknown {
  const named = cell('region');
  const region = [...jurisdiction.regions.values()].find((one) => one.code === named || one.name.zh === named)?.code;
  const address = [region ? '' : named, cell('address')].filter(Boolean).join(' ');
  const narrative = [cell('title'), cell('narrative')].filter(Boolean).join('。');
  const optional = (name: string, value: string | undefined) => (value ? { [name]: value } : {});
  return {
    channel: channelOf(cell('channel')),
    narrative,
    ...optional('kind', kindOf(cell('kind'))),
    ...optional('demand', cell('demand')),
    ...optional('externalNo', cell('externalNo')),
    caller: {
      anonymity: cell('name') || cell('phone') ? 'named' : 'anonymous',
      ...optional('name', cell('name')),
      ...optional('phone', cell('phone')),
    },
    location: { ...optional('region', region), ...optional('address', address) },
  };
}
