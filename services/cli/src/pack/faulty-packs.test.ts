import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzip, zip } from '@hotline/jurisdiction-files/sheets';
import type { CommandReport } from '../answering';
import { packCommand } from '../commands/pack';
import { reportOf } from '../program';

jest.setTimeout(60_000);

/** A pack without faults, in one file. The spaces that the formatter puts inside `{ }` are removed. */
const SOUND = readFileSync(
  resolve(__dirname, '../../../../test/src/jurisdictions/fair-county/jurisdiction.yaml'),
  'utf8',
)
  .replaceAll('{ ', '{')
  .replaceAll(' }', '}');
const line = (text: string): number => SOUND.slice(0, SOUND.indexOf(text)).split('\n').length;
const replaced = (from: string, to: string): string => {
  if (!SOUND.includes(from)) throw new Error(`the pack has no ${from}`);
  return SOUND.replace(from, to);
};
const after = (text: string, more: string): string => replaced(text, `${text}\n${more}`);

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hotline-pack-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: string | Buffer): string => {
  const file = join(folder, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
};
const run = (...args: string[]): Promise<CommandReport> => reportOf(packCommand, args);
/** The output of `check` for a pack of one file, without the folder in its path. */
const check = async (
  pack: string | Buffer,
  more: Readonly<Record<string, string>> = {},
): Promise<{ failed: boolean | undefined; first: string }> => {
  put('county/jurisdiction.yaml', pack);
  for (const [name, text] of Object.entries(more)) put(name, text);
  const { failed, lines } = await run('check', join(folder, 'county'));
  expect(lines[0]).toMatch(/\p{Script=Han}/u);
  return {
    failed,
    first: lines
      .slice(0, 2)
      .join('')
      .replace(/^\S*\/(?=[^/]+\.yaml)/, ''),
  };
};

test('check accepts a pack without faults, also with a byte order mark and Windows line ends', async () => {
  expect((await check(SOUND)).failed).toBe(false);
  expect((await check(`\uFEFF${SOUND.replaceAll('\n', '\r\n')}`)).failed).toBe(false);
});

const laughs = [
  'a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...Array.from(
    { length: 9 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`,
  ),
].join('\n');

test.each([
  [
    'a region that is its own ancestor',
    replaced('{code: county, level: district', '{code: county, level: district, parent: quiet'),
    line('{code: county'),
    '"county" is its own parent: county → quiet → county',
  ],
  [
    'a unit that is its own superior',
    replaced('{id: bureau, kind: agency', '{id: bureau, kind: agency, parent: bureau'),
    line('{id: bureau,'),
    '"bureau" is its own parent: bureau → bureau',
  ],
  [
    'an unknown unit, and suggests a similar one',
    replaced('id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: burau'),
    line('bureau-signs'),
    'no unit "burau" — did you mean "bureau"?',
  ],
  [
    'a second lead unit for one matter',
    after(
      '{id: bureau-signs, holder: bureau, duty: punish, matters: [signs]}',
      '  - {id: police-signs, holder: police, duty: punish, matters: [signs]}',
    ),
    line('bureau-signs') + 1,
    'a second lead for matter "signs"',
  ],
  [
    'a power that ends before it begins',
    replaced('matters: [scales]}', 'matters: [scales], from: 2026-02-01, until: 2026-01-31}'),
    line('{id: scales, holder'),
    '"scales" ends on 2026-01-31, before it begins on 2026-02-01',
  ],
  [
    'a wrong indentation',
    replaced('\nmatters:\n  - code: stall', '\nmatters:\n   - code: stall'),
    line('- code: stall') + 1,
    'not valid YAML',
  ],
  [
    'a tab for indentation',
    replaced('\n  - {code: scales', '\n\t- {code: scales'),
    line('{code: scales'),
    'not valid YAML: Tabs are not allowed as indentation',
  ],
  ['a repeated section', `${SOUND}powers: []\n`, SOUND.split('\n').length, 'not valid YAML: Map keys must be unique'],
  [
    'a repeated key of an entry',
    replaced('holder: market-bureau, duty: punish', 'holder: market-bureau, holder: bureau, duty: punish'),
    line('{id: scales, holder'),
    'not valid YAML: Map keys must be unique',
  ],
  ['anchors that expand without limit', `${laughs}\n`, 2, 'not valid YAML: Excessive alias count'],
  ['an anchor that contains itself', 'fields: &all [*all]\n', 1, 'not valid YAML: an alias contains itself'],
])('check names the file and line of %s', async (_, pack, at, what) => {
  const { failed, first } = await check(pack);
  expect(failed).toBe(true);
  expect(first).toMatch(new RegExp(`^jurisdiction\\.yaml:${at}:\\d+ `));
  expect(first).toContain(what);
  expect(first).toMatch(/ — .+/);
});

test('check refuses a frame that extends the pack itself', async () => {
  const header = (name: string, frame: string): string =>
    `jurisdiction: {name: ${name}, title: {zh: 甲, en: A}, version: "1", serves: county, extends: ${frame}}\n`;
  const { failed, first } = await check(header('county', 'city'), {
    'city/jurisdiction.yaml': header('city', 'county'),
  });
  expect(failed).toBe(true);
  expect(first).toContain('jurisdiction.yaml:1:');
  expect(first).toContain('extends itself through other frames');
});

test('check refuses a file in GBK and asks for UTF-8', async () => {
  const [first, rest] = [Buffer.from('# '), Buffer.from(`\n${SOUND}`)];
  const { failed, first: said } = await check(Buffer.concat([first, Buffer.from([0xb8, 0xcf, 0xbc, 0xaf]), rest]));
  expect(failed).toBe(true);
  expect(said).toMatch(
    /^jurisdiction\.yaml:1:1 文件不是 UTF-8 编码 — .*the file is not UTF-8 — save the file as UTF-8/,
  );
});

describe('npm run pack -- from-xlsx', () => {
  const header = 'id,holder,duty,matters,basis.kind,basis.text';
  const csv = (content: string | Buffer): Promise<{ failed?: boolean; lines: readonly string[] }> => {
    put('county/jurisdiction.yaml', SOUND);
    return run('from-xlsx', put('powers.csv', content), join(folder, 'county'));
  };

  test('writes a pack into a folder that is not beside its frame', async () => {
    const [file, target] = [join(folder, 'shanghe.xlsx'), join(folder, 'elsewhere/shanghe')];
    await run('to-xlsx', 'shanghe', file);
    const written = await run('from-xlsx', file, target);
    expect([written.failed, written.lines[0]]).toEqual([undefined, expect.stringContaining(`已写入 ${target}，共`)]);
    expect((await run('check', target)).failed).toBe(false);
  });

  test('names both folders in which a missing frame was looked for', async () => {
    const header = 'jurisdiction: {name: a, title: {zh: 甲, en: A}, version: "1", serves: county, extends: nowhere}\n';
    put('county/jurisdiction.yaml', header);
    await expect(run('check', join(folder, 'county'))).rejects.toThrow(
      /找不到上级框架“nowhere”[^]*the frame "nowhere" is neither in .* nor in .*jurisdictions/,
    );
  });

  test('refuses a workbook of 60 MB without reading it', async () => {
    const file = put('list.xlsx', '');
    truncateSync(file, 60 * 1024 * 1024);
    const { failed, lines } = await run('from-xlsx', file, join(folder, 'made'));
    expect(failed).toBe(true);
    expect(lines[1]).toContain('the file has 60 MB, and at most 20 MB are allowed');
  });

  test('refuses a workbook that decompresses to more than the limit, or to more than it declares', async () => {
    const bomb = zip(new Map([['xl/worksheets/sheet1.xml', Buffer.alloc(120 * 1024 * 1024)]]));
    expect((await run('from-xlsx', put('bomb.xlsx', bomb), join(folder, 'made'))).lines[1]).toContain(
      'its unpacked size is 120 MB, and at most 100 MB are allowed',
    );
    const liar = zip(new Map([['xl/worksheets/sheet1.xml', Buffer.alloc(9 * 1024 * 1024)]]));
    liar.writeUInt32LE(10, liar.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
    expect((await run('from-xlsx', put('liar.xlsx', liar), join(folder, 'made'))).lines[1]).toContain(
      'is larger than it declares',
    );
  });

  test('refuses a formula without a value and names its cell', async () => {
    put('county/jurisdiction.yaml', SOUND);
    const file = join(folder, 'list.xlsx');
    await run('to-xlsx', join(folder, 'county'), file);
    const parts = unzip(readFileSync(file), () => true);
    const edited = [...parts].map(([name, bytes]): [string, Buffer | string] => [
      name,
      name.includes('worksheets/sheet5')
        ? bytes.toString().replace(/<c r="C3"[^>]*>.*?<\/c>/s, '<c r="C3"><f>LOWER("PUNISH")</f></c>')
        : bytes,
    ]);
    writeFileSync(file, zip(new Map(edited)));
    const { failed, lines } = await run('from-xlsx', file, join(folder, 'made'));
    expect(failed).toBe(true);
    expect(lines.slice(0, 2)).toEqual([
      expect.stringMatching(/ \S+!C3 .*单元格里的公式没有算出值/),
      expect.stringContaining('a formula without a value'),
    ]);
  });

  test('reads a CSV file in GBK, as Excel on Chinese Windows writes it, and names faults by line and column', async () => {
    const [punish, document] = [Buffer.from([0xb4, 0xa6, 0xb7, 0xa3]), Buffer.from([0xce, 0xc4, 0xbc, 0xfe])];
    const row = (holder: string): Buffer =>
      Buffer.concat([
        Buffer.from(`${header}\nall,${holder},`),
        punish,
        Buffer.from(',stall scales signs rubbish,'),
        document,
        Buffer.from(',x\n'),
      ]);
    const faulty = await csv(row('burau'));
    expect(faulty.failed).toBe(true);
    expect(faulty.lines.slice(0, 2)).toEqual([
      expect.stringMatching(/权责!B2 \[行使单位 holder\] 没有单位“burau” — 是不是“bureau”？/),
      '  no unit "burau" — did you mean "bureau"?',
    ]);
    expect((await csv(row('bureau'))).failed).toBeUndefined();
  });

  test('names each empty cell and each unknown duty of a CSV file', async () => {
    const { lines } = await csv(`${header}\none,bureau,fine,stall,document,x\ntwo,,punish,signs,document,x\n`);
    expect([lines[0], lines[2]]).toEqual([
      expect.stringMatching(/权责!C2 \[职责 duty\] .*"fine"/),
      expect.stringMatching(/权责!B3 \[行使单位 holder\] 不能没有“holder”/),
    ]);
  });
});
