import { roleLabels } from '@hotline/contracts/labels';
import type { Role, Text } from '@hotline/contracts';
import type { Certificate, Person, Position } from '@hotline/directory';
import type { PeopleView } from '../view';
import { columns, headers, required, SHEET, type PeopleColumn } from './columns';

/** A row with the number that a spreadsheet program shows for it. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * A cell that cannot be used, with its position, the fault, and how to correct it. `column` is 0-based, `row` is
 * 1-based.
 */
export interface CellFlaw {
  readonly sheet: string;
  readonly row: number;
  readonly column?: number;
  readonly header?: string;
  readonly what: Text;
  readonly hint: Text;
}

/** A person as read from the workbook; fields without a column stay unchanged. */
export type SheetPerson = Pick<
  Person,
  'id' | 'name' | 'roles' | 'positions' | 'certificates' | 'substitutes' | 'phone'
>;

/** The contents of a workbook before the accounts of substitutes are looked up. */
export interface SheetPeople {
  readonly people: readonly SheetPerson[];
  /** The cells that name an account as a substitute, to report accounts that do not exist. */
  readonly named: readonly {
    readonly id: string;
    readonly cell: Pick<CellFlaw, 'sheet' | 'row' | 'column' | 'header'>;
  }[];
  readonly flaws: readonly CellFlaw[];
}

/** Number of rows in which the header is looked for, because titles and notes can be above it. */
const ROWS_ABOVE_HEADER = 20;
const MOST_PEOPLE = 10_000;
const PHONE = /^[\d\s+-]{5,20}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const narrow = (cell: string): string => cell.normalize('NFKC').trim();
const wordsOf = (cell: string): string[] =>
  narrow(cell)
    .split(/[\s,;、]+/)
    .filter(Boolean);

/** Reads the sheet 人员. Further rows with the same account add positions and certificates to that person. */
export function readPeople(rows: readonly Row[], view: PeopleView): SheetPeople {
  const header = rows
    .slice(0, ROWS_ABOVE_HEADER)
    .find(({ cells }) => cells.some((cell) => narrow(cell) === headers.id));
  if (!header) return { people: [], named: [], flaws: [noHeader] };
  const positions = new Map(
    columns.map((column) => [column, header.cells.findIndex((cell) => narrow(cell) === headers[column])]),
  );
  const missing = required.filter((column) => (positions.get(column) ?? -1) < 0);
  if (missing.length > 0)
    return { people: [], named: [], flaws: missing.map((column) => missingColumn(header.row, headers[column])) };
  const reader = new SheetReader(positions, view);
  for (const row of rows) if (row.row > header.row && row.cells.some((cell) => narrow(cell) !== '')) reader.read(row);
  return reader.result(header.row);
}

const noHeader: CellFlaw = {
  sheet: SHEET,
  row: 0,
  what: { zh: '没有表头', en: 'there is no header row' },
  hint: { zh: '请使用下载的模板，第一行保留表头', en: 'use the template and keep its first row' },
};
const missingColumn = (row: number, name: string): CellFlaw => ({
  sheet: SHEET,
  row,
  what: { zh: `缺少“${name}”列`, en: `the column “${name}” is missing` },
  hint: { zh: '请按模板补上该列', en: 'add the column as in the template' },
});

interface OpenPerson {
  readonly row: number;
  readonly name: string;
  readonly roles: Role[];
  readonly positions: Position[];
  readonly certificates: Certificate[];
  readonly substitutes: string[];
  phone?: string;
}

class SheetReader {
  private readonly people = new Map<string, OpenPerson>();
  private readonly flaws: CellFlaw[] = [];
  private readonly named: SheetPeople['named'][number][] = [];

  constructor(
    private readonly positions: ReadonlyMap<PeopleColumn, number>,
    private readonly view: PeopleView,
  ) {}

  read(row: Row): void {
    const id = this.cell(row, 'id');
    if (id === '') return this.flaw(row, 'id', emptyCell('账号'), fillIn);
    const person = this.personOf(id, row);
    this.readRoles(row, person);
    this.readPosition(row, person);
    this.readCertificate(row, person);
    this.readSubstitutes(row, id, person);
    const phone = this.cell(row, 'phone');
    if (phone === '') return;
    if (!PHONE.test(phone)) this.flaw(row, 'phone', notA('联系电话', 'a telephone number', phone), digitsOnly);
    else person.phone = phone;
  }

