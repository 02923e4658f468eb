import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { readConfig } from '@hotline/host';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { Command, Option } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine } from '../exit-codes';
import { HotlineClient } from '../hotline-client';
import { COLUMNS, type Column, type NamedColumns } from '../train/columns';
import { asHistory, readCorrections } from '../train/corrections';
import { assess } from '../train/measures';
import { openPredictor, pathOfModel, predictionsTable } from '../train/predict';
import { readHistory, type History } from '../train/rows';
import { NotOverwritten } from '../train/store';
import { train } from '../train/train';

type ColumnOptions = { readonly [column in Column]?: string };
interface TrainOptions extends ColumnOptions {
  readonly jurisdiction?: string;
  readonly map?: string;
  readonly labels?: 'free';
  readonly held: number;
  readonly least: number;
  readonly seed: number;
  readonly out?: string;
  readonly report?: string;
  readonly predict?: string;
  readonly token?: string;
  readonly skipFlawed?: boolean;
  readonly fromCorrections?: boolean;
}

const columnsIn = (options: TrainOptions): NamedColumns =>
  Object.fromEntries(COLUMNS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));

const jurisdictionCalled = (name: string): Promise<Jurisdiction> => loadPack(join(readConfig().jurisdictions, name));

function folderOfModels(): string {
  const { models, data } = readConfig();
  return models ?? join(data, 'models');
}

/** Writes the prediction of a model for each row; with a column of labels it also reports the accuracy. */
async function predict(model: string, file: string, options: TrainOptions): Promise<CommandReport> {
  const { out, skipFlawed = false } = options;
  if (out === undefined) throw badCommandLine('请用 --out 指明结果文件', 'name the file to write with --out');
  const columns = columnsIn(options);
  const hasLabels = columns.label !== undefined;
  const predictor = await openPredictor(pathOfModel(model, folderOfModels()), jurisdictionCalled);
  const { rows } = await readHistory(file, {
    columns,
    asTickets: predictor.jurisdiction !== undefined,
    needsLabel: hasLabels,
    skipFlawed,
  });
  await writeFile(out, predictionsTable(rows, predictor), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new NotOverwritten(out) : error;
  });
  const written = both({ zh: `已写入 ${out}，共${rows.length}行`, en: `wrote ${rows.length} rows to ${out}` });
  if (!hasLabels) return { lines: written, data: { file: out, rows: rows.length } };
  const answers = new Map(rows.map(({ text }) => [text, predictor.predict(text)[0] ?? { label: '', probability: 0 }]));
  const { accuracy, macroF1, calibrationError } = assess('model', rows, answers).evaluation;
  return {
    lines: [
      ...written,
      `正确率 accuracy ${accuracy.toFixed(4)}  macro-F1 ${macroF1.toFixed(4)}  ` +
        `校准误差 calibration error ${calibrationError.toFixed(4)}`,
    ],
    data: { file: out, rows: rows.length, accuracy, macroF1, calibrationError },
  };
}

/** The tickets to learn from: a file, the corrections of the running hotline, or both. */
async function historiesOf(
  file: string | undefined,
  options: TrainOptions,
  jurisdiction: Jurisdiction | undefined,
): Promise<History[]> {
  const { fromCorrections = false, skipFlawed = false, token } = options;
  const how = { columns: columnsIn(options), asTickets: jurisdiction !== undefined, needsLabel: true, skipFlawed };
  const fromFile = file === undefined ? [] : [await readHistory(file, how)];
  if (!fromCorrections) return fromFile;
  if (!jurisdiction)
    throw badCommandLine(
      '人工核定的是辖区的事项：请去掉 --labels free',
      'corrections are matters of a jurisdiction: leave out --labels free',
    );
  const client = await HotlineClient.connect(readConfig(), { token, jurisdiction: jurisdiction.name });
  return [...fromFile, asHistory(await readCorrections(client))];
}

