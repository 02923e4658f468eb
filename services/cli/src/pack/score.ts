import type { PackAssessment } from '@hotline/jurisdiction';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { assess, BadLapses, type Scorecard } from '@hotline/scoring';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { refused } from '../exit-codes';
import { readLapses } from '../records/lapses';
import { readingLines, withReadingOptions, type ReadingOptions } from '../records/reading';
import { readPackOf } from './packs';

interface ScoreOptions extends ReadingOptions {
  readonly assessment?: string;
  readonly unit?: string;
}

async function score(
  [name, file]: readonly [string, string],
  { assessment: id, unit: word, ...reading }: ScoreOptions,
): Promise<CommandReport> {
  const pack = await readPackOf(name);
  const assessment = assessmentOf(pack.assessments, id);
  const read = await readLapses(file, pack, reading);
  const lapses = read.entries;
  const unit = pack.units.find((u) => u.id === word || u.name.zh === word)?.id ?? word;
  const lines = lapses.map((lapse) => lapse.line);
  const cards = scoreRecords(() => assess(pack, assessment, lapses), file, lines).filter(
    (card) => unit === undefined || card.unit === unit,
  );
  return {
    lines: [...readingLines(file, read), ...both(assessment.name), ...cards.flatMap((card) => card.text.flatMap(both))],
    data: { assessment: assessment.id, cards },
  };
}

function assessmentOf(all: readonly PackAssessment[], id: string | undefined): PackAssessment {
  const [first, second] = id === undefined ? all : all.filter((a) => a.id === id);
  if (first && !second) return first;
  if (all.length === 0) throw refused('该辖区没有考核办法', 'this pack has no assessments');
  throw refused(
    `请用 --assessment 指明考核办法：${all.map((a) => `${a.name.zh}（${a.id}）`).join('、')}`,
    `name one with --assessment: ${all.map((a) => `${a.name.en} (${a.id})`).join(', ')}`,
  );
}

/** Runs a scoring. Reports records that cannot be counted as flaws, with their lines in the file. @throws BadFile */
function scoreRecords(run: () => Scorecard[], file: string, lines: readonly number[]): Scorecard[] {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof BadLapses)) throw error;
    throw new BadFile(
      file,
      error.flaws.map(({ at, what, hint }) => ({ line: lines[at] ?? 0, what, hint })),
    );
  }
}

export const scoreCommand = (terminal: Terminal): Command =>
  answering(
    withReadingOptions(new Command('score'))
      .description(
        help(
          '按扣分记录给单位打分',
          'score units from records of lapses, with the item, points and record of each deduction',
        ),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .argument('<file>', help('扣分记录（CSV、TSV、XLSX）', 'records of lapses (CSV, TSV or XLSX)'))
      .option('--assessment <id>', help('考核办法', 'which assessment'))
      .option('--unit <unit>', help('只看一个单位', 'one unit only, by name or id')),
    terminal,
    score,
  );