  result(headerRow: number): SheetPeople {
    for (const { row, roles, positions } of this.people.values()) {
      if (roles.length === 0) this.flawUnlessTold(row, 'roles', emptyCell('角色'));
      if (positions.length === 0) this.flawUnlessTold(row, 'unit', emptyCell('单位'));
    }
    if (this.people.size === 0 && this.flaws.length === 0)
      this.flaws.push({ sheet: SHEET, row: headerRow, what: nobody, hint: fillIn });
    if (this.people.size > MOST_PEOPLE) this.flaws.push({ sheet: SHEET, row: 0, what: tooMany, hint: divide });
    const people = [...this.people].map(([id, { row: _row, ...person }]) => ({ id, ...person }));
    return { people, named: this.named, flaws: [...this.flaws].sort((a, b) => a.row - b.row) };
  }

  private personOf(id: string, row: Row): OpenPerson {
    const name = this.cell(row, 'name');
    const known = this.people.get(id);
    if (known) {
      if (name !== '' && name !== known.name) this.flaw(row, 'name', otherName(known), sameNameOrAccount);
      return known;
    }
    if (name === '') this.flaw(row, 'name', emptyCell('姓名'), fillIn);
    const person = { row: row.row, name, roles: [], positions: [], certificates: [], substitutes: [] };
    this.people.set(id, person);
    return person;
  }

  private readRoles(row: Row, { roles }: OpenPerson): void {
    for (const word of wordsOf(this.cell(row, 'roles'))) {
      const role = roleNames.get(word);
      if (!role) this.flaw(row, 'roles', notA('角色', 'a role', word), chooseOne(possibleRoles));
      else if (!roles.includes(role)) roles.push(role);
    }
  }

  private readPosition(row: Row, { positions }: OpenPerson): void {
    const [unitName, postName] = [this.cell(row, 'unit'), this.cell(row, 'post')];
    if (unitName === '') {
      if (postName !== '') this.flaw(row, 'unit', emptyCell('单位'), fillIn);
      return;
    }
    const unit = idOf(this.view.units, unitName);
    const post = postName === '' ? undefined : idOf(this.view.posts, postName);
    if (unit === undefined) this.flaw(row, 'unit', unknown('单位', 'unit', unitName), fromTheHelpSheet);
    if (postName !== '' && post === undefined)
      this.flaw(row, 'post', unknown('岗位', 'post', postName), fromTheHelpSheet);
    if (unit === undefined || positions.some((one) => one.unit === unit && one.post === post)) return;
    positions.push({ unit, ...(post === undefined ? {} : { post }) });
  }

  private readCertificate(row: Row, { certificates }: OpenPerson): void {
    const [name, number, day] = [
      this.cell(row, 'certificate'),
      this.cell(row, 'number'),
      this.cell(row, 'validUntil')
        .replace(/[./年月]/g, '-')
        .replace(/日$/, ''),
    ];
    if (name === '' && number === '' && day === '') return;
    if (name === '') this.flaw(row, 'certificate', emptyCell('证件名称'), fillIn);
    if (number === '') this.flaw(row, 'number', emptyCell('证件号'), fillIn);
    const validUntil = day.replace(/-(\d)(?=-|$)/g, '-0$1');
    if (!DAY.test(validUntil)) this.flaw(row, 'validUntil', notA('日期', 'a date', day), writeDate);
    else certificates.push({ name, number, validUntil });
  }

  private readSubstitutes(row: Row, id: string, { substitutes }: OpenPerson): void {
    for (const word of wordsOf(this.cell(row, 'substitutes'))) {
      if (word === id) this.flaw(row, 'substitutes', themselves, chooseColleague);
      else if (!substitutes.includes(word)) substitutes.push(word);
      this.named.push({ id: word, cell: this.cellOf(row, 'substitutes') });
    }
  }

