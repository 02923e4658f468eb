import type { Command, CommanderError } from 'commander';
import type { Bilingual } from './answering';

/** Chinese sentences for the errors of commander; `$1` is the part in quotes. */
const CHINESE: Readonly<Record<string, string>> = {
  'commander.missingArgument': '缺少参数“$1”',
  'commander.excessArguments': '参数过多',
  'commander.unknownOption': '没有选项“$1”',
  'commander.unknownCommand': '没有命令“$1”',
  'commander.optionMissingArgument': '选项“$1”缺少值',
  'commander.missingMandatoryOptionValue': '缺少选项“$1”',
  'commander.conflictingOption': '选项“$1”不能与其他选项同用',
  'commander.invalidArgument': '“$1”的值不可用',
};

/** Describes in both languages why a command line cannot be used. */
export function describeCommandLineError({ code, message }: CommanderError): Bilingual {
  const en = message.replace(/^error: /, '').replace(/\n\(Did you mean (.*)\?\)/, '; did you mean $1?');
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  const meant = /\(Did you mean (.*)\?\)/.exec(message)?.[1];
  const zh = (CHINESE[code] ?? '命令行不可用').replace('$1', quoted);
  return { zh: meant === undefined ? zh : `${zh}，是否指 ${meant}`, en };
}

/** `npm run pack -- check [options] <pack>`: the command as it is typed. */
export function usageOf(command: Command): string {
  const names: string[] = [];
  for (let one: Command | null = command; one?.parent; one = one.parent) names.unshift(one.name());
  const [name, ...rest] = names;
  if (name === undefined) return `npm run ${command.usage()}`;
  return ['npm run', name, '--', ...rest, command.usage()].join(' ').trim();
}
