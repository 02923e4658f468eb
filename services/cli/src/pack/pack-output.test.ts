import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXIT } from '../exit-codes';
import { runCommand, TestFolder } from '../testing/command-run';

jest.setTimeout(120_000);

const SHIPPED = resolve(__dirname, '../../../../deploy/jurisdictions');
const CODE = /\[(gap|overlap|vacuum|never|powerless|unequal)\b/;

let folder: TestFolder;
beforeEach(() => void (folder = new TestFolder()));
afterEach(() => folder.remove());

/** A copy of a shipped pack with one text replaced in one file. */
function changed(name: string, file: string, from: string, to: string): string {
  const copy = join(folder.path, name);
  cpSync(join(SHIPPED, name), copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

describe('npm run pack -- check', () => {
  it('names each finding in words, with its file and line, and never by the code of its kind', async () => {
    const { code, out } = await runCommand('pack', 'check', 'shanghe');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/\.yaml:\d+ 职责交叉（已列为争议）：在.*均有权主办“校门口食品摊”/);
    expect(out).toMatch(/^ {2}overlap \(listed as contested\): .*may each lead on "Food stalls at school gates"/m);
    expect(out).toMatch(/\.yaml:\d+ 有监管无处罚：/);
    expect(out).toContain('共117个事项，分56组校验：0处错误，3条提示');
    expect(out).toContain('117 matters, proven in 56 groups: 0 errors, 3 notes');
    expect(out).not.toMatch(CODE);
  });

  it('counts contested matters as errors with --strict, and ends with exit code 1', async () => {
    const { code, out } = await runCommand('pack', 'check', 'shanghe', '--strict');
    expect(code).toBe(EXIT.refused);
    expect(out).toContain('3处错误，0条提示\n  117 matters, proven in 56 groups: 3 errors, 0 notes');
  });

  it('prints the kinds of findings as codes with --json', async () => {
    const { out } = await runCommand('pack', 'check', 'shanghe', '--json');
    const { findings } = JSON.parse(out) as { findings: readonly { kind: string }[] };
    expect(findings.map(({ kind }) => kind).sort()).toEqual(['overlap', 'vacuum', 'vacuum']);
  });
});

describe('npm run pack -- scenarios', () => {
  it('ends with exit code 0 when all scenarios agree', async () => {
    const { code, out } = await runCommand('pack', 'scenarios', 'shanghe');
    expect([code, out]).toEqual([EXIT.done, '24个场景、7项统计，全部相符\n  24 scenarios, 7 counts: all agree\n']);
  });

  it('describes an unmet scenario with names of the pack, and quotes the document behind it', async () => {
    for (const frame of ['emergencies', 'jinan'])
      cpSync(join(SHIPPED, frame), join(folder.path, frame), { recursive: true });
    const pack = changed('shanghe', 'scenarios.yaml', 'lead: squad-xushang', 'lead: enforcement-bureau');
    const { code, out } = await runCommand('pack', 'scenarios', pack);
    expect(code).toBe(EXIT.refused);
    expect(out).toMatch(/主办单位应为商河县综合行政执法局，实为综合行政执法局许商街道中队/);
    expect(out).toMatch(/lead unit: expected Shanghe integrated enforcement bureau, found Xushang/);
    expect(out).toMatch(/^ {2}原文 document: /m);
    expect(out).toContain('1处不符\n  24 scenarios, 7 counts: 1 difference');
    expect(out).not.toContain('squad-xushang');
  });
});

describe('npm run pack -- diff', () => {
  it('lists added units and matters by name, in both languages, and counts the changes', async () => {
    const { code, out } = await runCommand('pack', 'diff', 'many-caps', 'many-caps-reformed');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/^新增单位3个：.*\n {2}3 units added: /m);
    expect(out).not.toContain('bureau-one');
    expect(out).toMatch(
      /主办单位变动\d+处，办理条件变动\d+处\n {2}\d+ changes? of a lead unit, \d+ changes? of terms only/,
    );
  });

  it('finds no change between a pack and itself', async () => {
    const { out } = await runCommand('pack', 'diff', 'many-caps', 'many-caps');
    expect(out).toBe('主办单位变动0处，办理条件变动0处\n  0 changes of a lead unit, 0 changes of terms only\n');
  });
});

describe('npm run pack -- simulate', () => {
  it('counts past tickets by lead unit, and by the kind of their decision', async () => {
    const file = folder.file('tickets.csv', '事项,区域\n校门口食品摊,白桥镇\n夜间施工噪声,白桥镇\n');
    const { code, out } = await runCommand('pack', 'simulate', 'shanghe', file, '--on', '2026-11-22');
    expect(code).toBe(EXIT.done);
    expect(out).toMatch(/工单 tickets +│ +2 /);
    expect(out).toMatch(/有争议 disputed +│ +1 /);
  });

  it('names each unknown matter by its line, with exit code 1', async () => {
    const file = folder.file('tickets.csv', '事项\n无此事项\n');
    const { code, err } = await runCommand('pack', 'simulate', 'shanghe', file);
    expect(code).toBe(EXIT.refused);
    expect(err).toContain('tickets.csv:2 [事项] 没有事项“无此事项” — 请写目录中的名称或代码');
    expect(err).toContain('there is no matter "无此事项" — write the name or the code of the catalogue');
  });
});

describe('npm run pack -- explain', () => {
  test.each([
    ['an unknown region', ['--region', '月亮湾'], '没有区域“月亮湾”', 'there is no region "月亮湾"'],
    ['an unknown fact', ['--fact', 'weather=rain'], '没有要素“weather”', 'there is no fact "weather"'],
    ['a date in another form', ['--on', '1 March'], '“1 March”不是日期', 'is not a date'],
  ])('refuses %s in both languages', async (_, args, zh, en) => {
    const { code, err } = await runCommand('pack', 'explain', 'shanghe', '--matter', '校门口食品摊', ...args);
    expect(code).not.toBe(EXIT.done);
    expect(err).toContain(zh);
    expect(err).toContain(en);
  });
});
