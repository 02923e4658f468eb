import { Command } from 'commander';
import { help, type Terminal } from '../answering';
import { draftCommand } from '../draft/draft';
import { checkCommand } from '../pack/check';
import { diffCommand } from '../pack/diff';
import { explainCommand } from '../pack/explain';
import { precedentCommand } from '../pack/precedent';
import { publishCommand } from '../pack/publish';
import { scenariosCommand } from '../pack/scenarios';
import { scoreCommand } from '../pack/score';
import { simulateCommand } from '../pack/simulate';
import { whyCommand } from '../pack/why';
import { fromWorkbookCommand, toWorkbookCommand } from '../pack/workbook';

const SUBCOMMANDS = [
  checkCommand,
  explainCommand,
  whyCommand,
  diffCommand,
  simulateCommand,
  publishCommand,
  draftCommand,
  scenariosCommand,
  scoreCommand,
  precedentCommand,
  toWorkbookCommand,
  fromWorkbookCommand,
];

/** `npm run pack`: everything that concerns a jurisdiction pack. */
export function packCommand(terminal: Terminal): Command {
  const command = new Command('pack')
    .description(help('检查、比较、发布辖区包', 'check, compare and publish jurisdiction packs'))
    .helpCommand(false);
  for (const create of SUBCOMMANDS) command.addCommand(create(terminal));
  return command;
}
