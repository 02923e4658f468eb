import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EXIT, exitCodeOf, unreachable } from './exit-codes';
import { COMMANDS, runCommandLine } from './program';

jest.setTimeout(60_000);

const HAN = /\p{Script=Han}/u;
const LATIN = /[a-z]{3}/;
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  calendar: ['load'],
  pack: [
    'check',
    'explain',
    'why',
    'diff',
    'simulate',
    'publish',
    'scenarios',
    'score',
    'precedent',
    'to-xlsx',
    'from-xlsx',
  ],
  parked: ['list', 'replay'],
  models: ['list', 'shadow', 'on', 'off', 'retire', 'differences', 'corrections'],
};

async function run(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await runCommandLine(args, { out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'hotline-cli-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the help of the command line', () => {
  const commands = Object.keys(COMMANDS).flatMap((name) => [
    [name],
    ...(SUBCOMMANDS[name] ?? []).map((sub) => [name, sub]),
  ]);

  test.each(commands.map((command) => [command.join(' '), command] as const))(
    'describes "%s" and each of its options in Chinese and English, with the exit codes',
    async (_, command) => {
      const { code, out, err } = await run(...command, '--help');
      expect([code, err]).toEqual([EXIT.done, '']);
      expect(out).toContain('退出码 Exit codes:');
      expect(out).toContain(`npm run ${command[0]} --`);
      const described = out.split('\n').filter((line) => /^ {2}(-|\S+( \S+)*) {2,}/.test(line));
      for (const line of described) expect([line, HAN.test(line), LATIN.test(line)]).toEqual([line, true, true]);
    },
  );

  test('lists every command when none is given, with exit code 2', async () => {
    const { code, out, err } = await run();
    expect([code, out]).toEqual([EXIT.badCommandLine, '']);
    for (const name of Object.keys(COMMANDS)) expect(err).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
  });

  test('package.json has a script for every command except "edge", the entry point of deployments', () => {
    const { scripts } = JSON.parse(readFileSync(resolve(__dirname, '../../../package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const name of Object.keys(COMMANDS).filter((command) => command !== 'edge'))
      expect([name, scripts[name]]).toEqual([
        name,
        expect.stringMatching(new RegExp(`services/cli/dist/main.js ${name}$`)),
      ]);
  });
});

describe('a command line that cannot be used', () => {
  test.each([
    ['an unknown command', ['pakc'], '没有命令“pakc”，是否指 pack', 'did you mean pack?'],
    ['an unknown sub-command', ['pack', 'chek'], '没有命令“chek”，是否指 check', 'did you mean check?'],
    [
      'an unknown option',
      ['pack', 'check', 'shanghe', '--stric'],
      '没有选项“--stric”，是否指 --strict',
      'unknown option',
    ],
    ['a missing argument', ['replay'], '缺少参数“file”', "missing required argument 'file'"],
    ['too many arguments', ['export', 'one', 'two'], '参数过多', 'too many arguments'],
    ['a missing value', ['pack', 'check', 'shanghe', '--on'], '选项“--on <date>”缺少值', 'argument missing'],
    ['a missing option', ['pack', 'explain', 'shanghe'], '缺少选项“--matter <matter>”', 'not specified'],
    [
      'a value outside the choices',
      ['replay', 'x.csv', '--speed', 'slow'],
      '的值不可用',
      'Allowed choices are max, real',
    ],
    ['a date in another form', ['pack', 'check', 'shanghe', '--on', '1 March'], '“1 March”不是日期', 'is not a date'],
    ['a share above 1', ['train', 'x.csv', '--held', '2'], '--held 不能是“2”', 'give a number between 0 and 1'],
    [
      'a report of another kind',
      ['train', 'x.csv', '--report', 'x.pdf'],
      '以 .md 或 .json 结尾',
      'ends in .md or .json',
    ],
    ['training without a file', ['train'], '缺少文件', 'the file is missing'],
    ['a prediction without --out', ['train', 'x.csv', '--predict', 'm'], '请用 --out', 'name the file to write'],
    [
      'a replay of a service without a ticket',
      ['parked', 'replay', 'sla'],
      '请给出服务和工单',
      'give a service and a ticket',
    ],
  ])('refuses %s with exit code 2, in Chinese and English', async (_, args, zh, en) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([EXIT.badCommandLine, '']);
    expect(err).toContain(zh);
    expect(err).toContain(en);
    expect(err).not.toMatch(/^ {4}at /m);
  });
});

describe('a command that cannot do its work', () => {
  const variables = { HOTLINE_HOST: '127.0.0.1', HOTLINE_PORT: '1' };
  const before = { ...process.env };
  beforeEach(() => void Object.assign(process.env, variables));
  afterEach(() => void (process.env = { ...before }));

  test.each([
    ['models list', ['models', 'list']],
    ['models on', ['models', 'on', 'm']],
    ['parked list', ['parked', 'list']],
    ['parked replay', ['parked', 'replay', '--all']],
    ['pack why', ['pack', 'why', 'T1']],
  ])('ends "%s" with exit code 3 when no hotline answers', async (_, args) => {
    const { code, err } = await run(...args);
    expect(code).toBe(EXIT.unreachable);
    expect(err).toContain('http://127.0.0.1:1 没有运行中的热线');
    expect(err).toContain('no hotline answers at http://127.0.0.1:1');
  });

  test.each([
    ['a pack that does not exist', ['pack', 'check', 'no-such-pack'], '没有这个文件夹'],
    ['a matter that no pack has', ['pack', 'explain', 'shanghe', '--matter', '无此事项'], '没有事项“无此事项”'],
    ['a file that does not exist', ['train', 'no-such-file.csv'], 'no-such-file.csv'],
    ['a data folder that cannot be made', ['import', '/', '--data', '/dev/null/none'], 'ENOTDIR'],
  ])('ends with exit code 1 for %s', async (_, args, said) => {
    const { code, out, err } = await run(...args);
    expect([code, out + err]).toEqual([EXIT.refused, expect.stringContaining(said)]);
  });

  test('names the similar matters when a name is incomplete', async () => {
    const { code, err } = await run('pack', 'explain', 'shanghe', '--matter', '食品摊');
    expect(code).toBe(EXIT.refused);
    expect(err).toMatch(/相近的有：.*校门口食品摊（street-trading\.school-food）/);
  });

  test('refuses to import a folder without a manifest', async () => {
    const { code, err } = await run('import', folder, '--data', join(folder, 'data'));
    expect(code).toBe(EXIT.refused);
    expect(err).toContain('没有可读的 manifest.json');
    expect(err).toContain('it has no readable manifest.json');
  });

  test('refuses to predict with a model that does not exist', async () => {
    const { code, err } = await run('train', file('a.csv', '内容\n路灯不亮\n'), '--predict', 'none', '--out', 'x.tsv');
    expect([code, err]).toEqual([EXIT.refused, expect.stringContaining('没有模型“none”')]);
  });

  test('ends with exit code 2 for a setting that cannot be used', async () => {
    process.env.HOTLINE_PORT = 'many';
    const { code, err } = await run('models', 'list');
    expect(code).toBe(EXIT.badCommandLine);
    expect(err).toContain('HOTLINE_PORT');
  });

  test('ends with exit code 70 and a stack trace for a fault of the program', () => {
    expect(exitCodeOf(new TypeError('x is not a function'))).toBe(EXIT.crashed);
    expect(exitCodeOf('a string')).toBe(EXIT.crashed);
    expect(exitCodeOf(unreachable('甲', 'a'))).toBe(EXIT.unreachable);
  });
});

describe('the output of a command', () => {
  test('prints JSON with --json, and without it the same sentences as text', async () => {
    const pack = 'shanghe';
    const args = ['pack', 'explain', pack, '--matter', '校门口食品摊', '--region', 'baiqiao'];
    const words = await run(...args);
    const { sentences } = JSON.parse((await run(...args, '--json')).out) as { sentences: { zh: string; en: string }[] };
    expect(sentences.length).toBeGreaterThan(0);
    for (const { zh, en } of sentences) expect(words.out).toContain(`${zh}\n  ${en}`);
  });
});
