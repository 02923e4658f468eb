import { EXIT } from '../exit-codes';
import { AnsweringServer, runCommand, TestFolder } from '../testing/command-run';

jest.setTimeout(60_000);

const LOAD = 'POST /api/v1/jurisdiction/calendar';
const NOTICE =
  'year: 2027\nholidays: [2027-01-01/2027-01-03, 2027-05-01/2027-05-05, 2027-10-01/2027-10-07]\nworkdays: []\n';
const loaded = (changed: boolean) => ({
  [LOAD]: { body: { year: 2027, holidays: 15, workdays: 1, version: '1+abc', changed } },
});

let folder: TestFolder;
let server: AnsweringServer | undefined;
beforeEach(() => void (folder = new TestFolder()));
afterEach(async () => {
  await server?.close();
  server = undefined;
  folder.remove();
});

describe('npm run calendar -- load', () => {
  it('sends the single days of the year, and prints how many were loaded', async () => {
    server = await AnsweringServer.open(loaded(true));
    const { code, out } = await runCommand('calendar', 'load', folder.file('2027.yaml', NOTICE));
    expect(code).toBe(EXIT.done);
    expect(out).toBe(
      '已录入2027年节假日安排：放假15天，调休上班1天；待定的时限正在计算\n' +
        '  loaded 2027: 15 days off, 1 make-up working day; pending limits are being computed\n',
    );
    const { body } = server.received.at(-1) as { body: { year: number; holidays: string[]; workdays: string[] } };
    expect(body.year).toBe(2027);
    expect(body.holidays).toHaveLength(15);
    expect(body.holidays.slice(0, 3)).toEqual(['2027-01-01', '2027-01-02', '2027-01-03']);
  });

  it('says that nothing has changed when the year was loaded before', async () => {
    server = await AnsweringServer.open(loaded(false));
    const { out } = await runCommand('calendar', 'load', folder.file('2027.yaml', NOTICE));
    expect(out).toContain('2027年节假日安排此前已录入，没有变化');
    expect(out).toContain('2027 was loaded before with the same days; nothing has changed');
  });

  test.each([
    ['a file without holidays', 'year: 2027\nworkdays: []\n', '缺失或格式有误：holidays', 'not as expected: holidays'],
    [
      'a make-up day on a weekday',
      NOTICE.replace('workdays: []', 'workdays: [2027-01-04]'),
      'workdays 第1项：2027-01-04不是周六或周日',
      'workdays, entry 1: 2027-01-04 is',
    ],
    [
      'a year without its statutory holidays',
      'year: 2027\nholidays: [2027-01-01]\nworkdays: []\n',
      '缺少法定节假日',
      'statutory holidays are missing',
    ],
  ])('refuses %s in both languages, before any request', async (_, text, zh, en) => {
    server = await AnsweringServer.open(loaded(true));
    const { code, err } = await runCommand('calendar', 'load', folder.file('2027.yaml', text));
    expect(code).toBe(EXIT.refused);
    expect(err).toContain(zh);
    expect(err).toContain(en);
    expect(server.received).toEqual([]);
  });

  it('ends with exit code 1 when the file does not exist', async () => {
    const { code, err } = await runCommand('calendar', 'load', '/no/such/file.yaml');
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('文件无法读写')]);
  });
});