  private cell({ cells }: Row, column: PeopleColumn): string {
    const position = this.positions.get(column) ?? -1;
    return position < 0 ? '' : narrow(cells[position] ?? '');
  }

  private cellOf({ row }: Row, column: PeopleColumn): Pick<CellFlaw, 'sheet' | 'row' | 'column' | 'header'> {
    const position = this.positions.get(column) ?? -1;
    return { sheet: SHEET, row, header: headers[column], ...(position < 0 ? {} : { column: position }) };
  }

  /** Reports a missing value, unless its cell was already reported as wrong. */
  private flawUnlessTold(row: number, column: PeopleColumn, what: Text): void {
    if (!this.flaws.some((flaw) => flaw.row === row && flaw.header === headers[column]))
      this.flaw({ row, cells: [] }, column, what, fillIn);
  }

  private flaw(row: Row, column: PeopleColumn, what: Text, hint: Text): void {
    this.flaws.push({ ...this.cellOf(row, column), what, hint });
  }
}

/** Flaws for substitutes who are neither in the workbook nor in the list of people. */
export const unknownSubstitutes = (
  { people, named }: SheetPeople,
  known: ReadonlyMap<string, unknown>,
): readonly CellFlaw[] => {
  const inSheet = new Set(people.map(({ id }) => id));
  return named
    .filter(({ id }) => !inSheet.has(id) && !known.has(id))
    .map(({ id, cell }) => ({ ...cell, what: unknown('替岗人员', 'substitute', id), hint: enterSubstitute }));
};

const roleNames: ReadonlyMap<string, Role> = new Map(
  (Object.entries(roleLabels) as [Role | 'system', Text][]).flatMap(([role, { zh }]) =>
    role === 'system' ? [] : [[zh, role] as const, [role, role] as const],
  ),
);
const possibleRoles = [...new Set([...roleNames.values()])].map((role) => roleLabels[role].zh).join('、');

/** Id of an entry that is given by its id or its Chinese name. */
function idOf(
  known: ReadonlyMap<string, { readonly id: string; readonly name: Text }>,
  given: string,
): string | undefined {
  if (known.has(given)) return given;
  return [...known.values()].find(({ name }) => name.zh.normalize('NFKC') === given)?.id;
}

const emptyCell = (zh: string): Text => ({ zh: `${zh}为空`, en: 'the cell is empty' });
const notA = (zh: string, en: string, given: string): Text => ({
  zh: `“${given}”不是${zh}`,
  en: `“${given}” is not ${en}`,
});
const unknown = (zh: string, en: string, given: string): Text => ({
  zh: `没有${zh}“${given}”`,
  en: `there is no ${en} “${given}”`,
});
const otherName = ({ name, row }: OpenPerson): Text => ({
  zh: `该账号在第${row}行的姓名是“${name}”`,
  en: `row ${row} gives this account the name “${name}”`,
});
const themselves: Text = { zh: '替岗人员不能是本人', en: 'a person cannot stand in for themselves' };
const nobody: Text = { zh: '表中没有人员', en: 'the sheet lists no people' };
const tooMany: Text = { zh: `超过${MOST_PEOPLE}人`, en: `there are more than ${MOST_PEOPLE} people` };
const divide: Text = { zh: '请分几次导入', en: 'import the people in several files' };
const fillIn: Text = { zh: '请填写', en: 'fill it in' };
const digitsOnly: Text = { zh: '只写数字、空格和连字符，5至20位', en: 'write 5 to 20 digits, spaces and hyphens' };
const writeDate: Text = { zh: '写作 2027-12-31', en: 'write it as 2027-12-31' };
const chooseOne = (zh: string): Text => ({ zh: `可写：${zh}`, en: `possible: ${zh}` });
const chooseColleague: Text = { zh: '请填写同事的账号', en: 'give the account of a colleague' };
const sameNameOrAccount: Text = { zh: '请改成同一姓名，或更正账号', en: 'correct the name or the account' };
const fromTheHelpSheet: Text = { zh: '请从“可填内容”表中选择', en: 'choose one from the sheet 可填内容' };
const enterSubstitute: Text = {
  zh: '请在表中增加此人，或更正账号',
  en: 'add the person to the sheet, or correct the account',
};