async function learn(file: string | undefined, options: TrainOptions, terminal: Terminal): Promise<CommandReport> {
  const { labels, jurisdiction: name = readConfig().jurisdiction[0] ?? '', map, out, held, least, seed } = options;
  const jurisdiction = labels === 'free' ? undefined : await jurisdictionCalled(name);
  const timeZone = jurisdiction?.calendar.timeZone ?? 'Asia/Shanghai';
  const trained = await train(await historiesOf(file, options, jurisdiction), {
    ...(jurisdiction ? { jurisdiction } : {}),
    ...(map ? { map } : {}),
    ...(out ? { out } : {}),
    folder: folderOfModels(),
    held,
    least,
    seed,
    date: new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()),
    say: (line) => terminal.say(line),
  });
  const { report } = options;
  const json = `${JSON.stringify(trained.data, null, 1)}\n`;
  if (report) await writeFile(report, extname(report) === '.json' ? json : trained.markdown);
  const { file: model, megabytes, existed } = trained.stored;
  return {
    lines: [
      trained.markdown,
      ...both(
        existed
          ? { zh: `模型 ${model} 已存在，内容相同`, en: `the model ${model} exists already, with the same content` }
          : {
              zh: `已写入模型 ${model}，${megabytes.toFixed(1)} MB`,
              en: `wrote the model, ${megabytes.toFixed(1)} MB`,
            },
      ),
    ],
    data: { model, ...(trained.data as object) },
  };
}

/** Parser of a numeric option. @throws CommandError */
const number =
  (option: string, fits: (value: number) => boolean, zh: string, en: string) =>
  (word: string): number => {
    const value = Number(word);
    if (word.trim() !== '' && fits(value)) return value;
    throw badCommandLine(`--${option} 不能是“${word}”：请给出${zh}`, `--${option} cannot be "${word}": give ${en}`);
  };

function reportFile(word: string): string {
  if (['.md', '.json'].includes(extname(word))) return word;
  throw badCommandLine(
    '--report 的文件名须以 .md 或 .json 结尾',
    '--report must name a file that ends in .md or .json',
  );
}

function withOptions(command: Command): Command {
  const share = number('held', (n) => n > 0 && n < 1, '0 到 1 之间的数', 'a number between 0 and 1');
  const least = number('least', (n) => Number.isInteger(n) && n > 1, '大于 1 的整数', 'a whole number above 1');
  command
    .option('--jurisdiction <name>', help('辖区（默认 HOTLINE_JURISDICTION）', 'jurisdiction (default: home)'))
    .option(
      '--map <file>',
      help('两列表：往期标签、事项', 'table of two columns: label of the file, matter ("-": left out)'),
    )
    .addOption(
      new Option(
        '--labels <kind>',
        help('任意标签；此类模型不能启用', 'any labels; such a model cannot be switched on'),
      ).choices(['free']),
    )
    .option('--held <share>', help('留出评估的比例', 'share of texts held back to measure'), share, 0.2)
    .option('--least <n>', help('每个事项至少几条不同文本', 'different texts that a label needs'), least, 5)
    .option('--skip-flawed', help('跳过有错误的行', 'leave out rows with flaws'))
    .option('--seed <n>', help('随机种子', 'seed'), number('seed', Number.isInteger, '整数', 'a whole number'), 1)
    .option('--out <file>', help('写到此文件；不覆盖已有文件', 'file to write; an existing file is not overwritten'))
    .option('--report <file>', help('另存报告（.md 或 .json）', 'write the report too (.md or .json)'), reportFile)
    .option('--from-corrections', help('也用人工核定的事项', 'learn also from the matters that people chose'))
    .option('--predict <model>', help('用模型判断 FILE 的每一行', 'classify each row of the file with a model'))
    .option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)'));
  for (const column of COLUMNS)
    command.option(`--${column} <header>`, help('列名；- 表示没有', `header of the column ${column}; "-": none`));
  return command;
}

export const trainCommand = (terminal: Terminal): Command =>
  answering<readonly [string | undefined], TrainOptions>(
    withOptions(
      new Command('train')
        .description(
          help(
            '从往期工单学习事项，并在留出的文本上评估',
            'learn matters from past tickets, and measure on texts that were held back',
          ),
        )
        .argument('[file]', help('往期工单（CSV、TSV、XLSX）', 'past tickets with their matter (CSV, TSV or XLSX)')),
    ),
    terminal,
    ([file], options) => {
      if (file === undefined && (!options.fromCorrections || options.predict !== undefined))
        throw badCommandLine('缺少文件', 'the file is missing');
      return options.predict === undefined
        ? learn(file, options, terminal)
        : predict(options.predict, file ?? '', options);
    },
  );
