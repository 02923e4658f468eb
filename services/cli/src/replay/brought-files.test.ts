import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { readPastTickets } from '../records/past-tickets';
import type { Reading } from '../records/reading';
import { readComplaints, type Complaint } from './complaints';

jest.setTimeout(60_000);

/** Files as hotlines export them. They stand beside the repository and are not part of it. */
const FILES = join(__dirname, '../../../../../shared/findings/files');
const present = existsSync(FILES);
if (!present) process.stderr.write(`The tests of files that people brought are skipped: ${FILES} does not exist.\n`);
const whenPresent = present ? describe : describe.skip;

const jurisdictions = join(__dirname, '../../../../deploy/jurisdictions');
let shanghe: Jurisdiction;
beforeAll(async () => {
  if (present) shanghe = await loadPack(join(jurisdictions, 'shanghe'));
});

const read = (name: string, skipFlawed = false): Promise<Reading<Complaint>> =>
  readComplaints(join(FILES, name), shanghe, { skipFlawed });
async function flawsOf(name: string): Promise<BadFile['flaws']> {
  const error: unknown = await read(name).catch((reason: unknown) => reason);
  if (error instanceof BadFile) return error.flaws;
  throw new Error(`expected BadFile, got ${JSON.stringify(error)}`);
}

const CALLER = { anonymity: 'named', name: '来电人甲', phone: '+8619900000001' };

whenPresent('reading complaint files of hotlines', () => {
  test.each([
    ['a title above the header', 'a01-title-row.csv', [CALLER]],
    ['other names of the columns of the caller', 'a02-phone-under-other-names.csv', [CALLER]],
    ['headers with marks of required columns', 'a03-required-marks.csv', [CALLER]],
    ['rows without their last cells', 'a04-short-rows.csv', [CALLER, { name: '来电人乙' }]],
    ['a first line that names the separator', 'a07-sep-line.csv', [CALLER]],
    ['semicolons', 'a08-semicolon.csv', [CALLER]],
    ['a number in full-width digits', 'a11-phone-01-fullwidth.csv', [{ phone: '+8619900000011' }]],
    ['an area code in brackets', 'a11-phone-06-brackets.csv', [{ phone: '+8653184880001' }]],
    ['an extension', 'a11-phone-08-extension.csv', [{ phone: '+8653184880001', extension: '802' }]],
    ['two rows with the same number', 'a12-same-external-number.csv', [CALLER, CALLER]],
    ['a row of totals at the end', 'a19-total-row.csv', [CALLER]],
    ['the columns of an export of 12345', 'a23-12345-export-shape.csv', [CALLER]],
    ['the column names of a hotline', 'a24-hotline-words.csv', [CALLER]],
    ['a tab-separated cell of two lines', 'a29-tab-quoted-lf.tsv', [{}, {}]],
    ['a line break in a header cell', 'a30-comma-in-header-cell.csv', [{ phone: '+8619900000001' }]],
    ['a list that goes on in a second sheet', 'b01-goes-on-in-second-sheet.xlsx', [CALLER, {}, {}]],
    ['a caller merged over three rows', 'b03-merged-caller.xlsx', [CALLER, CALLER, CALLER]],
    ['a merged title above the header', 'b08-title-above.xlsx', [CALLER]],
  ])('a complaint file is read with %s', async (_, name, callers) => {
    const { entries, leftOut } = await read(name);
    expect(leftOut).toEqual([]);
    expect(entries.map(({ registration }) => registration.caller)).toMatchObject(callers);
  });

  test.each(['a11-phone-13-none.csv', 'a11-phone-14-dash.csv', 'a11-phone-15-secret.csv'])(
    'a word that says there is no number counts as no number: %s',
    async (name) => {
      const { entries, remarks } = await read(name);
      const [caller] = entries.map(({ registration }) => registration.caller);
      expect(caller).toMatchObject({ name: '来电人甲' });
      expect(caller).not.toHaveProperty('phone');
      expect(remarks).toHaveLength(1);
    },
  );

  it('an export of 12345 is read with every cell that the hotline can store', async () => {
    const { entries, remarks } = await read('a23-12345-export-shape.csv');
    expect(entries).toMatchObject([
      {
        at: Date.parse('2026-11-02T01:01:00Z'),
        registration: {
          channel: 'phone',
          kind: 'complaint',
          externalNo: 'GD2026110200001',
          narrative: expect.stringMatching(/^路灯不亮。小区/) as string,
          location: { address: '彩虹路1号', region: expect.any(String) as string },
        },
      },
    ]);
    expect(remarks.map(({ zh }) => zh)).toEqual([expect.stringContaining('承办单位、截止时间')]);
  });

  it('a quoted cell keeps its line break, and a total that was left out is named', async () => {
    expect((await read('a29-tab-quoted-lf.tsv')).entries[0]?.registration.narrative).toMatch(/路灯坏了\n第二行/);
    expect((await read('a19-total-row.csv')).remarks.map(({ zh }) => zh)).toEqual([
      expect.stringContaining('第3行是合计'),
    ]);
  });

  test.each([
    ['a character cut in two', 'a09-one-cut-character.csv', { line: 3, column: 'text' }],
    ['a number without its last digits', 'a10-scientific-phone.csv', { line: 2, column: '电话' }],
    ['a text that ends inside a character', 'a26-cut-cell-read-as-other-characters.csv', { line: 2, column: 'text' }],
  ])('a complaint file is refused with the line and column of %s', async (_, name, position) => {
    expect(await flawsOf(name)).toMatchObject([position]);
  });

  it('a file is read without its damaged row on request', async () => {
    const { entries, leftOut } = await read('a09-one-cut-character.csv', true);
    expect([entries.length, leftOut.length]).toEqual([1, 1]);
  });
});

whenPresent('reading past tickets of hotlines', () => {
  test.each(['s01-iso-date.csv', 's02-slash-date.csv'])(
    'a past ticket is decided as of the date in its row: %s',
    async (name) => {
      const xiema = await loadPack(join(jurisdictions, 'xiema'));
      const { entries } = await readPastTickets(join(FILES, name), [xiema], '2026-12-01');
      expect(entries).toMatchObject([{ on: '2007-01-05' }]);
    },
  );
});
