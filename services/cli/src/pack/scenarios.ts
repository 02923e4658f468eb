import { readScenarios } from '@hotline/jurisdiction-files';
import { unmet } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { folderOf, readPackOf } from './packs';

async function scenarios([name]: readonly [string]): Promise<CommandReport> {
  const pack = await readPackOf(name);
  const file = await readScenarios(folderOf(name));
  const missed = unmet(pack, file);
  const lines = missed.flatMap(({ what, expected, actual, says }) => [
    `${what}：应为 expected ${JSON.stringify(expected)}，实为 actual ${JSON.stringify(actual)}`,
    ...(says === undefined ? [] : [`  ${says}`]),
  ]);
  const [cases, counts] = [file.scenarios.length, file.counts.length];
  const summary = both({
    zh: `${cases}个场景、${counts}项统计，${missed.length === 0 ? '全部相符' : `${missed.length}处不符`}`,
    en: `${cases} scenarios, ${counts} counts: ${missed.length === 0 ? 'all hold' : `${missed.length} do not hold`}`,
  });
  return {
    lines: [...lines, ...summary],
    data: { scenarios: cases, counts, unmet: missed },
    failed: missed.length > 0,
  };
}

export const scenariosCommand = (terminal: Terminal): Command =>
  answering(
    new Command('scenarios')
      .description(
        help(
          '核对 scenarios.yaml 中的场景',
          'check that the pack decides every case of its scenarios.yaml as written there',
        ),
      )
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack')),
    terminal,
    scenarios,
  );
