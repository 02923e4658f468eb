import type { Command } from 'commander';

/** A text in Chinese and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a command answers: lines for people, data for programs. */
export interface CommandReport {
  readonly lines: readonly string[];
  /** Printed instead of the lines with `--json`. */
  readonly data: unknown;
  /** The command worked and found something wrong with what it was given: exit code 1. */
  readonly failed?: boolean;
}

/** What a command is given by the program that runs it. */
export interface Terminal {
  /** Takes the answer; called once, at the end. */
  answer(report: CommandReport, asJson: boolean): void;
  /** Prints progress, beside the answer. */
  say(line: string): void;
}

/** A description in a help text: Chinese first, English beside it. */
export const help = (zh: string, en: string): string => `${zh} ${en}`;

/** Two lines of an answer: Chinese first, English below it. */
export const both = ({ zh, en }: Bilingual): string[] => [zh, `  ${en}`];

/** Completes a command: `--json` is accepted, and `run` gets the arguments and options that were given. */
export function answering<A extends readonly unknown[], O>(
  command: Command,
  terminal: Terminal,
  run: (args: A, options: O) => Promise<CommandReport>,
): Command {
  return command.option('--json', help('输出 JSON，供程序读取', 'print JSON, for programs')).action(async () => {
    const { json = false, ...options } = command.opts<{ json?: boolean }>();
    terminal.answer(await run(command.processedArgs as unknown as A, options as O), json);
  });
}

/** Both languages on one line, for flaws of a file. */
export const oneLine = (zh: string, en: string): string => `${zh} · ${en}`;
