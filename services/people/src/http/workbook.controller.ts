import { Controller, Inject, StreamableFile } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { personDocumentId, worksAt, type Person } from '@hotline/directory';
import {
  Call,
  causeOf,
  Endpoint,
  Input,
  serviceToken,
  Upload,
  WORLD,
  type CallInfo,
  type UploadedFile,
  type World,
} from '@hotline/host/http';
import { BadSheets, cellAddress, readWorkbook, writeSheets } from '@hotline/jurisdiction-files/sheets';
import { Refusal, type Command, type RunningService } from '@hotline/runtime';
import { wrongCells } from '../domain/refusals';
import { viewOf, type PeopleView } from '../domain/view';
import { columns, headers, helpRows, rowsOf, SHEET } from '../domain/workbook/columns';
import { differs, importPerson } from '../domain/workbook/import-person';
import { readPeople, unknownSubstitutes, type CellFlaw, type SheetPerson } from '../domain/workbook/read-people';

/** Largest accepted file, in bytes: no list of people is larger. */
const LARGEST_FILE = 5 * 1024 * 1024;
/** Maximum number of errors in one answer; the rest are reported after these are corrected. */
const MOST_TOLD = 200;
/** Number of people stored at the same time. */
const AT_ONCE = 8;
const PAGE = 200;
const FILE = '人员.xlsx';

const importCommand: Command<Person, SheetPerson, PeopleView> = { name: 'import-person', decide: importPerson };
type Counts = api.ResponseOf<typeof api.importPeople>;

@Controller()
export class WorkbookController {
  constructor(
    @Inject(serviceToken('people')) private readonly people: RunningService<Person>,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Endpoint(api.downloadPeople)
  async download(
    @Input() { query }: api.InputOf<typeof api.downloadPeople>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<StreamableFile> {
    const view = viewOf(this.world.jurisdiction(jurisdiction));
    const people = query.with === 'nobody' ? [] : await this.everybody(jurisdiction);
    const bytes = await writeSheets([
      {
        sheet: SHEET,
        header: columns.map((column) => headers[column]),
        rows: people.flatMap((one) => rowsOf(one, view)),
      },
      { sheet: '可填内容', header: ['单位', '岗位', '角色'], rows: helpRows(view) },
    ]);
    return new StreamableFile(bytes, {
      disposition: `attachment; filename="people.xlsx"; filename*=UTF-8''${encodeURIComponent(FILE)}`,
    });
  }

  @Endpoint(api.importPeople)
  async import(
    @Upload() file: UploadedFile,
    @Input() { query }: api.InputOf<typeof api.importPeople>,
    @Call() call: CallInfo,
  ): Promise<Counts> {
    const given = await this.read(await file.read(LARGEST_FILE), call);
    const known = await this.world.people.findAll(
      call.jurisdiction,
      given.map(({ id }) => id),
    );
    const isNew = ({ id }: SheetPerson): boolean => !known.has(id);
    const isChanged = (one: SheetPerson): boolean => {
      const person = known.get(one.id);
      return person !== undefined && differs(person, one);
    };
    const counts = { entered: given.filter(isNew).length, changed: given.filter(isChanged).length };
    if (query.check === 'no')
      await this.store(
        given.filter((one) => isNew(one) || isChanged(one)),
        call,
      );
    return { ...counts, unchanged: given.length - counts.entered - counts.changed, stored: query.check === 'no' };
  }

  /** @throws Refusal with every cell that is wrong */
  private async read(bytes: Buffer, { jurisdiction }: CallInfo): Promise<readonly SheetPerson[]> {
    const sheets = await readWorkbook(FILE, bytes).catch((error: unknown) => {
      throw error instanceof BadSheets ? refusalOf(error.flaws) : error;
    });
    const sheet = sheets.find(({ name }) => name.trim() === SHEET);
    if (!sheet) throw refusalOf([{ sheet: SHEET, row: 0, ...noSheet }]);
    const said = readPeople(sheet.rows, viewOf(this.world.jurisdiction(jurisdiction)));
    const known = await this.world.people.findAll(jurisdiction, [...new Set(said.named.map(({ id }) => id))]);
    const flaws = [...sheet.flaws, ...said.flaws, ...unknownSubstitutes(said, known)];
    if (flaws.length > 0) throw refusalOf(flaws);
    return said.people;
  }

  /** Stores the people, `AT_ONCE` at a time. After an interruption, importing the same file again completes it. */
  private async store(given: readonly SheetPerson[], call: CallInfo): Promise<void> {
    for (let i = 0; i < given.length; i += AT_ONCE)
      await Promise.all(
        given.slice(i, i + AT_ONCE).map((person) =>
          this.people.loop.execute(importCommand, {
            id: personDocumentId(call.jurisdiction, person.id),
            input: person,
            cause: causeOf(call, importCommand.name),
          }),
        ),
      );
  }

  private async everybody(jurisdiction: string): Promise<readonly Person[]> {
    const people = [...(await this.world.people.onlyListed(jurisdiction, () => true))];
    let cursor: string | undefined;
    do {
      const page = await this.people.loop.documents.find('all', {
        prefix: [jurisdiction],
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      people.push(...page.found.map(({ state }) => state));
      cursor = page.next;
    } while (cursor !== undefined);
    const now = this.world.clock.now();
    return people.filter((person) => worksAt(person, now)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const noSheet = {
  what: { zh: `没有工作表“${SHEET}”`, en: `there is no sheet “${SHEET}”` },
  hint: { zh: '请使用下载的模板，不要改工作表的名称', en: 'use the template and keep the name of its sheet' },
};

function refusalOf(flaws: readonly CellFlaw[]): Refusal {
  const errors = flaws.slice(0, MOST_TOLD).map(({ what, hint, ...cell }) => ({
    path: cellAddress({ ...cell, what, hint }) || FILE,
    message: `${what.en}; ${hint.en}`,
    messageZh: `${what.zh}；${hint.zh}`,
  }));
  return new Refusal(wrongCells(flaws.length), errors);
}
