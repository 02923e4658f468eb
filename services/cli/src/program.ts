import { types } from 'node:util';
import { Command, CommanderError } from 'commander';
import { help, type CommandReport, type Terminal } from './answering';
import { describeCommandLineError, usageOf } from './command-line-errors';
import { EXIT, EXIT_CODE_HELP, exitCodeOf, isFileError, type ExitCode } from './exit-codes';

type CreateCommand = (terminal: Terminal) => Command;

/** All commands by name. A module is loaded only for its command, or for the list of all commands. */
export const COMMANDS: Readonly<Record<string, () => Promise<CreateCommand>>> = {
  pack: async () => (await import('./commands/pack.js')).packCommand,
  replay: async () => (await import('./commands/replay.js')).replayCommand,
  train: async () => (await import('./commands/train.js')).trainCommand,
  models: async () => (await import('./commands/models.js')).modelsCommand,
  calendar: async () => (await import('./commands/calendar.js')).calendarCommand,
  parked: async () => (await import('./commands/parked.js')).parkedCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  cluster: async () => (await import('./commands/cluster.js')).clusterCommand,
  edge: async () => (await import('./commands/edge.js')).edgeCommand,
};

/** The streams to which a command line writes. */
export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法 Usage:',
  'Arguments:': '参数 Arguments:',
  'Options:': '选项 Options:',
  'Commands:': '命令 Commands:',
};
const HELP_WIDTH = 120;

/** Runs one command line (without `node` and the script) and returns its exit code. Never rejects. */
export async function runCommandLine(args: readonly string[], { out, err }: Streams): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const terminal: Terminal = {
    answer(report, asJson) {
      out(`${asJson ? JSON.stringify(report.data, null, 1) : report.lines.join('\n')}\n`);
      if (report.failed) code = EXIT.refused;
    },
    say: (line) => err(`${line}\n`),
  };
  const program = await createProgram(args[0], terminal);
  for (const command of allCommandsOf(program)) styleHelp(command, { out, err: () => undefined });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return explainCommandLine(error, { program, args, streams: { out, err } });
    const failure = exitCodeOf(error);
    err(`${messageOf(error, failure)}\n`);
    return failure;
  }
}

/**
 * Runs one command for a test or a program.
 * @throws what the command throws, `CommanderError` for a bad command line
 */
export async function reportOf(create: CreateCommand, args: readonly string[]): Promise<CommandReport> {
  let answered: CommandReport | undefined;
  const command = create({ answer: (report) => void (answered = report), say: () => undefined });
  for (const one of allCommandsOf(command)) styleHelp(one, { out: () => undefined, err: () => undefined });
  await command.parseAsync([...args], { from: 'user' });
  return answered ?? { lines: [], data: undefined };
}

async function createProgram(name: string | undefined, terminal: Terminal): Promise<Command> {
  const program = new Command('npm run')
    .usage('<命令 command> -- [参数 arguments]')
    .description(help('12345 热线命令行', 'Command line of the 12345 hotline'))
    .helpCommand(false);
  const wanted = name !== undefined && Object.hasOwn(COMMANDS, name) ? [name] : Object.keys(COMMANDS);
  for (const one of wanted) {
    const create = await (COMMANDS[one] as () => Promise<CreateCommand>)();
    program.addCommand(create(terminal).name(one));
  }
  return program;
}

function allCommandsOf(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommandsOf)];
}

function styleHelp(command: Command, { out, err }: Streams): void {
  command
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err, getOutHelpWidth: () => HELP_WIDTH })
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: usageOf,
    })
    .helpOption('-h, --help', help('显示帮助', 'show this help'))
    .addHelpText('after', `\n${EXIT_CODE_HELP}`);
}

interface CommandLine {
  readonly program: Command;
  readonly args: readonly string[];
  readonly streams: Streams;
}

/** A request for help is not an error; every other fault is printed in both languages, with the usage. */
function explainCommandLine(error: CommanderError, { program, args, streams }: CommandLine): ExitCode {
  if (error.exitCode === 0) return EXIT.done;
  const command = commandOf(program, args);
  const { zh, en } = describeCommandLineError(error);
  const usage = `用法 Usage: ${usageOf(command)}`;
  streams.err(error.code === 'commander.help' ? command.helpInformation() : `${zh}\n  ${en}\n\n${usage}\n`);
  return EXIT.badCommandLine;
}

/** The innermost command that the arguments name. */
function commandOf(program: Command, args: readonly string[]): Command {
  const next = program.commands.find((command) => command.name() === args[0]);
  return next ? commandOf(next, args.slice(1)) : program;
}

function messageOf(error: unknown, code: ExitCode): string {
  if (!types.isNativeError(error)) return String(error);
  if (isFileError(error)) return `文件无法读写 a file cannot be read or written: ${error.message}`;
  return code === EXIT.crashed ? `程序故障 this program failed\n${error.stack ?? error.message}` : error.message;
}
