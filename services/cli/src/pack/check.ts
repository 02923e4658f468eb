import { PackError } from '@hotline/jurisdiction-files';
import { report } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, counted, help, type CommandReport, type Terminal } from '../answering';
import { findingLines } from '../finding-lines';
import { faultsOf, readPackOf, today } from './packs';
import { dayOf } from './words';

interface CheckOptions {
  readonly on?: string;
  readonly strict?: boolean;
}

async function check([name]: readonly [string], { on, strict = false }: CheckOptions): Promise<CommandReport> {
  const day = on === undefined ? today() : dayOf(on);
  try {
    const pack = await readPackOf(name);
    const { errors, notes, parts, findings } = report(pack, { on: day, strict });
    const summary = both({
      zh: `共${pack.matters.length}个事项，分${parts}组校验：${errors}处错误，${notes}条提示`,
      en:
        `${counted(pack.matters.length, 'matter')}, proven in ${counted(parts, 'group')}: ` +
        `${counted(errors, 'error')}, ${counted(notes, 'note')}`,
    });
    return {
      lines: [...findings.flatMap(findingLines), ...summary],
      data: { jurisdiction: pack.jurisdiction.name, errors, parts, findings },
      failed: errors > 0,
    };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    const many = error.problems.length;
    return {
      lines: [...faultsOf(error), ...both({ zh: `文件有${many}处错误`, en: `${counted(many, 'fault')} in the files` })],
      data: { errors: many, problems: error.problems },
      failed: true,
    };
  }
}

export const checkCommand = (terminal: Terminal): Command =>
  answering(
    new Command('check')
      .description(
        help(
          '检查文件，并校验每种情形恰有一个主办单位',
          'check the files, then prove that every case has exactly one lead unit',
        ),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .option(
        '--on <date>',
        help('按哪一天的权责校验（默认今天）', 'check the powers in force on this day (default: today)'),
      )
      .option('--strict', help('已声明的争议也算错误', 'count contested matters as errors')),
    terminal,
    check,
  );
