import { writeFile } from 'node:fs/promises';
import type { listModels, listShadowDifferences, ResponseOf } from '@hotline/contracts';
import { readConfig } from '@hotline/host';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { refused } from '../exit-codes';
import { HotlineClient } from '../hotline-client';
import { asTable, readCorrections } from '../train/corrections';

type ModelList = ResponseOf<typeof listModels>;
type ListedModel = ModelList['models'][number];

interface AccessOptions {
  readonly token?: string;
  readonly jurisdiction?: string;
}

const STATES: Readonly<Record<ListedModel['state'], string>> = {
  stored: '已保存 stored',
  shadow: '影子运行 in the shadow',
  on: '启用 on',
  off: '停用 off',
  retired: '退役 retired',
};
/** Longest excerpt of a ticket's text, in characters. */
const EXCERPT = 80;
/** Differences shown at once; the limit of the API. */
const MOST_DIFFERENCES = 200;
const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} %`);

function linesOf({ model, state, date, trainedOn, matters, measured, judged, shadow, trouble }: ListedModel): string[] {
  const { confirmed, corrected } = judged;
  return [
    `${model}  ${STATES[state]}`,
    ...(date ? [`  ${date}，${trainedOn}条文本，${matters}个事项 ${trainedOn} texts, ${matters} matters`] : []),
    ...(measured
      ? [
          `  留出评估 held-out test: 正确率 accuracy ${percent(measured.accuracy, 1)}, ` +
            `macro-F1 ${measured.macroF1.toFixed(4)}, 校准误差 calibration error ${measured.calibrationError.toFixed(4)}, ` +
            `文本 texts ${measured.texts}`,
        ]
      : []),
    ...(shadow.read > 0
      ? [
          `  影子运行 shadow: 与现行一致 same answer ${percent(shadow.agreed, shadow.read)} (${shadow.read}); ` +
            `人工核定后正确 right ${percent(shadow.right, shadow.judged)} (${shadow.judged}), ` +
            `现行 live ${percent(shadow.liveRight, shadow.judged)}`,
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
      `仅辖区包：人工改正 the pack alone, corrected: ${percent(judgedWithoutModel.corrected, decided)} (${decided})`,
      ...models.flatMap(linesOf),
      ...(models.length === 0
        ? both({ zh: '还没有模型：用 npm run train 训练', en: 'no models yet: train one with npm run train' })
        : []),
    ],
    data: listed,
  };
}

/** A sub-command that moves a model to another state of its life. */
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
  const lines = found.differences.map(
    ({ proposed = '–', shadow = '–', chosen, text }) =>
      `${proposed} / ${shadow}${chosen ? `  → ${chosen}` : ''}  ${text.replace(/\s+/g, ' ').slice(0, EXCERPT)}`,
  );
  return {
    lines: lines.length > 0 ? lines : both({ zh: '没有差异', en: 'no differences' }),
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
      en: `wrote ${rows.length} rows to ${file}, ${corrected} of them corrected by a person`,
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
    help('影子运行：只比较，不影响派单', 'run a model in the shadow: compared, not used'),
  ),
  stateCommand('on', 'on', help('启用', 'use a model')),
  stateCommand('off', 'off', help('停用', 'stop using a model')),
  stateCommand('retire', 'retired', help('退役', 'retire a model for good')),
];

export function modelsCommand(terminal: Terminal): Command {
  const listing = withAccess(new Command('list').description(help('列出模型', 'list models and how they do')));
  const comparing = withAccess(
    new Command('differences').description(help('影子与现行不同的工单', 'tickets on which the shadow differs')),
  ).argument('<model>', help('模型', 'model'));
  const writing = withAccess(
    new Command('corrections').description(
      help('导出人工核定的事项', 'write the matters that persons chose as a table'),
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
