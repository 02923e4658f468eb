import type { Command } from 'commander';

/** A text in Chinese and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** The result of a command: lines for people, data for programs. */
export interface CommandReport {
  readonly lines: readonly string[];
  /** Printed instead of the lines with `--json`. */
  readonly data: unknown;
  /** The command found a fault in its input, or only a part of its work succeeded: exit code 1. */
  readonly failed?: boolean;
}

/** Output of a command, supplied by the program that runs it. */
export interface Terminal {
  /** Prints the result; called once, at the end. */
  answer(report: CommandReport, asJson: boolean): void;
  /** Prints progress on standard error. */
  say(line: string): void;
}

/** A description in a help text: Chinese first, English beside it. */
export const help = (zh: string, en: string): string => `${zh} ${en}`;

/** Two lines: Chinese first, English below it. */
export const both = ({ zh, en }: Bilingual): string[] => [zh, `  ${en}`];

/** Completes a command: adds `--json`, and calls `run` with the arguments and options. */
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

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

/** A number with its noun: `1 fault`, `2 faults`. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;
