import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { TestFolder } from '../testing/command-run';
import type { Reading, ReadingOptions } from '../records/reading';
import { readComplaints, type Complaint } from './complaints';

jest.setTimeout(60_000);

let jurisdiction: Jurisdiction;
let folder: TestFolder;
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
});
beforeEach(() => void (folder = new TestFolder()));
afterEach(() => folder.remove());

const reading = (
  text: string | Buffer,
  name = 'calls.csv',
  options: ReadingOptions = {},
): Promise<Reading<Complaint>> => readComplaints(folder.file(name, text), jurisdiction, options);
const read = async (text: string | Buffer, name?: string): Promise<readonly Complaint[]> =>
  (await reading(text, name)).entries;
const registrationOf = async (header: string, row: string): Promise<Complaint['registration'] | undefined> =>
  (await read(`${header}\n${row}\n`))[0]?.registration;
async function flawsOf(trying: Promise<unknown>): Promise<BadFile['flaws']> {
  const error: unknown = await trying.catch((reason: unknown) => reason);
  if (error instanceof BadFile) return error.flaws;
  throw new Error(`expected BadFile, got ${String(error)}`);
}

describe('reading past complaints', () => {
  it('recognises columns by their Chinese or English headers, in any order', async () => {
    expect(await registrationOf('电话,内容,姓名', '13800138000,路灯不亮,王五')).toMatchObject({
      narrative: '路灯不亮',
      caller: { anonymity: 'named', name: '王五', phone: '+8613800138000' },
    });
    expect(await registrationOf('Narrative,Phone', '路灯不亮,13800138000')).toMatchObject({ narrative: '路灯不亮' });
  });

  it('joins the title and the text', async () => {
    expect(await registrationOf('标题,内容', '路灯,三天不亮')).toMatchObject({ narrative: '路灯。三天不亮' });
  });

  it('registers a caller without name and telephone as anonymous', async () => {
    expect(await registrationOf('内容,姓名,电话', '路灯不亮,,')).toMatchObject({ caller: { anonymity: 'anonymous' } });
  });

  test.each([
    ['电话', 'phone'],
    ['短信', 'sms'],
    ['网站', 'web'],
    ['微信', 'mini-program'],
    ['手机应用', 'app'],
    ['市长信箱', 'mailbox'],
    ['网格上报', 'grid'],
    ['信鸽', 'system'],
  ])('reads the channel "%s" as %s', async (word, channel) => {
    expect(await registrationOf('内容,渠道', `路灯不亮,${word}`)).toMatchObject({ channel });
  });

  it('reads the kind from the file, and leaves an unknown one to classification', async () => {
    expect(await registrationOf('内容,类型', '路灯不亮,投诉')).toMatchObject({ kind: 'complaint' });
    expect(await registrationOf('内容,类型', '路灯不亮,其他')).not.toHaveProperty('kind');
  });

  it('reads a region by name or code, and keeps an unknown one in the address', async () => {
    expect(await registrationOf('内容,区域,地址', '路灯不亮,白桥镇,桥头')).toMatchObject({
      location: { region: 'baiqiao', address: '桥头' },
    });
    expect(await registrationOf('内容,区域', '路灯不亮,baiqiao')).toMatchObject({ location: { region: 'baiqiao' } });
    expect(await registrationOf('内容,区域,地址', '路灯不亮,月亮湾,桥头')).toMatchObject({
      location: { address: '月亮湾 桥头' },
    });
  });

  it('keeps the time of a complaint as local time of the jurisdiction, or with its offset', async () => {
    const [first, second] = await read('内容,时间\n路灯不亮,2026-11-02T09:02:00+08:00\n路灯不亮,2026/11/2 9:02\n');
    expect(first?.at).toBe(Date.parse('2026-11-02T01:02:00Z'));
    expect(second?.at).toBe(first?.at);
  });

  it('reads tab-separated files, and files in GB 18030', async () => {
    expect(await read('内容\t电话\n路灯,不亮\t13800138000\n', 'calls.tsv')).toHaveLength(1);
    const gbk = Buffer.concat([Buffer.from([0xc4, 0xda, 0xc8, 0xdd]), Buffer.from('\nno light\n')]);
    expect((await read(gbk))[0]?.registration.narrative).toBe('no light');
  });

  it('reads the shipped sample, in which every channel is known', async () => {
    const { entries: sample } = await readComplaints(
      join(__dirname, '../../../../deploy/samples/shanghe-complaints.csv'),
      jurisdiction,
    );
    expect(sample).toHaveLength(230);
    expect(sample.filter(({ registration }) => registration.channel === 'system')).toEqual([]);
  });
});

