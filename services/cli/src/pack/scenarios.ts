import { readScenarios } from '@hotline/jurisdiction-files';
import { unmet, type Unmet } from '@hotline/jurisdiction-proof';
import { Command } from 'commander';
import { answering, both, counted, help, type CommandReport, type Terminal } from '../answering';
import { folderOf, readPackOf } from './packs';

async function scenarios([name]: readonly [string]): Promise<CommandReport> {
  const pack = await readPackOf(name);
  const file = await readScenarios(folderOf(name));
  const missed = unmet(pack, file);
  const [cases, counts] = [file.scenarios.length, file.counts.length];
  const summary = both({
    zh: `${cases}个场景、${counts}项统计，${missed.length === 0 ? '全部相符' : `${missed.length}处不符`}`,
    en:
      `${counted(cases, 'scenario')}, ${counted(counts, 'count')}: ` +
      (missed.length === 0 ? 'all agree' : counted(missed.length, 'difference')),
  });
  return {
    lines: [...missed.flatMap(unmetLines), ...summary],
    data: { scenarios: cases, counts, unmet: missed },
    failed: missed.length > 0,
  };
}

/** An expectation that is not met, with the sentence of the document from which it follows. */
export const unmetLines = ({ text, says }: Pick<Unmet, 'text' | 'says'>): string[] => [
  ...both(text),
  ...(says === undefined ? [] : [`  原文 document: ${says}`]),
];

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
