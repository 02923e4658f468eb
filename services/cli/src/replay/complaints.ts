import { describeIssues, phoneFaults, registration, type Registration, type Text } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { readRecords, type Flaw, type RecordRow } from '@hotline/jurisdiction-files/sheets';
import { readTelephone } from '@hotline/text';
import { bilingual, type Bilingual } from '../answering';
import { DATE_HINT, notADate, readMoment, type ReadDate } from '../records/moment';
import { namedColumns, readEntries, type Reading, type ReadingOptions } from '../records/reading';
import { channelOf, COMPLAINT_HEADERS, kindOf, type ComplaintColumn } from './columns';

/** A past complaint, ready to be registered. */
export interface Complaint {
  readonly line: number;
  readonly registration: Registration;
  /** Time of receipt, epoch ms; absent when the file states none. */
  readonly at?: number;
}

/** Words that people write where there is no number. */
const NO_NUMBER = /^(?:无|没有|暂无|未留|不详|未知|保密|匿名|拒绝|\/|\\|[-‐-―−－]+|n\/?a|none)$/i;
/** A number of which a spreadsheet program has lost the last digits. */
const SCIENTIFIC = /^\d(?:\.\d+)?e\+?\d+$/i;

/** Reads a whole file before any row of it is registered. @throws BadFile with every flaw, unless `skipFlawed` */
export async function readComplaints(
  file: string,
  jurisdiction: Jurisdiction,
  { column, skipFlawed }: ReadingOptions = {},
): Promise<Reading<Complaint>> {
  const records = await readRecords<ComplaintColumn>(file, {
    headers: COMPLAINT_HEADERS,
    needed: ['narrative'],
    named: namedColumns(column, Object.keys(COMPLAINT_HEADERS)),
    missing: (_, present) => ({
      what: bilingual('没有诉求内容列', 'no column has the text of the complaint'),
      hint: bilingual(
        `请把一列命名为 ${COMPLAINT_HEADERS.narrative.join(' / ')}，或用 --column narrative=列名 指明；现有的列：${present.join('、')}`,
        `name a column ${COMPLAINT_HEADERS.narrative.join(' / ')}, or name it with --column narrative=HEADER; the columns are ${present.join(', ')}`,
      ),
    }),
  });
  const unused = new UnusedWords();
  const readOne = (row: RecordRow<ComplaintColumn>, flaws: Flaw[]): Complaint | undefined =>
    readRow(row, { header: records.header, jurisdiction, flaws, unused });
  const reading = readEntries(file, records, readOne, skipFlawed);
  return { ...reading, remarks: [...reading.remarks, ...unused.remarks()] };
}

/** Counts the words of a file that say nothing which the hotline knows. */
class UnusedWords {
  private readonly counts = new Map<string, { readonly remark: (count: number) => Bilingual; count: number }>();

  add(column: string, word: string, remark: (count: number) => Bilingual): void {
    const key = `${column} ${word}`;
    this.counts.set(key, { remark, count: (this.counts.get(key)?.count ?? 0) + 1 });
  }

  remarks(): Bilingual[] {
    return [...this.counts.values()].map(({ remark, count }) => remark(count));
  }
}

interface ComplaintReading {
  readonly header: (column: ComplaintColumn) => string | undefined;
  readonly jurisdiction: Jurisdiction;
  readonly flaws: Flaw[];
  readonly unused: UnusedWords;
}

function readRow(
  { line, cell: given }: RecordRow<ComplaintColumn>,
  { header, jurisdiction, flaws, unused }: ComplaintReading,
): Complaint | undefined {
  const cell = (column: ComplaintColumn): string =>
    column === 'phone' && NO_NUMBER.test(given('phone')) ? '' : given(column);
  const flaw = (column: ComplaintColumn | undefined, what: Bilingual, hint: Bilingual): void => {
    const name = column && header(column);
    flaws.push({ line, what, hint, ...(name === undefined ? {} : { column: name }) });
  };
  const read = readRegistration(draft(cell, jurisdiction), jurisdiction);
  const moment: Partial<ReadDate> | undefined =
    cell('at') === '' ? {} : readMoment(cell('at'), jurisdiction.calendar.timeZone);
  if (moment === undefined) flaw('at', notADate(cell('at')), DATE_HINT);
  if ('faults' in read) for (const { column, what, hint } of read.faults) flaw(column, what, hint);
  if (flaws.length > 0 || 'faults' in read) return undefined;
  noteUnused(given, unused);
  const at = moment?.at ?? moment?.on;
  return { line, registration: read.registration, ...(at === undefined ? {} : { at: Date.parse(at) }) };
}

function noteUnused(cell: (column: ComplaintColumn) => string, unused: UnusedWords): void {
  const [channel, kind, phone] = [cell('channel'), cell('kind'), cell('phone')];
  if (channel !== '' && !channelOf(channel))
    unused.add('channel', channel, (count) =>
      bilingual(
        `渠道“${channel}”不认识，${count}件按系统接入登记`,
        `the channel "${channel}" is unknown; ${count} registered as channel "system"`,
      ),
    );
  if (kind !== '' && !kindOf(kind))
    unused.add('kind', kind, (count) =>
      bilingual(
        `类型“${kind}”不认识，${count}件由分类判断`,
        `the kind "${kind}" is unknown; classification decides for ${count}`,
      ),
    );
  if (NO_NUMBER.test(phone))
    unused.add('phone', phone, (count) =>
      bilingual(`电话写“${phone}”的${count}件没有号码`, `${count} with the telephone "${phone}" have no number`),
    );
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
  if (SCIENTIFIC.test(caller.phone))
    return bilingual(`“${caller.phone}”丢失了末位数字`, `"${caller.phone}" has lost its last digits`);
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
    channel: channelOf(cell('channel')) ?? 'system',
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
