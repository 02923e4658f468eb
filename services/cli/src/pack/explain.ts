import { explain as explainDecision, type RoutingFacts } from '@hotline/jurisdiction';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { near, readPackOf } from './packs';
import { codeOf, collect, dayOf, factOf } from './words';

interface ExplainOptions {
  readonly matter: string;
  readonly region?: string;
  readonly fact?: readonly string[];
  readonly on?: string;
  readonly at?: string;
}

async function explain(
  [name]: readonly [string],
  { matter, region, fact = [], on, at }: ExplainOptions,
): Promise<CommandReport> {
  const pack = await readPackOf(name);
  const asked: RoutingFacts = {
    matter: codeOf('matter', matter, pack.matters),
    ...(region === undefined ? {} : { region: codeOf('region', region, pack.regions) }),
    facts: Object.fromEntries(fact.map((word) => factOf(word, pack))),
    on: dayOf(on),
    ...(at === undefined ? {} : { at }),
  };
  const explained = explainDecision(pack, asked);
  const { power } = explained;
  const source = power?.file === undefined ? [] : [`${near(power.file)}:${power.line} ${power.id}`];
  return { lines: [...explained.sentences.flatMap(both), ...source], data: { asked, ...explained } };
}

export const explainCommand = (terminal: Terminal): Command =>
  answering(
    new Command('explain')
      .description(help('说明某类工单为什么派给某单位', 'explain which unit leads on a matter, and why'))
      .argument('<pack>', help('辖区包名称或文件夹', 'name or folder of a pack'))
      .requiredOption('--matter <matter>', help('事项名称或代码', 'name or code of the matter'))
      .option('--region <region>', help('区域名称或代码', 'name or code of the region'))
      .option('--fact <name=value>', help('已知要素，可重复', 'a fact that is known; may be repeated'), collect)
      .option('--on <date>', help('哪一天（默认今天）', 'on which day (default: today)'))
      .option('--at <instant>', help('发生时刻，如 2026-03-01T21:30+08:00', 'when it happened, with offset')),
    terminal,
    explain,
  );
