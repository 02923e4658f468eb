import { writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { UnfitModel } from '@hotline/classification';
import { readConfig } from '@hotline/host';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack, PackError } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { ModelRefused } from '@hotline/learning';
import { HotlineClient } from '../hotline-client';
import { asHistory, readCorrections } from '../train/corrections';
import type { NamedColumns } from '../train/columns';
import { NothingToLearn } from '../train/learn';
import { assess } from '../train/measures';
import { fileOf, openPredictor, predictionsTable } from '../train/predict';
import { readHistory, type History } from '../train/rows';
import { NotOverwritten } from '../train/store';
import { train } from '../train/train';

const USAGE = `npm run train -- FILE [--jurisdiction NAME] [--map FILE] [--labels free] [options]
npm run train -- --from-corrections [FILE] [--token TOKEN]
npm run train -- --predict MODEL FILE --out PREDICTIONS.tsv

Learns from past tickets (CSV, TSV or XLSX) and tells how well, on texts that were held back. Labels are codes or names of the place's matters.

  --map FILE           table of two columns: label of the history, matter ("-" leaves its rows out)
  --labels free        any labels; such a model cannot be switched on
  --text, --label, --title, --address, --demand, --group, --split, --id COLUMN     header of a column ("-": none)
  --held SHARE         held back for measuring where there is no column split (0.2)
  --least N            different texts a label needs (5)
  --skip-faulty        leave rows with flaws out
  --seed N             (1)
  --out FILE           where the model is written, never over another file; else into the folder of models
  --report FILE        .md or .json
  --from-corrections   learn (also) from what persons chose on the running hotline`;

const expected = [BadFile, NothingToLearn, NotOverwritten, PackError, UnfitModel, ModelRefused];
const say = (what: string): void => void process.stderr.write(`${what}\n`);

function readArguments() {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{
        jurisdiction: text,
        map: text,
        labels: text,
        held: text,
        least: text,
        seed: text,
        out: text,
        report: text,
        predict: text,
        token: text,
        'skip-faulty': flag,
        'from-corrections': flag,
      },
      ...{ text, label: text, title: text, address: text, demand: text, group: text, split: text, id: text },
    },
  });
  const [file, ...more] = positionals;
  if (more.length > 0 || (!file && !values['from-corrections'])) throw new Error(USAGE);
  if (values.labels !== undefined && values.labels !== 'free')
    throw new Error(
      `--labels ${values.labels} is not known: give free, or leave it out for the matters of a place\n\n${USAGE}`,
    );
  if (values.report !== undefined && !['.md', '.json'].includes(extname(values.report)))
    throw new Error(`--report ${values.report} must end in .md or .json`);
  const columns = Object.fromEntries(
    (['text', 'label', 'title', 'address', 'demand', 'group', 'split', 'id'] as const).flatMap((name) =>
      values[name] === undefined ? [] : [[name, values[name]]],
    ),
  ) as NamedColumns;
  return { ...values, file, columns };
}

function numberOf(
  name: string,
  value: string | undefined,
  fallback: number,
  fits: (n: number) => boolean,
  wanted: string,
): number {
  const number = value === undefined ? fallback : Number(value);
  if (!Number.isNaN(number) && fits(number)) return number;
  throw new Error(`--${name} ${value} cannot be used: give ${wanted}`);
}

type Given = ReturnType<typeof readArguments>;

const placeCalled = (name: string) => loadPack(join(readConfig().jurisdictions, name));

function folderOfModels(): string {
  const { models, data } = readConfig();
  return models ?? join(data, 'models');
}

async function predict({
  predict: model = '',
  file,
  out,
  columns,
  'skip-faulty': skipFaulty = false,
}: Given): Promise<void> {
  if (out === undefined || file === undefined) throw new Error(USAGE);
  const predictor = await openPredictor(fileOf(model, folderOfModels()), placeCalled);
  const { rows } = await readHistory(file, {
    columns,
    asTickets: predictor.place !== undefined,
    needsLabel: columns.label !== undefined,
    skipFaulty,
  });
  await writeFile(out, predictionsTable(rows, predictor), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new NotOverwritten(`${out} is there already: give another name with --out`) : error;
  });
  say(`${rows.length} rows → ${out}`);
  if (columns.label === undefined) return;
  const answers = new Map(rows.map(({ text }) => [text, predictor.predict(text)[0] ?? { label: '', probability: 0 }]));
  const { accuracy, macroF1, calibrationError } = assess('model', rows, answers).evaluation;
  process.stdout.write(
    `accuracy ${accuracy.toFixed(4)}  macro-F1 ${macroF1.toFixed(4)}  calibration error ${calibrationError.toFixed(4)}\n`,
  );
}

async function historiesOf(given: Given, place: Jurisdiction | undefined): Promise<History[]> {
  const { file, columns, 'from-corrections': fromCorrections, 'skip-faulty': skipFaulty = false, token } = given;
  const own =
    file === undefined
      ? []
      : [await readHistory(file, { columns, asTickets: place !== undefined, needsLabel: true, skipFaulty })];
  if (!fromCorrections) return own;
  if (!place) throw new Error('corrections are matters of a place: leave --labels free out');
  return [
    ...own,
    asHistory(await readCorrections(await HotlineClient.connect(readConfig(), { token, jurisdiction: place.name }))),
  ];
}

async function learnFrom(given: Given): Promise<void> {
  const { labels, jurisdiction, map, out } = given;
  const place = labels === 'free' ? undefined : await placeCalled(jurisdiction ?? readConfig().jurisdiction[0] ?? '');
  const result = await train(await historiesOf(given, place), {
    ...(place ? { place } : {}),
    ...(map ? { map } : {}),
    ...(out ? { out } : {}),
    folder: folderOfModels(),
    held: numberOf('held', given.held, 0.2, (n) => n > 0 && n < 1, 'a share between 0 and 1'),
    least: numberOf('least', given.least, 5, (n) => Number.isInteger(n) && n > 1, 'a whole number above 1'),
    seed: numberOf('seed', given.seed, 1, Number.isInteger, 'a whole number'),
    date: new Intl.DateTimeFormat('en-CA', { timeZone: place?.calendar.timeZone ?? 'Asia/Shanghai' }).format(
      new Date(),
    ),
    say,
  });
  if (given.report)
    await writeFile(
      given.report,
      given.report.endsWith('.json') ? `${JSON.stringify(result.data, null, 1)}\n` : result.markdown,
    );
  const { file, megabytes, wasThere } = result.stored;
  process.stdout.write(
    `${result.markdown}\n${file}  ${megabytes.toFixed(1)} MB${wasThere ? '  已存在，内容相同 there already, the same' : ''}\n`,
  );
}

async function run(): Promise<void> {
  const given = readArguments();
  return given.predict === undefined ? learnFrom(given) : predict(given);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = expected.some((kind) => error instanceof kind) ? 1 : 2;
});
