import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import type { CommandReport } from '../answering';
import { packCommand } from '../commands/pack';
import { reportOf } from '../program';

jest.setTimeout(60_000);

const precedent = (...args: string[]): Promise<CommandReport> => reportOf(packCommand, ['precedent', ...args]);
const score = (...args: string[]): Promise<CommandReport> => reportOf(packCommand, ['score', ...args]);

const SHIPPED = resolve(__dirname, '../../../../deploy/jurisdictions');
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hotline-records-'));
  for (const name of ['emergencies', 'jinan', 'shanghe', 'national'])
    cpSync(join(SHIPPED, name), join(home, name), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(home, name), text);
  return join(home, name);
};

describe('npm run pack -- precedent', () => {
  const shanghe = (): string => join(home, 'shanghe');
  const school = [
    '--matter',
    'street-trading.school-food',
    '--lead',
    'squad-baiqiao',
    '--region',
    'baiqiao',
    '--number',
    '商法指定〔2026〕1号',
    '--reason',
    '校门口食品摊由中队管',
    '--from',
    '2026-11-22',
  ];

  test('proposes a rule and its effect, and writes nothing without --write', async () => {
    const { lines, failed } = await precedent(shanghe(), ...school);
    expect(failed).toBe(false);
    expect(lines.join('\n')).toContain(
      '- id: designated-street-trading.school-food-20261122\n  holder: squad-baiqiao\n  duty: punish\n',
    );
    expect(lines).toContain(
      '“校门口食品摊”在白桥镇，2026-11-22起：争议：县食品药品综合执法大队、综合行政执法局白桥镇中队（县政府法制办（县行政执法监督局）协调） → 综合行政执法局白桥镇中队（以商河县综合行政执法局名义）',
    );
    expect(existsSync(join(shanghe(), 'precedents.yaml'))).toBe(false);
  });

  test('writes the rule beside the other files, and the pack decides by that rule', async () => {
    await precedent(shanghe(), ...school, '--write');
    const pack = await readPackFolder(shanghe());
    expect(pack.powers.find((p) => p.ground === 'designation')).toMatchObject({
      holder: 'squad-baiqiao',
      inNameOf: 'enforcement-bureau',
      where: ['baiqiao'],
    });
    expect(readFileSync(join(shanghe(), 'precedents.yaml'), 'utf8')).toContain(
      '指定管辖 商法指定〔2026〕1号：校门口食品摊由中队管',
    );
  });

  test('reads the designation from the JSON of a ticket', async () => {
    const history = [
      { at: '2026-11-20T01:00:00.000Z', type: 'JurisdictionDisputed', data: {} },
      {
        at: '2026-11-21T17:00:00.000Z',
        type: 'UnitDesignated',
        data: {
          lead: 'food-drug-team',
          assistants: [],
          document: '商法指定〔2026〕2号',
          basis: '行政处罚法第二十五条',
          reason: '食品安全为主',
        },
      },
      {
        at: '2026-11-21T17:00:00.000Z',
        type: 'TicketDispatched',
        data: {
          lead: 'food-drug-team',
          matter: 'street-trading.school-food',
          region: 'baiqiao',
          facts: { permit: 'none' },
          how: 'designated',
        },
      },
    ];
    const { data } = await precedent(shanghe(), '--ticket', file('ticket.json', JSON.stringify({ history })));
    expect(data).toMatchObject({
      id: 'designated-street-trading.school-food-20261122',
      after: { lead: { unit: 'food-drug-team' } },
    });
    expect((data as { yaml: string }).yaml).not.toContain('permit');
    await expect(precedent(shanghe(), '--ticket', file('other.json', '{"history": []}'))).rejects.toThrow(
      'the file holds no designation',
    );
    await expect(precedent(shanghe(), '--ticket', file('bad.json', '{'))).rejects.toThrow('is not JSON');
  });
});

describe('npm run pack -- score', () => {
  const scored = (): string => {
    const scheme =
      'assessments:\n  - id: yearly\n    name: {zh: 年度考核, en: Yearly}\n    full: 10\n    units: [enforcement-bureau, market-team]\n    basis: {kind: assumption, text: t}\n    parts: [{id: p, name: {zh: 执行, en: Execution}, full: 10, items: [{id: late, name: {zh: 超期, en: Late}, full: 10, each: 2}]}]\n';
    writeFileSync(join(home, 'shanghe', 'assessments.yaml'), scheme);
    return join(home, 'shanghe');
  };

  test('lists each unit with its score and the records that took points off', async () => {
    const records = file(
      'r.csv',
      '单位,项目,日期,次数,事由,凭据\n商河县综合行政执法局,late,2026-03-01,2,超期,督办单5号\n',
    );
    const { lines } = await score(scored(), records);
    expect(lines.filter((l) => !l.startsWith(' '))).toEqual([
      '年度考核',
      '商河县综合行政执法局：6分（满分10分，扣4分）',
      '超期：扣4分，得6分；2026-03-01 超期（2起，每起2分；凭据：督办单5号）',
      '县市场监管综合执法大队：10分（满分10分，扣0分）',
    ]);
    expect((await score(scored(), records, '--unit', 'market-team')).lines).toHaveLength(4);
  });

  test('refuses a file with faulty records, and names every flaw with its line', async () => {
    const flawed = score(
      scored(),
      file(
        'bad.csv',
        'unit,item,on,times,what,source\nenforcement-bureau,late,2026-03-01,x,超期,\nenforcement-bureau,late,1 March,1,超期,单\n',
      ),
    );
    await expect(flawed).rejects.toThrow(BadFile);
    await expect(flawed).rejects.toThrow(
      /bad\.csv:2 \[凭据\].*\n.*\n.*bad\.csv:2 \[次数\] .*\n.*"x" is not a number above 0.*\n.*bad\.csv:3 \[日期\] .*\n.*"1 March" is not a date/,
    );
    await expect(
      score(scored(), file('odd.csv', 'unit,item,on,what,source\nnobody,never,2026-03-01,x,y\n')),
    ).rejects.toThrow(/odd\.csv:2 没有考核项目“never” — .*\n {2}there is no item "never" — write one of late/);
    await expect(score(scored(), file('none.csv', 'unit,item\n'))).rejects.toThrow(
      /没有“日期”列 — 请把一列命名为 日期 \/ date \/ on，.*\n {2}there is no column "on" — name a column 日期 \/ date \/ on,/,
    );
  });
});
