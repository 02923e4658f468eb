import type { PackAssessment } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { BadFile } from '@hotline/jurisdiction-files/sheets';
import { assess, BadLapses, type Scorecard } from '@hotline/scoring';
import { both, folderOf, read, type Command, type Report } from './command';
import { readLapses } from '../records/lapses';

const usage =
  'score NAME FILE [--assessment ID] [--unit U]     scores of units from records of what went wrong: which item, how many points, by which record';

async function run(args: readonly string[]): Promise<Report> {
  const { values, words } = read(args, 2, usage, { assessment: { type: 'string' }, unit: { type: 'string' } });
  const [name, file] = words as [string, string];
  const pack = await readPackFolder(folderOf(name));
  const assessment = chosen(pack.assessments, values.assessment);
  const lapses = await readLapses(file, pack);
  const unit = pack.units.find((u) => u.id === values.unit || u.name.zh === values.unit)?.id ?? values.unit;
  const cards = scored(
    () => assess(pack, assessment, lapses),
    file,
    lapses.map((l) => l.line),
  ).filter((c) => unit === undefined || c.unit === unit);
  return {
    lines: [...both(assessment.name), ...cards.flatMap((card) => card.text.flatMap(both))],
    data: { assessment: assessment.id, cards },
  };
}

function chosen(all: readonly PackAssessment[], id: string | undefined): PackAssessment {
  const [first, second] = id === undefined ? all : all.filter((a) => a.id === id);
  if (first && !second) return first;
  const there = all.map((a) => a.id).join(', ');
  throw new Error(there === '' ? 'this place has no assessments' : `say which assessment: --assessment ${there}`);
}

/** Records that cannot be counted, told by the lines of their file. */
function scored(score: () => Scorecard[], file: string, lines: readonly number[]): Scorecard[] {
  try {
    return score();
  } catch (error) {
    if (!(error instanceof BadLapses)) throw error;
    throw new BadFile(
      file,
      error.flaws.map(({ at, what, hint }) => ({ line: lines[at] ?? 0, what, hint })),
    );
  }
}

export const score: Command = { usage, run };
