import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Prepared } from './examples';
import type { Learnt } from './learn';
import type { Assessment } from './measures';
import type { History } from './rows';

export interface Reported {
  readonly history: Pick<History, 'file' | 'leftOut'> & { readonly rows: number };
  readonly prepared: Prepared;
  readonly learnt: Learnt;
  readonly place?: Jurisdiction;
  readonly seed: number;
}

const WORST = 10;
const CONFUSIONS = 10;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---|').join('')}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
];
const inCell = (text: string): string =>
  text
    .replace(/[\n\r]+/g, ' ')
    .replaceAll('|', '｜')
    .slice(0, 80);
const NAMES: Readonly<Record<string, string>> = {
  pack: '仅辖区包 pack alone',
  model: '学习模型 model',
  both: '两者合并 both',
};

/** The report of a training, as Markdown. */
export function report({ history, prepared, learnt, place, seed }: Reported): string {
  const last = learnt.assessments.at(-1) as Assessment;
  const name = (code: string): string =>
    code === '' ? '—' : place?.matters.get(code) ? `${code} ${place.matters.get(code)?.name.zh}` : code;
  return [
    `# 训练报告 Training report`,
    '',
    ...input(history, prepared, learnt),
    ...(learnt.held === 0
      ? ['没有留出数据，未作评估。 Nothing was held back, so nothing was measured.', '']
      : measured(learnt, last, seed, name)),
  ].join('\n');
}

function input(
  { file, rows, leftOut }: Reported['history'],
  { repeated, alike, contradictions, rare }: Prepared,
  { trained, held, refitted }: Learnt,
): string[] {
  return [
    `- 来源 from: ${file}, ${rows} rows${leftOut.length > 0 ? `; ${leftOut.length} flaws in rows that were left out` : ''}`,
    `- 重复 repeats: ${repeated} taken out; ${alike} near-duplicates kept on one side of the split`,
    `- 学习 learned from: ${trained} texts; measured on ${held} that were held back${refitted && held > 0 ? '; the model that is kept has then learnt from all of them' : ''}`,
    ...(contradictions.length > 0
      ? [
          `- 同文异类 one text, several labels: ${contradictions.length}; lines ${contradictions
            .slice(0, WORST)
            .map((lines) => lines.join('/'))
            .join(', ')}${contradictions.length > WORST ? ' …' : ''}`,
        ]
      : []),
    ...(rare.size > 0
      ? [
          `- 样本太少，未学习 too few texts to learn: ${[...rare].map(([label, count]) => `${label} (${count})`).join(', ')}`,
        ]
      : []),
    '',
  ];
}

function measured(
  { assessments, pool }: Learnt,
  last: Assessment,
  seed: number,
  name: (code: string) => string,
): string[] {
  const { evaluation, bins, labels } = last;
  const supported = Object.entries(evaluation.perLabel)
    .filter(([, { support }]) => support > 0)
    .sort(([, a], [, b]) => b.support - a.support);
  return [
    '## 总体 Overall',
    '',
    ...table(
      [
        '',
        '正确率 accuracy',
        'macro-F1',
        '校准误差 calibration error',
        '自动流转 without a person',
        '其中正确 of these right',
      ],
      assessments.map(({ name: who, evaluation: e, alone }) => [
        NAMES[who] ?? who,
        percent(e.accuracy),
        e.macroF1.toFixed(4),
        e.calibrationError.toFixed(4),
        alone ? percent(alone.share) : '—',
        alone ? percent(alone.right) : '—',
      ]),
    ),
    `Seed ${seed}.${pool ? ` The model counts ${percent(pool.weight)} beside the pack; odds of a matter without history ${pool.unseen.toFixed(2)}; both were chosen on the held texts, so “both” is slightly flattered.` : ''}`,
    '',
    '## 各类 Each label',
    '',
    ...table(
      ['', '精确率 precision', '召回率 recall', 'F1', '条数 texts'],
      supported.map(([label, { precision, recall, f1, support }]) => [
        name(label),
        precision.toFixed(3),
        recall.toFixed(3),
        f1.toFixed(3),
        support,
      ]),
    ),
    '## 混淆 Confusions',
    '',
    ...table(
      ['应为 true', '判为 answered', '条数 texts'],
      confusions(evaluation.confusion, labels).map(([from, to, count]) => [name(from), name(to), count]),
    ),
    '## 校准 Calibration',
    '',
    ...table(
      ['把握 claimed', '条数 texts', '平均把握 mean', '实际正确 right'],
      bins.map(({ from, to, texts, claimed, right }) => [`${from}–${to}`, texts, percent(claimed), percent(right)]),
    ),
    '## 最有把握的错误 Surest errors',
    '',
    ...table(
      ['把握 claimed', '应为 true', '判为 answered', '内容 text'],
      evaluation.errors
        .slice(0, WORST)
        .map(({ text, label, answered }) => [
          percent(answered.probability),
          name(label),
          name(answered.label),
          inCell(text),
        ]),
    ),
  ];
}

function confusions(confusion: readonly (readonly number[])[], labels: readonly string[]): [string, string, number][] {
  const all = confusion.flatMap((row, from) =>
    row.flatMap((count, to): [string, string, number][] =>
      from === to || count === 0 ? [] : [[labels[from] ?? '', labels[to] ?? '', count]],
    ),
  );
  return all.sort((a, b) => b[2] - a[2]).slice(0, CONFUSIONS);
}

/** The same for programs. */
export function reportData({ history, prepared, learnt, place, seed }: Reported): unknown {
  const { repeated, alike, contradictions, rare } = prepared;
  return {
    file: history.file,
    rows: history.rows,
    leftOut: history.leftOut,
    repeated,
    alike,
    contradictions,
    rare: Object.fromEntries(rare),
    ...(place ? { place: place.name } : {}),
    seed,
    trained: learnt.trained,
    held: learnt.held,
    refitted: learnt.refitted,
    ...(learnt.pool ? { pool: learnt.pool } : {}),
    assessments: learnt.assessments.map(
      ({ name, evaluation: { confusion, perLabel, ...figures }, labels, bins, alone }) => ({
        name,
        ...figures,
        perLabel,
        labels,
        confusion,
        bins,
        ...(alone ? { alone } : {}),
      }),
    ),
  };
}
