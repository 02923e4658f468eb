import { types } from 'node:util';

/** Exit codes of every command; `npm run <command> -- --help` prints this table. */
export const EXIT = {
  /** The command succeeded. */
  done: 0,
  /** A file, a pack or an export has a fault, or the hotline refused the request. */
  refused: 1,
  /** The command line or a setting cannot be used; nothing was done. */
  badCommandLine: 2,
  /** The hotline, an engine or a program that is needed cannot be reached. */
  unreachable: 3,
  /** A fault of this program; a stack trace is printed. */
  crashed: 70,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The table at the end of each help text. */
export const EXIT_CODE_HELP = [
  '退出码 Exit codes:',
  '  0   完成 done',
  '  1   文件、辖区包或请求有误 a file or a pack has faults, or the hotline refused the request',
  '  2   命令行或设置有误 the command line or a setting cannot be used',
  '  3   热线、引擎或所需程序不可用 the hotline, an engine or a needed program cannot be reached',
  '  70  程序故障 a fault of this program',
].join('\n');

/** Errors of other packages by their `name`, so that a look-up does not load these packages. */
const BY_NAME: Readonly<Record<string, ExitCode>> = {
  ConfigError: EXIT.badCommandLine,
  UnknownProfile: EXIT.badCommandLine,
  PackError: EXIT.refused,
  BadFile: EXIT.refused,
  BadSheets: EXIT.refused,
  BadArchive: EXIT.refused,
  UnfitModel: EXIT.refused,
  ModelRefused: EXIT.refused,
  NothingToLearn: EXIT.refused,
  NotOverwritten: EXIT.refused,
  NotAnExport: EXIT.refused,
  DamagedFile: EXIT.refused,
  NotResumable: EXIT.refused,
  NotEmpty: EXIT.refused,
  Differs: EXIT.refused,
  NotReadable: EXIT.refused,
  WrongSchema: EXIT.refused,
  FileInUse: EXIT.refused,
  EngineAway: EXIT.unreachable,
  RedisUnusable: EXIT.unreachable,
  MongoNoAnswer: EXIT.unreachable,
  WrongPartitions: EXIT.refused,
};

/** A failure that the user of the command can correct; printed without a stack trace. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly exitCode: ExitCode,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh}\n  ${en}`);
  }
}

/** The command line cannot be used. */
export const badCommandLine = (zh: string, en: string): CommandError => new CommandError(EXIT.badCommandLine, zh, en);
/** The requested thing does not exist or is not allowed. */
export const refused = (zh: string, en: string): CommandError => new CommandError(EXIT.refused, zh, en);
export const unreachable = (zh: string, en: string): CommandError => new CommandError(EXIT.unreachable, zh, en);

const FILE_ERRORS = ['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOSPC', 'EROFS'];

/** Whether the operating system refused a path that a person gave. */
export const isFileError = (error: Error): boolean => FILE_ERRORS.includes((error as NodeJS.ErrnoException).code ?? '');

export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof CommandError) return error.exitCode;
  if (!types.isNativeError(error)) return EXIT.crashed;
  return BY_NAME[error.name] ?? (isFileError(error) ? EXIT.refused : EXIT.crashed);
}
