import { describeIssues, phoneFaults, registration, type Registration, type Text } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { BadFile, type Flaw, readTable, type TableRow } from '@hotline/jurisdiction-files/sheets';
import { readTelephone } from '@hotline/text';
import { bilingual } from '../answering';
import { channelOf, findComplaintColumns, kindOf, knownHeaders, type ComplaintColumn } from './columns';

/** A past complaint, ready to be registered. */
export interface Complaint {
  readonly line: number;
  readonly registration: Registration;
  /** Time of receipt, epoch ms; absent when the file states none. */
  readonly at?: number;
}

/** Reads a whole file before any row of it is registered. @throws BadFile with every flaw */
export async function readComplaints(file: string, jurisdiction: Jurisdiction): Promise<Complaint[]> {
  const [header, ...rows] = await readTable(file);
  if (!header)
    throw new BadFile(file, [
      {
        line: 1,
        what: bilingual('文件是空的', 'the file is empty'),
        hint: bilingual('请写表头和数据行', 'write a header row and data rows'),
      },
    ]);
  const columns = findComplaintColumns(header.cells);
  if (columns.narrative === undefined) {
    throw new BadFile(file, [
      {
        line: header.line,
        what: bilingual('没有诉求内容列', 'no column has the text of the complaint'),
        hint: bilingual(`请把一列命名为 ${knownHeaders('narrative')}`, `name a column ${knownHeaders('narrative')}`),
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

interface ComplaintReading {
  readonly columns: Partial<Record<ComplaintColumn, number>>;
  readonly width: number;
  readonly header: readonly string[];
  readonly jurisdiction: Jurisdiction;
  readonly flaws: Flaw[];
}

function readRow(
  { line, cells }: TableRow,
  { columns, width, header, jurisdiction, flaws }: ComplaintReading,
): Complaint[] {
  if (cells.length !== width) {
    flaws.push({
      line,
      what: bilingual(
        `本行${cells.length}格，表头${width}格`,
        `the row has ${cells.length} cells, the header ${width}`,
      ),
      hint: bilingual('含分隔符或换行的格请加引号', 'quote cells that hold a separator or a line break'),
    });
    return [];
  }
  const cell = (column: ComplaintColumn): string =>
    columns[column] === undefined ? '' : (cells[columns[column]] ?? '').trim();
  const read = readRegistration(draft(cell, jurisdiction), jurisdiction);
  if ('faults' in read) {
    for (const { column, what, hint } of read.faults) {
      const position = column && columns[column];
      flaws.push({ line, what, hint, ...(position === undefined ? {} : { column: header[position] ?? '' }) });
    }
    return [];
  }
  const at = Date.parse(cell('at'));
  return [{ line, registration: read.registration, ...(Number.isNaN(at) ? {} : { at }) }];
}

interface CellFault extends Pick<Flaw, 'what' | 'hint'> {
  readonly column: ComplaintColumn | undefined;
}

/** Checks a registration as intake does, so that a fault is reported before any row is registered. */
function readRegistration(
  given: unknown,
  jurisdiction: Jurisdiction,
): { readonly registration: Registration } | { readonly faults: readonly CellFault[] } {
  const parsed = registration.safeParse(given);
  if (!parsed.success)
    return {
      faults: describeIssues(parsed.error.issues, given).map(({ path, message, messageZh }) => ({
        column: columnOf(path.split('.')),
        what: bilingual(messageZh ?? message, message),
        hint: bilingual('请改正此格', 'correct the cell'),
      })),
    };
  const caller = readCaller(parsed.data.caller, jurisdiction);
  return 'zh' in caller
    ? { faults: [{ column: 'phone', what: caller, hint: bilingual('请改正或清空此格', 'correct or empty the cell') }] }
    : { registration: { ...parsed.data, caller } };
}

/** The caller with the number in E.164, or the reason why the number cannot be used. */
function readCaller(
  caller: Registration['caller'],
  { intake: { country, areaCode } }: Jurisdiction,
): Registration['caller'] | Text {
  if (caller.phone === undefined) return caller;
  const read = readTelephone(caller.phone, { country, areaCode });
  if (typeof read === 'string') return phoneFaults[read];
  return { ...caller, phone: read.number, ...(read.extension ? { extension: read.extension } : {}) };
}

/** The column from which a field of the registration was read. */
const columnOf = (path: readonly string[]): ComplaintColumn | undefined => {
  const last = path.at(-1);
  return (['narrative', 'demand', 'phone', 'name', 'address', 'externalNo'] as const).find((column) => column === last);
};

/** A region that the jurisdiction does not have is kept as part of the address. */
function draft(cell: (column: ComplaintColumn) => string, jurisdiction: Jurisdiction): unknown {
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