describe('reading complaints from a faulty file', () => {
  it('names line, column and fault of each cell in Chinese and English', async () => {
    const flaws = await flawsOf(read('内容,电话\n,13800138000\n路灯不亮,abc\n'));
    expect(flaws).toMatchObject([
      { line: 2, column: '内容', what: { zh: '诉求内容至少2个字', en: 'Narrative must have at least 2 characters' } },
      { line: 3, column: '电话', what: { zh: expect.stringContaining('联系电话') as string } },
    ]);
    for (const { what } of flaws) {
      expect(what.zh).not.toMatch(/[a-z]{3}/i);
      expect(what.en).not.toMatch(/\p{Script=Han}|>=|rule:/u);
    }
  });

  it('prints each flaw with the file, Chinese first and English below it', async () => {
    await expect(read('内容,电话\n,13800138000\n')).rejects.toThrow(
      /calls\.csv:2 \[内容\] 诉求内容至少2个字 — 请改正此格\n {2}Narrative must have at least 2 characters — correct the cell/,
    );
  });

  it('names rows that have content beyond the header, and reads missing cells at the end as empty', async () => {
    expect(await flawsOf(read('内容,电话\n路灯,不亮,13800138000\n'))).toMatchObject([
      { line: 2, what: { zh: '本行3格，表头2格', en: 'the row has 3 cells, the header 2' } },
    ]);
    expect(await read('内容,电话,姓名\n路灯不亮\n')).toMatchObject([{ registration: { narrative: '路灯不亮' } }]);
  });

  it('refuses a date that is none, and names its column', async () => {
    expect(await flawsOf(read('内容,时间\n路灯不亮,2026-13-01\n'))).toMatchObject([{ line: 2, column: '时间' }]);
  });

  it('reads the rows without flaws on request, and says what was left out', async () => {
    const { entries, leftOut } = await reading('内容,电话\n路灯不亮,abc\n路灯不亮,\n', 'calls.csv', {
      skipFlawed: true,
    });
    expect(entries.map(({ line }) => line)).toEqual([3]);
    expect(leftOut).toMatchObject([{ line: 2, column: '电话' }]);
  });

  it('says which columns and words were not understood', async () => {
    const { remarks } = await reading('内容,承办单位,渠道,类型\n路灯不亮,住建局,大喇叭,其他\n');
    expect(remarks.map(({ zh }) => zh)).toEqual([
      expect.stringContaining('承办单位'),
      expect.stringContaining('大喇叭'),
      expect.stringContaining('其他'),
    ]);
  });

  it('takes the header of a column from the user', async () => {
    const { entries } = await reading('说的话\n路灯不亮\n', 'calls.csv', { column: ['narrative=说的话'] });
    expect(entries).toHaveLength(1);
  });

  test.each([
    ['an empty file', '', '文件是空的', 'the file is empty'],
    ['a file without a text column', '甲,乙\n1,2\n', '没有诉求内容列', 'no column has the text of the complaint'],
    ['a quotation mark that is not closed', '内容\n"路灯\n', '引号没有成对', 'a quotation mark is not closed'],
  ])('refuses to read %s', async (_, text, zh, en) => {
    const [flaw] = await flawsOf(read(text));
    expect(flaw?.what.zh).toContain(zh);
    expect(flaw?.what.en).toContain(en);
  });

  it('refuses an .xlsx file that is no workbook, and a file that does not exist', async () => {
    expect(await flawsOf(read('a letter', 'calls.xlsx'))).toMatchObject([
      { what: { zh: expect.stringContaining('不是工作簿') as string } },
    ]);
    expect(await flawsOf(readComplaints(join(folder.path, 'none.csv'), jurisdiction))).toMatchObject([
      { what: { zh: '没有这个文件', en: 'there is no such file' }, hint: { zh: '请检查路径' } },
    ]);
  });
});
