import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadPack, readPackFolder } from '../loader';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { headerOf, listSheets, SETTINGS } from './columns';
import { BadSheets, type SheetFlaw } from './flaws';
import { fromXlsx } from './read';
import { toXlsx } from './write';
import { unzip } from '../archive/unzip';
import { zip } from '../archive/zip';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../../deploy/jurisdictions');
const columnsOf = (section: string) => listSheets.find((one) => one.section === section)?.columns ?? [];

describe('The import of a workbook or CSV file that people have edited', () => {
  let folder: string;
  let file: string;
  let target: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-sheets-'));
    for (const name of ['emergencies', 'national', 'xiema'])
      cpSync(join(SHIPPED, name), join(folder, name), { recursive: true });
    file = join(folder, 'list.xlsx');
    target = join(folder, 'made');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const flawsOf = async (from = file, to = target): Promise<readonly SheetFlaw[]> => {
    const error: unknown = await fromXlsx(from, to).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof BadSheets)) throw new Error(`expected BadSheets, got ${String(error)}`);
    return error.flaws;
  };
  /** Writes the workbook of a small county with two matters and one power. `given` replaces or adds sheets. */
  const workbook = (given: Readonly<Record<string, Row[]>> = {}): Promise<void> => {
    const header = (section: string, paths: string[]): Row =>
      paths.map((path) =>
        headerOf(columnsOf(section).find((one) => one.path === path) ?? { path, zh: path, kind: 'text' }),
      );
    const sheets: Record<string, Row[]> = {
      领域: [
        header('fields', ['code', 'name.zh', 'name.en', 'basis.kind', 'basis.text']),
        ['street', '市容', 'Street', '推定', '试验'],
      ],
      事项: [
        header('matters', ['code', 'name.zh', 'name.en', 'field', 'nature', 'words', 'basis.kind', 'basis.text']),
        ['stall', '占道', 'Stalls', 'street', 'enforcement', '摆摊', '推定', '试验'],
        ['litter', '垃圾', 'Litter', 'street', 'enforcement', '垃圾；纸屑', '推定', '试验'],
      ],
      区域: [
        header('regions', ['code', 'name.zh', 'name.en', 'level', 'basis.kind', 'basis.text']),
        ['county', '本县', 'County', 'district', '推定', '试验'],
      ],
      单位: [
        header('units', ['id', 'name.zh', 'name.en', 'kind', 'basis.kind', 'basis.text']),
        ['bureau', '城管局', 'Bureau', 'agency', '推定', '试验'],
      ],
      权责: [
        header('powers', ['id', 'holder', 'duty', 'matters', 'basis.kind', 'basis.text']),
        ['one', 'bureau', '处罚', 'stall、litter', '推定', '试验'],
      ],
      [SETTINGS]: [
        ['部分 section', '键 key', '值 value'],
        ['jurisdiction', 'name', 'made'],
        ['jurisdiction', 'title', '{zh: 某县, en: A county}'],
        ['jurisdiction', 'version', '"1"'],
        ['jurisdiction', 'extends', 'national'],
        ['jurisdiction', 'serves', 'county'],
        ['routing', 'coordination', '{unit: bureau, basis: {kind: assumption, text: 试验}}'],
      ],
      ...given,
    };
    return writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toFile(file);
  };
  const patch = (change: (xml: string) => string): void => {
    const parts = unzip(readFileSync(file), () => true);
    writeFileSync(
      file,
      zip(
        new Map(
          [...parts].map(([name, bytes]) => [
            name,
            name.startsWith('xl/worksheets/') ? change(bytes.toString()) : bytes,
          ]),
        ),
      ),
    );
  };
  const powers: Row = ['编号', '行使单位', '职责', '事项', '依据类别', '依据'];

  it('makes a jurisdiction from a workbook that has only the required columns', async () => {
    await workbook();
    await fromXlsx(file, target);
    expect(
      (await loadPack(target)).decide({ matter: 'litter', region: 'county', facts: {}, on: '2026-01-05' }),
    ).toMatchObject({ kind: 'lead', lead: { unit: 'bureau', duty: 'punish' } });
  });

  it('names sheet, row and column of every cell that cannot be read, and writes nothing', async () => {
    await workbook({
      权责: [
        ['编号', '行使单位', '职责', '事项', '条件', '替换上级'],
        ['one', '{local: squad', '处罚', 'stall', '', ''],
        ['two', 'bureau', '处罚', 'stall', 'permit', '也许'],
      ],
      表外: [['x', 'y']],
    });
    expect(await flawsOf()).toEqual([
      expect.objectContaining({ sheet: '表外' }),
      expect.objectContaining({ sheet: '权责', row: 2, column: 1, header: '行使单位 holder' }),
      expect.objectContaining({
        sheet: '权责',
        row: 3,
        column: 4,
        what: { zh: '“permit”不是条件', en: '"permit" is not a condition' },
      }),
      expect.objectContaining({ sheet: '权责', row: 3, column: 5 }),
    ]);
    expect(existsSync(target)).toBe(false);
  });

  it('names sheet, row and column of an entry that the loader refuses, and writes nothing', async () => {
    await workbook({
      权责: [
        ['权责清单', null],
        powers,
        null as unknown as Row,
        ['one', 'burean', '处罚', 'stall、litter', '推定', '试验'],
      ].map((row) => row ?? []) as Row[],
    });
    const [flaw] = await flawsOf();
    expect(flaw).toMatchObject({
      sheet: '权责',
      row: 4,
      column: 1,
      header: '行使单位 holder',
      what: { en: expect.stringContaining('burean') },
      hint: { en: expect.stringContaining('bureau') },
    });
    await workbook({
      权责: [powers, ['one', 'bureau', '罚款', 'stall', '推定', '试验'], ['two', 'bureau', '处罚', 'litter', '', '']],
    });
    expect(await flawsOf()).toMatchObject([{ sheet: '权责', row: 2, column: 2 }]);
    expect(readdirSync(folder).filter((name) => name.startsWith('made'))).toEqual([]);
  });

  it('accepts full-width letters, digits and spaces, date cells, and empty rows', async () => {
    const from = { value: new Date('2020-05-01T00:00:00Z'), type: Date, format: 'yyyy-mm-dd' };
    await workbook({
      权责: [
        [...powers, '起始日', '截止日'],
        ['　ｏｎｅ ', 'bureau　', ' 处罚', 'stall，litter', '推定', '　试验　', from, '２０３０－０５－０１'],
        [],
        ['', '  ', '　'],
        [],
      ],
    });
    await fromXlsx(file, target);
    expect((await readPackFolder(target)).powers).toMatchObject([
      { id: 'one', from: '2020-05-01', until: '2030-05-01', basis: { text: '试验' } },
    ]);
  });

  it('uses the value of a merged cell in every row that it covers, and refuses merged columns', async () => {
    const merged = { value: '推定', type: String, rowSpan: 2 };
    await workbook({
      权责: [
        powers,
        ['one', 'bureau', '处罚', 'stall', merged, '试验'],
        ['two', 'bureau', '处罚', 'litter', null, '试验'],
      ],
    });
    await fromXlsx(file, target);
    expect((await readPackFolder(target)).powers.map(({ basis }) => basis.kind)).toEqual(['assumption', 'assumption']);
    await workbook({
      权责: [powers, ['one', { value: 'bureau', type: String, columnSpan: 2 }, null, 'stall', '推定', '试验']],
    });
    expect(await flawsOf()).toMatchObject([
      { sheet: '权责', row: 2, column: 1, what: { en: 'cells of several columns are merged' } },
    ]);
  });

  it('reads the stored value of a formula, and refuses a formula without a stored value', async () => {
    await workbook({
      权责: [powers, ['one', 'bureau', { value: 'LOWER("PUNISH")', type: 'Formula' }, 'stall、litter', '推定', '试验']],
    });
    expect(await flawsOf()).toMatchObject([
      { sheet: '权责', row: 2, column: 2, what: { en: 'the cell holds a formula without a value' } },
    ]);
    patch((xml) =>
      xml.replace(/<c r="C2"([^>]*)>(<f>.*?<\/f>)(<v\/>|<v><\/v>)?<\/c>/s, '<c r="C2" t="str">$2<v>punish</v></c>'),
    );
    await fromXlsx(file, target);
    expect((await readPackFolder(target)).powers).toMatchObject([{ id: 'one', duty: 'punish' }]);
  });

  it('refuses a file of 60 MB because of its size, a file that is not a workbook, and a missing file', async () => {
    writeFileSync(file, '');
    truncateSync(file, 60 * 1024 * 1024);
    expect(await flawsOf()).toMatchObject([{ what: { en: 'the file has 60 MB, and at most 20 MB are allowed' } }]);
    writeFileSync(file, 'a letter');
    expect(await flawsOf()).toMatchObject([{ what: { en: expect.stringContaining('not a workbook') } }]);
    expect(await flawsOf(join(folder, 'none.xlsx'))).toMatchObject([{ what: { en: 'there is no such file' } }]);
  });

  it('replaces only the powers of a folder by those of a CSV file, and keeps =1+1 as a text', async () => {
    const xiema = join(folder, 'xiema');
    const before = {
      text: readFileSync(join(xiema, 'jurisdiction.yaml'), 'utf8'),
      version: (await loadPack(xiema)).version,
    };
    const csv = join(folder, 'powers.csv');
    const [punish, document, order] = [
      [0xb4, 0xa6, 0xb7, 0xa3],
      [0xce, 0xc4, 0xbc, 0xfe],
      [0xb1, 0xe0, 0xba, 0xc5],
    ];
    const matters = (await readPackFolder(xiema)).matters.map(({ code }) => code).join(' ');
    writeFileSync(
      csv,
      Buffer.concat([
        Buffer.from(order),
        Buffer.from(`,holder,duty,matters,agreement,basis.kind,basis.text\none,drug,`),
        Buffer.from(punish),
        Buffer.from(`,${matters},'=HYPERLINK(0),`),
        Buffer.from(document),
        Buffer.from(',=1+1\n'),
      ]),
    );
    await fromXlsx(csv, xiema);
    expect((await readPackFolder(xiema)).powers).toMatchObject([
      { id: 'one', duty: 'punish', agreement: '=HYPERLINK(0)', basis: { kind: 'document', text: '=1+1' } },
    ]);
    expect(readFileSync(join(xiema, 'jurisdiction.yaml'), 'utf8')).toBe(before.text);
    await toXlsx(xiema, file);
    const xml = [...unzip(readFileSync(file), (name) => name.startsWith('xl/worksheets/')).values()].join('');
    expect(xml).not.toContain('<f');
    await fromXlsx(file, target);
    expect((await readPackFolder(target)).powers[0]?.basis.text).toBe('=1+1');
  });

  it('names row and column of a refused CSV entry, and refuses CSV without an existing pack', async () => {
    const csv = join(folder, 'powers.csv');
    writeFileSync(csv, 'id,holder,duty,matters,basis.kind,basis.text\none,nobody,punish,drugs,document,x\n');
    const before = readdirSync(join(folder, 'xiema'));
    expect((await flawsOf(csv, join(folder, 'xiema')))[0]).toMatchObject({
      sheet: '权责',
      row: 2,
      column: 1,
      what: { en: expect.stringContaining('nobody') },
    });
    expect(readdirSync(join(folder, 'xiema'))).toEqual(before);
    expect(await flawsOf(csv)).toMatchObject([{ what: { en: expect.stringContaining('holds no pack') } }]);
  });
});
