import type { Jurisdiction } from '@hotline/jurisdiction';
import { counted } from '../answering';
import type { Prepared } from './examples';
import type { LearnedModel } from './learn';
import { measuredSections } from './report-sections';
import type { History } from './rows';

/** Data of a training report. */
export interface TrainingResult {
  readonly history: Pick<History, 'file' | 'leftOut'> & { readonly rows: number };
  readonly prepared: Prepared;
  readonly learned: LearnedModel;
  readonly jurisdiction?: Jurisdiction;
  readonly seed: number;
}

/** Maximum number of listed texts that have several labels. */
const MOST_CLASHES = 10;

/** The report of a training, as Markdown. */
export function report({ history, prepared, learned, jurisdiction, seed }: TrainingResult): string {
  const name = (code: string): string => (code === '' ? '—' : (jurisdiction?.matters.get(code)?.name.zh ?? code));
  return [
    `# 训练报告 Training report`,
    '',
    ...input({ history, prepared, learned }, name),
    ...(learned.held === 0
      ? ['没有留出数据，未作评估。 Nothing was held back, so nothing was measured.', '']
      : measuredSections(learned, seed, name)),
  ].join('\n');
}

function input(
  {
    history: { file, rows, leftOut },
    prepared: { repeated, alike, contradictions, rare },
    learned: { trained, held, refitted },
  }: Pick<TrainingResult, 'history' | 'prepared' | 'learned'>,
  name: (code: string) => string,
): string[] {
  const faulty = leftOut.length;
  const clashes = contradictions.slice(0, MOST_CLASHES).map((lines) => lines.join('/'));
  const few = [...rare].map(([label, count]) => `${name(label)} (${count})`).join(', ');
  return [
    `- 来源 source: ${file}，${rows}行 rows${faulty > 0 ? `；跳过的行有${faulty}处错误 ${counted(faulty, 'flaw')} in rows that were left out` : ''}`,
    `- 重复 repeats: 去除${repeated}行 removed；${alike}行近似 near-duplicates，不分到两边 kept on one side of the split`,
    `- 学习 learned from ${trained} texts；留出评估 measured on ${held} texts`,
    ...(refitted && held > 0 ? ['- 评估后用全部文本重新学习 after that, the stored model learned from all texts'] : []),
    ...(contradictions.length > 0
      ? [
          `- 同文异类 one text, several labels: ${contradictions.length}；行 lines ${clashes.join(', ')}` +
            (contradictions.length > MOST_CLASHES ? ' …' : ''),
        ]
      : []),
    ...(rare.size > 0 ? [`- 样本太少，未学习 too few texts to learn: ${few}`] : []),
    '',
  ];
}

/** The report for programs. */
export function reportData({ history, prepared, learned, jurisdiction, seed }: TrainingResult): unknown {
  const { repeated, alike, contradictions, rare } = prepared;
  return {
    file: history.file,
    rows: history.rows,
    leftOut: history.leftOut,
    repeated,
    alike,
    contradictions,
    rare: Object.fromEntries(rare),
    ...(jurisdiction ? { jurisdiction: jurisdiction.name } : {}),
    seed,
    trained: learned.trained,
    held: learned.held,
    refitted: learned.refitted,
    ...(learned.ensemble ? { ensemble: learned.ensemble } : {}),
    assessments: learned.assessments.map(
      ({ name, evaluation: { confusion, perLabel, ...figures }, labels, bins, automatic }) => ({
        name,
        ...figures,
        perLabel,
        labels,
        confusion,
        bins,
        ...(automatic ? { automatic } : {}),
      }),
    ),
  };
}
