import { writeFile } from 'node:fs/promises';
import { modelStateLabels, type listModels, type listShadowDifferences, type ResponseOf } from '@hotline/contracts';
import { readConfig } from '@hotline/host';
import { Command } from 'commander';
import { answering, both, counted, help, type Bilingual, type CommandReport, type Terminal } from '../answering';
import { refused } from '../exit-codes';
import { HotlineClient } from '../hotline-client';
import { columns } from '../tables';
import { asTable, readCorrections } from '../train/corrections';

type ModelList = ResponseOf<typeof listModels>;
/** The part of the answer of the operation `readJurisdiction` that is used here. */
interface MatterNames {
  readonly matters: readonly { readonly code: string; readonly name: Bilingual }[];
}
type ListedModel = ModelList['models'][number];

interface AccessOptions {
  readonly token?: string;
  readonly jurisdiction?: string;
}

/** Longest excerpt of a ticket's text, in characters. */
const EXCERPT = 80;
/** Maximum number of differences shown at once; the limit of the API. */
const MOST_DIFFERENCES = 200;
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);

function linesOf({ model, state, date, trainedOn = 0, matters = 0, measured, ...rest }: ListedModel): string[] {
  return [
    `${model}  ${modelStateLabels[state].zh} ${modelStateLabels[state].en}`,
    ...(date
      ? [
          `  ${date}，${trainedOn}条文本，${matters}个事项 ` +
            `${counted(trainedOn, 'text')}, ${counted(matters, 'matter')}`,
        ]
      : []),
    ...(measured
      ? [
          `  留出评估 held-out test: 正确率 accuracy ${percent(measured.accuracy, 1)}, ` +
            `macro-F1 ${measured.macroF1.toFixed(4)}, 校准误差 calibration error ${measured.calibrationError.toFixed(4)}, ` +
            `文本 texts ${measured.texts}`,
        ]
      : []),
    ...useLines(rest),
  ];
}

/** Lines with the results of a model in shadow mode and while on, and with the reason if it cannot be used. */
function useLines({ judged, shadow, trouble }: Pick<ListedModel, 'judged' | 'shadow' | 'trouble'>): string[] {
  const { confirmed, corrected } = judged;
  return [
    ...(shadow.read > 0
      ? [
          `  影子运行 shadow mode: 与现行结果一致 same result ${percent(shadow.agreed, shadow.read)} (${shadow.read}); ` +
            `经人工核定正确 confirmed by a person ${percent(shadow.right, shadow.judged)} (${shadow.judged}), ` +
            `现行结果正确 result in use ${percent(shadow.liveRight, shadow.judged)}`,
        ]
      : []),
    ...(confirmed + corrected > 0
      ? [
          `  启用期间人工改正 corrected while on: ${percent(corrected, confirmed + corrected)} (${confirmed + corrected})`,
        ]
      : []),
    ...(trouble ? [`  ！${trouble.zh}`, `    ${trouble.en}`] : []),
  ];
}

async function list(_args: readonly [], options: AccessOptions): Promise<CommandReport> {
  const client = await HotlineClient.connect(readConfig(), options);
  const listed = (await client.call('GET', '/api/v1/models')) as ModelList;
  const { models, judgedWithoutModel } = listed;
  const decided = judgedWithoutModel.confirmed + judgedWithoutModel.corrected;
  return {
    lines: [
      `未用模型的分类 classified without a model: ` +
        `人工改正 corrected by a person ${percent(judgedWithoutModel.corrected, decided)} (${decided})`,
      ...models.flatMap(linesOf),
      ...(models.length === 0
        ? both({ zh: '还没有模型：用 npm run train 训练', en: 'no models yet: train one with npm run train' })
        : []),
    ],
    data: listed,
  };
}

