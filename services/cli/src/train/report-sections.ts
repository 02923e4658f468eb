import type { LearnedModel } from './learn';
import type { Assessment } from './measures';

/** Maximum number of errors listed, beginning with the most confident. */
const MOST_ERRORS = 10;
/** Maximum number of pairs of confused labels listed, beginning with the most frequent. */
const MOST_CONFUSIONS = 10;
/** Longest text in a cell, in characters. */
const LONGEST_CELL = 80;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const inCell = (text: string): string =>
  text
    .replace(/[\n\r]+/g, ' ')
    .replaceAll('|', '｜')
    .slice(0, LONGEST_CELL);
const NAMES: Readonly<Record<string, string>> = {
  pack: '仅辖区包 pack alone',
  model: '学习模型 model',
  both: '两者合并 both',
};

/** Name of a label, by its code. */
type LabelName = (code: string) => string;

function section(
  title: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly string[] {
  const divider = `|${head.map(() => '---|').join('')}`;
  return [`## ${title}`, '', `| ${head.join(' | ')} |`, divider, ...rows.map((row) => `| ${row.join(' | ')} |`), ''];
}

/** The sections of the report about the texts that were held back, as Markdown lines. */
export function measuredSections(learned: LearnedModel, seed: number, name: LabelName): string[] {
  const last = learned.assessments.at(-1) as Assessment;
  return [
    ...overall(learned, seed),
    ...eachLabel(last, name),
    ...confusions(last, name),
    ...calibration(last),
    ...errors(last, name),
  ];
}

function overall({ assessments, ensemble }: LearnedModel, seed: number): string[] {
  const head = [
    '',
    '正确率 accuracy',
    'macro-F1',
    '校准误差 calibration error',
    '自动流转 without a person',
    '其中正确 of these right',
  ];
  const rows = assessments.map(({ name: way, evaluation, automatic }) => [
    NAMES[way] ?? way,
    percent(evaluation.accuracy),
    evaluation.macroF1.toFixed(4),
    evaluation.calibrationError.toFixed(4),
    automatic ? percent(automatic.share) : '—',
    automatic ? percent(automatic.right) : '—',
  ]);
  const weights = ensemble
    ? [
        `模型权重 weight of the model ${percent(ensemble.weight)}；` +
          `未学事项的几率 odds of a matter without history ${ensemble.unseen.toFixed(2)}`,
        '两者由留出文本选定，故“两者合并”略偏乐观 ' +
          'both were chosen on the held-out texts, so “both” is slightly optimistic',
      ]
    : [];
  return [...section('总体 Overall', head, rows), `随机种子 seed ${seed}`, ...weights, ''];
}

function eachLabel({ evaluation }: Assessment, name: LabelName): readonly string[] {
  const supported = Object.entries(evaluation.perLabel)
    .filter(([, { support }]) => support > 0)
    .sort(([, a], [, b]) => b.support - a.support);
  return section(
    '各类 Each label',
    ['', '精确率 precision', '召回率 recall', 'F1', '条数 texts'],
    supported.map(([label, { precision, recall, f1, support }]) => [
      name(label),
      precision.toFixed(3),
      recall.toFixed(3),
      f1.toFixed(3),
      support,
    ]),
  );
}

function confusions({ evaluation: { confusion }, labels }: Assessment, name: LabelName): readonly string[] {
  const all = confusion.flatMap((row, from) =>
    row.flatMap((count, to): [string, string, number][] =>
      from === to || count === 0 ? [] : [[labels[from] ?? '', labels[to] ?? '', count]],
    ),
  );
  return section(
    '混淆 Confusions',
    ['应为 true label', '判为 predicted', '条数 texts'],
    all
      .sort((a, b) => b[2] - a[2])
      .slice(0, MOST_CONFUSIONS)
      .map(([from, to, count]) => [name(from), name(to), count]),
  );
}

const calibration = ({ bins }: Assessment): readonly string[] =>
  section(
    '校准 Calibration',
    ['把握 confidence', '条数 texts', '平均把握 mean', '实际正确 right'],
    bins.map(({ from, to, texts, claimed, right }) => [`${from}–${to}`, texts, percent(claimed), percent(right)]),
  );

const errors = ({ evaluation }: Assessment, name: LabelName): readonly string[] =>
  section(
    '最有把握的错误 Most confident errors',
    ['把握 confidence', '应为 true label', '判为 predicted', '内容 text'],
    evaluation.errors
      .slice(0, MOST_ERRORS)
      .map(({ text, label, answered }) => [
        percent(answered.probability),
        name(label),
        name(answered.label),
        inCell(text),
      ]),
  );
