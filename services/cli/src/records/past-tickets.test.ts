import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import type { PastTicket } from '@hotline/jurisdiction-proof';
import { TestFolder } from '../testing/command-run';
import { readPastTickets } from './past-tickets';

jest.setTimeout(60_000);

const DAY = '2026-11-22';
let jurisdiction: Jurisdiction;
let folder: TestFolder;
beforeAll(async () => {
  jurisdiction = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
});
beforeEach(() => void (folder = new TestFolder()));
afterEach(() => folder.remove());

const read = async (text: string): Promise<readonly PastTicket[]> =>
  (await readPastTickets(folder.file('tickets.csv', text), [jurisdiction], DAY)).entries;

describe('reading past tickets with their matter', () => {
  it('accepts matters and regions by code or by name', async () => {
    const [first, second] = await read('事项,区域\n校门口食品摊,白桥镇\nstreet-trading.school-food,baiqiao\n');
    expect(first).toMatchObject({ line: 2, matter: 'street-trading.school-food', region: 'baiqiao', on: DAY });
    expect(second).toMatchObject({ line: 3, matter: 'street-trading.school-food', region: 'baiqiao' });
  });

  it('leaves an unknown region out, so that the decision asks for it', async () => {
    expect((await read('事项,区域\n校门口食品摊,月亮湾\n'))[0]).not.toHaveProperty('region');
  });

  it('reads the values of a fact by code or by name from a column named after the fact', async () => {
    const fact = [...jurisdiction.facts.values()][0];
    const value = fact?.values[0];
    const rows = await read(`事项,${fact?.name}\n校门口食品摊,${value?.value}\n校门口食品摊,${value?.name.zh}\n`);
    for (const { facts } of rows) expect(facts).toEqual({ [fact?.name ?? '']: value?.value });
  });

  test.each([
    ['a local time', '2026-11-02 09:02', { on: '2026-11-02', at: '2026-11-02T01:02:00.000Z' }],
    ['a time with an offset', '2026-11-02T09:02:00+02:00', { on: '2026-11-02', at: '2026-11-02T07:02:00.000Z' }],
    ['a date with slashes', '2026/11/02', { on: '2026-11-02' }],
    ['a date with short parts', '2026/1/5', { on: '2026-01-05' }],
    ['no text', '', { on: DAY }],
  ])('reads the time of a ticket from %s', async (_, word, expected) => {
    const [ticket] = await read(`事项,时间\n校门口食品摊,${word}\n`);
    expect(ticket).toMatchObject(expected);
    expect('at' in (ticket ?? {})).toBe('at' in expected);
  });

  it('refuses a date that cannot be read, and never takes it for today', async () => {
    await expect(read('事项,时间\n校门口食品摊,昨天\n')).rejects.toThrow(/:2 \[时间\] “昨天”不是日期/);
  });

  it('names each unknown matter with its line', async () => {
    await expect(read('事项\n无此事项\n校门口食品摊\n也没有\n')).rejects.toThrow(
      /:2 \[事项\] 没有事项“无此事项”.*\n.*there is no matter "无此事项".*\n.*:4 \[事项\] 没有事项“也没有”/,
    );
  });

  it('refers to npm run replay when the file has no matters', async () => {
    await expect(read('内容\n路灯不亮\n')).rejects.toThrow(
      /没有事项列 — .*npm run replay\n {2}no column names the matter/,
    );
  });
});