/** A sub-command that moves a model to another state. */
function stateCommand(name: string, to: ListedModel['state'], description: string): (terminal: Terminal) => Command {
  const move = async (
    [model]: readonly [string],
    { reason, ...options }: AccessOptions & { readonly reason?: string },
  ): Promise<CommandReport> => {
    const client = await HotlineClient.connect(readConfig(), options);
    const path = `/api/v1/models/${encodeURIComponent(model)}/state`;
    const moved = (await client.call('POST', path, { to, ...(reason ? { reason } : {}) })) as ListedModel;
    return { lines: linesOf(moved), data: moved };
  };
  return (terminal) =>
    answering(
      withAccess(new Command(name).description(description))
        .argument('<model>', help('模型', 'model'))
        .option('--reason <text>', help('理由', 'reason')),
      terminal,
      move,
    );
}

async function differences([model]: readonly [string], options: AccessOptions): Promise<CommandReport> {
  const client = await HotlineClient.connect(readConfig(), options);
  const path = `/api/v1/models/${encodeURIComponent(model)}/differences?limit=${MOST_DIFFERENCES}`;
  const found = (await client.call('GET', path)) as ResponseOf<typeof listShadowDifferences>;
  const { matters } = (await client.call('GET', '/api/v1/jurisdiction')) as MatterNames;
  const names = new Map(matters.map(({ code, name }) => [code, `${name.zh} ${name.en}`]));
  const nameOf = (code: string | undefined): string => (code === undefined ? '–' : (names.get(code) ?? code));
  const lines = found.differences.flatMap(({ ticketId, proposed, shadow, chosen, text }) => [
    ...columns([
      ['工单 ticket', ticketId],
      ['内容 text', text.replace(/\s+/g, ' ').slice(0, EXCERPT)],
      ['现行结果 in use', nameOf(proposed)],
      ['影子结果 shadow mode', nameOf(shadow)],
      ['人工核定 chosen by a person', nameOf(chosen)],
    ]),
    '',
  ]);
  return {
    lines: [
      ...lines,
      ...both({
        zh: `共${found.differences.length}张工单结果不同`,
        en: `${counted(found.differences.length, 'ticket')} with different results`,
      }),
    ],
    data: found.differences,
  };
}

async function corrections([file]: readonly [string], options: AccessOptions): Promise<CommandReport> {
  const rows = await readCorrections(await HotlineClient.connect(readConfig(), options));
  const corrected = rows.filter((row) => row.corrected).length;
  await writeFile(file, asTable(rows), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EEXIST')
      throw refused(`${file} 已存在，请换一个文件名`, `${file} exists already: give another name`);
    throw error;
  });
  return {
    lines: both({
      zh: `已写入 ${file}：${rows.length}行，其中${corrected}行为人工改正`,
      en: `wrote ${counted(rows.length, 'row')} to ${file}, ${corrected} of them corrected by a person`,
    }),
    data: { file, rows: rows.length, corrected },
  };
}

const withAccess = (command: Command): Command =>
  command
    .option('--jurisdiction <name>', help('辖区（默认本地）', 'jurisdiction (default: home)'))
    .option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)'));

const STATE_COMMANDS = [
  stateCommand(
    'shadow',
    'shadow',
    help('影子运行：只比较结果，不影响派单', 'run a model in shadow mode: its results are compared and not used'),
  ),
  stateCommand('on', 'on', help('启用', 'switch a model on')),
  stateCommand('off', 'off', help('停用', 'switch a model off')),
  stateCommand('retire', 'retired', help('退役', 'retire a model for good')),
];

export function modelsCommand(terminal: Terminal): Command {
  const listing = withAccess(
    new Command('list').description(help('列出模型及其效果', 'list the models with their measures')),
  );
  const comparing = withAccess(
    new Command('differences').description(
      help('影子结果与现行结果不同的工单', 'tickets that a model in shadow mode classifies differently'),
    ),
  ).argument('<model>', help('模型', 'model'));
  const writing = withAccess(
    new Command('corrections').description(
      help('导出人工核定的事项', 'write a table of the matters that people chose'),
    ),
  ).argument('<file>', help('TSV 文件', 'TSV file to write'));
  const command = new Command('models')
    .description(help('运行中的热线上学习得到的模型', 'learned models of the running hotline'))
    .helpCommand(false)
    .addCommand(answering(listing, terminal, list));
  for (const create of STATE_COMMANDS) command.addCommand(create(terminal));
  return command
    .addCommand(answering(comparing, terminal, differences))
    .addCommand(answering(writing, terminal, corrections));
}
