import { existsSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { readConfig } from '@hotline/host';
import type { Text } from '@hotline/jurisdiction';
import { inBoth, type PackError } from '@hotline/jurisdiction-files';

/** What a command answers: lines for people, data for programs. */
export interface Report {
  readonly lines: readonly string[];
  readonly data: unknown;
  /** Something is wrong with what was asked about. */
  readonly failed?: boolean;
}

export interface Command {
  readonly usage: string;
  run(args: readonly string[]): Promise<Report>;
}

/** The folder of a place: a path that is there, or a name among the places. */
export function folderOf(name: string): string {
  const path = resolve(name);
  if (/[\\/]/.test(name) && existsSync(path) && statSync(path).isDirectory()) return path;
  return join(readConfig().jurisdictions, name);
}

type Options = NonNullable<ParseArgsConfig['options']>;

export interface Words<T extends Options> {
  readonly values: ReturnType<typeof parseArgs<{ args: string[]; allowPositionals: true; options: T }>>['values'];
  readonly words: readonly string[];
}

/** Positional words and options of a command; too few or too many words are told with its usage. */
export function read<T extends Options>(args: readonly string[], words: number, usage: string, options: T): Words<T> {
  try {
    const parsed = parseArgs({ args: [...args], allowPositionals: true, options });
    if (parsed.positionals.length === words) return { values: parsed.values, words: parsed.positionals };
  } catch (cause) {
    throw Object.assign(
      new Error(`${cause instanceof Error ? cause.message : String(cause)}\n\nnpm run pack -- ${usage}`),
      { cause },
    );
  }
  throw new Error(`npm run pack -- ${usage}`);
}

/** Chinese first, English below it. */
export const both = ({ zh, en }: Text): string[] => [zh, `  ${en}`];

export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** Every fault of a pack at its file, line and column. */
export const faults = ({ problems }: PackError): string[] =>
  problems.flatMap((p) => {
    const [zh, en] = inBoth(p.message, p.hint);
    return [`${near(p.file)}:${p.line}:${p.column} ${zh}`, `  ${en}`];
  });

/** A file as seen from where the command was given. */
export const near = (file: string): string => relative(process.cwd(), file) || file;
