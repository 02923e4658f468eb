import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../exit-codes';
import { AnsweringServer, runCommand, TestFolder } from '../testing/command-run';

jest.setTimeout(60_000);

const model = (more: object = {}) => ({
  model: 'shanghe-2026-11-01-1a2b3c4d',
  state: 'shadow',
  date: '2026-11-01',
  trainedOn: 800,
  matters: 40,
  measured: { texts: 200, accuracy: 0.875, macroF1: 0.81, calibrationError: 0.03 },
  judged: { confirmed: 0, corrected: 0 },
  shadow: { read: 100, agreed: 80, judged: 10, right: 7, liveRight: 5 },
  ...more,
});
const listing = (...models: object[]) => ({
  'GET /api/v1/models': { body: { models, judgedWithoutModel: { confirmed: 3, corrected: 1 } } },
});
const PATH = '/api/v1/models/shanghe-2026-11-01-1a2b3c4d';

let server: AnsweringServer | undefined;
const folder = new TestFolder();
afterEach(async () => {
  await server?.close();
  server = undefined;
});
afterAll(() => folder.remove());

describe('npm run models -- list', () => {
  it('prints state, measures and shadow results of each model in Chinese and English', async () => {
    server = await AnsweringServer.open(listing(model()));
    const { code, out } = await runCommand('models', 'list');
    expect(code).toBe(EXIT.done);
    for (const words of [
      'shanghe-2026-11-01-1a2b3c4d  影子运行 in shadow mode',
      '800条文本，40个事项 800 texts, 40 matters',
      '正确率 accuracy 87.5 %, macro-F1 0.8100, 校准误差 calibration error 0.0300, 文本 texts 200',
      '与现行结果一致 same result 80.0 % (100)',
      '经人工核定正确 confirmed by a person 70.0 % (10)',
      '现行结果正确 result in use 50.0 %',
      '未用模型的分类 classified without a model: 人工改正 corrected by a person 25.0 % (4)',
    ])
      expect(out).toContain(words);
  });

  it('prints the share of corrected tickets of a model that is on', async () => {
    server = await AnsweringServer.open(listing(model({ state: 'on', judged: { confirmed: 9, corrected: 1 } })));
    const { out } = await runCommand('models', 'list');
    expect(out).toContain('启用 on');
    expect(out).toContain('corrected while on: 10.0 % (10)');
  });

  it('prints why a model cannot be used, in both languages', async () => {
    server = await AnsweringServer.open(listing(model({ trouble: { zh: '事项目录已变', en: 'other catalogue' } })));
    const { out } = await runCommand('models', 'list');
    expect(out).toContain('！事项目录已变\n    other catalogue');
  });

  it('names the command that trains a model when there is none', async () => {
    server = await AnsweringServer.open(listing());
    const { out } = await runCommand('models', 'list');
    expect(out).toContain('还没有模型：用 npm run train 训练\n  no models yet: train one with npm run train');
  });
});

describe('npm run models -- shadow, on, off, retire', () => {
  test.each([
    ['shadow', 'shadow', '影子运行 in shadow mode'],
    ['on', 'on', '启用 on'],
    ['off', 'off', '停用 off'],
    ['retire', 'retired', '退役 retired'],
  ])('"%s" moves a model to the state %s and prints it', async (command, to, label) => {
    server = await AnsweringServer.open({ [`POST ${PATH}/state`]: { body: model({ state: to }) } });
    const { code, out } = await runCommand('models', command, 'shanghe-2026-11-01-1a2b3c4d', '--reason', '试用');
    expect(code).toBe(EXIT.done);
    expect(out).toContain(label);
    expect(server.received.at(-1)?.body).toEqual({ to, reason: '试用' });
  });
});

describe('npm run models -- differences', () => {
  it('prints the matters by their names, each in a column of its own', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/jurisdiction': {
        body: {
          matters: [
            { code: 'noise', name: { zh: '夜间施工噪声', en: 'Night noise' } },
            { code: 'dust', name: { zh: '工地扬尘', en: 'Dust' } },
          ],
        },
      },
      [`GET ${PATH}/differences?limit=200`]: {
        body: { differences: [{ ticketId: 't1', text: '半夜\n还在施工', proposed: 'noise', shadow: 'dust' }] },
      },
    });
    const { out } = await runCommand('models', 'differences', 'shanghe-2026-11-01-1a2b3c4d');
    expect(out).toMatch(/^内容 text +半夜 还在施工$/m);
    expect(out).toMatch(/^现行结果 in use +夜间施工噪声 Night noise$/m);
    expect(out).toMatch(/^影子结果 shadow mode +工地扬尘 Dust$/m);
    expect(out).toMatch(/^人工核定 chosen by a person +–$/m);
    expect(out).toContain('共1张工单结果不同\n  1 ticket with different results');
  });
});

describe('npm run models -- corrections', () => {
  const row = (ticketId: string, corrected: boolean) => ({
    ticketId,
    text: '半夜\t施工',
    matter: 'noise',
    ...(corrected ? { proposed: 'dust' } : {}),
    corrected,
    at: '2026-11-30T06:00:00.000Z',
  });

  it('writes the rows of all pages as TSV, and does not replace a file', async () => {
    server = await AnsweringServer.open({
      'GET /api/v1/training-rows?limit=200': { body: { rows: [row('t1', true)], next: 'p&2' } },
      'GET /api/v1/training-rows?limit=200&cursor=p%262': { body: { rows: [row('t2', false)] } },
    });
    const file = join(folder.path, 'corrections.tsv');
    const first = await runCommand('models', 'corrections', file);
    expect(first.out).toContain('2行，其中1行为人工改正\n  wrote 2 rows to');
    expect(readFileSync(file, 'utf8').split('\n').slice(0, 3)).toEqual([
      'id\ttext\tmatter\tproposed\tcorrected\tat',
      't1\t半夜 施工\tnoise\tdust\tyes\t2026-11-30T06:00:00.000Z',
      't2\t半夜 施工\tnoise\t\tno\t2026-11-30T06:00:00.000Z',
    ]);
    const second = await runCommand('models', 'corrections', file);
    expect(second.code).toBe(EXIT.refused);
    expect(second.err).toContain('已存在，请换一个文件名');
    expect(second.err).toContain('exists already: give another name');
  });
});
