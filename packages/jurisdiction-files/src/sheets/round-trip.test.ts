import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { versionOf } from '@hotline/jurisdiction';
import { readPackFolder } from '../loader';
import { fromXlsx } from './read';
import { toXlsx } from './write';
import { unzip } from '../archive/unzip';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../../deploy/jurisdictions');
const INVENTED = resolve(__dirname, '../../../../test/src/jurisdictions/fair-county');
/** All shipped jurisdictions except the frames, and the invented county, which uses the whole pack language. */
const jurisdictions = readdirSync(SHIPPED, { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() && !['emergencies', 'national'].includes(entry.name) ? [entry.name] : []))
  .concat('fair-county');

describe('A pack written into a workbook', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-sheets-'));
    for (const name of readdirSync(SHIPPED)) cpSync(join(SHIPPED, name), join(folder, name), { recursive: true });
    cpSync(INVENTED, join(folder, 'fair-county'), { recursive: true, filter: (name) => !name.endsWith('.ts') });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(jurisdictions)('the pack %s is read from its workbook with the same entries and sources', async (name) => {
    const file = join(folder, `${name}.xlsx`);
    await toXlsx(join(folder, name), file);
    const again = join(folder, `${name}-again`);
    const { version } = await fromXlsx(file, again);
    const before = await readPackFolder(join(folder, name));
    expect(await readPackFolder(again)).toEqual(before);
    expect(version).toBe(versionOf(before));
    expect(readdirSync(folder).filter((one) => one.includes('draft'))).toEqual([]);
    expect(existsSync(join(again, 'powers.yaml.new'))).toBe(false);
  });

  it('alternatives of a power stand in one cell, separated by 或', async () => {
    const file = join(folder, 'fair-county.xlsx');
    await toXlsx(join(folder, 'fair-county'), file);
    const again = join(folder, 'again');
    await fromXlsx(file, again);
    expect([...unzip(readFileSync(file), () => true).values()].join()).toContain(
      'fair=ordinary 或 fair=fair-day; spot=elsewhere',
    );
    expect(
      (await readPackFolder(again)).powers.filter((p) => p.alternativeOf === 'bureau-otherwise').map((p) => p.when),
    ).toEqual([{ fair: ['ordinary'] }, { fair: ['fair-day'], spot: ['elsewhere'] }]);
  });

  it('writing and reading a workbook a second time gives the same file of powers', async () => {
    const file = join(folder, 'shanghe.xlsx');
    const again = join(folder, 'again');
    await toXlsx(join(folder, 'shanghe'), file);
    await fromXlsx(file, again);
    const first = readFileSync(join(again, 'powers.yaml'), 'utf8');
    await toXlsx(again, file);
    await fromXlsx(file, again);
    expect(readFileSync(join(again, 'powers.yaml'), 'utf8')).toBe(first);
  });

  it('refuses to read a workbook into a folder with pack files that an import does not write', async () => {
    const file = join(folder, 'shanghe.xlsx');
    await toXlsx(join(folder, 'shanghe'), file);
    const before = readdirSync(join(folder, 'shanghe'));
    await expect(fromXlsx(file, join(folder, 'shanghe'))).rejects.toThrow(
      /powers-one\.yaml.* — 在上级框架旁另起一个文件夹\n.* — name a new folder beside the frame/s,
    );
    expect(readdirSync(join(folder, 'shanghe'))).toEqual(before);
  });

  it('refuses to write a workbook from a folder that does not load', async () => {
    writeFileSync(join(folder, 'shanghe', 'bad.yaml'), 'powers: [{id: x}]\n');
    await expect(toXlsx(join(folder, 'shanghe'), join(folder, 'x.xlsx'))).rejects.toThrow(/bad\.yaml:1/);
    expect(existsSync(join(folder, 'x.xlsx'))).toBe(false);
  });
});
